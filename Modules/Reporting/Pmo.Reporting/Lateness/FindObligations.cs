namespace Pmo.Reporting;

/// <summary>The reports that are or were expected, page by page.</summary>
/// <param name="State">Only in this state.</param>
/// <param name="Behind">Only missing ones: overdue, late, very late or missed.</param>
/// <param name="Mine">Only of projects the viewer manages or sponsors.</param>
/// <param name="From">Data date on or after.</param>
/// <param name="To">Data date on or before.</param>
/// <param name="Text">In code, name or project manager's name.</param>
/// <param name="Running">Only of active and on-hold projects.</param>
/// <param name="Only">Only these.</param>
/// <param name="Sort"><c>due</c>, <c>project</c>, <c>data-date</c>, <c>state</c> or <c>late</c>; with a dash in front descending.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.ComplianceReviewer, Role.Coach, Role.UnitManager, Role.LineManager, Role.Sponsor, Role.ProjectManager, Role.Reader)]
internal sealed record FindObligations(
    ObligationState? State = null, bool Behind = false, ProjectId? Project = null, UnitId? Unit = null, bool Mine = false,
    DateOnly? From = null, DateOnly? To = null, string? Text = null, string? Sort = null, int Page = 1, int Size = 50, bool Running = false, ObligationId[]? Only = null) : IQuery<Page<ObligationRow>>;

/// <summary>An obligation as lists show it.</summary>
/// <param name="Lateness">The furthest it fell behind before the report came.</param>
/// <param name="DaysLate">Days from due to the report, to the excuse, or to now; 0 in time, null where nobody is asked.</param>
/// <param name="Missing">History: no report stands in the file.</param>
/// <param name="Incomplete">It was sent back because something that was asked for was missing.</param>
/// <param name="Short">The short form that is asked for; null: the report.</param>
public sealed record ObligationRow(
    ObligationId Obligation, ProjectId Project, string Code, string Name, PersonId? Manager, string Period, DateOnly DataDate,
    DateTimeOffset? Opens, DateTimeOffset? Due, DateTimeOffset? LateAt, DateTimeOffset? VeryLateAt, DateTimeOffset? MissedAt, string Zone,
    ObligationState State, Lateness? Lateness, int Standard, int Revision, DateTimeOffset? SubmittedAt, PersonId? SubmittedBy, bool? OnTime,
    PersonId? Reviewer, DateTimeOffset? RevisionDue, string? Reason, int? DaysLate, bool Missing, bool Incomplete = false, ShortForm? Short = null)
{
    /// <summary>Whether it came in time, in words; null while that is open, or where nobody is asked.</summary>
    public string? InTime => (State, OnTime) switch
    {
        (ObligationState.Excused, _) => DaysLate > 0 ? $"excused after {DaysLate} {(DaysLate == 1 ? "day" : "days")}" : null,
        (ObligationState.Cancelled or ObligationState.Historic, _) or (_, null) => null,
        (_, true) => Incomplete ? "on time, incomplete" : "on time",
        (_, false) => DaysLate == 1 ? "1 day late" : $"{DaysLate} days late",
    };
}

/// <summary>Lists obligations of the projects the viewer may look into.</summary>
internal sealed class FindObligationsAnswer : IAnswer<FindObligations, Page<ObligationRow>>
{
    public Page<ObligationRow> Answer(FindObligations q, Viewer who, Db db)
    {
        var where = ObligationFilter.Of(who, q.Project, q.Unit, q.Mine, q.From, q.To, q.Text, q.Running)
            .And(q.Only is not null, $"o.obligation in (select unhex(value) from json_each({ObligationFilter.Ids(q.Only)}))")
            .And(q.State is not null, $"o.state = {q.State}")
            .And(q.Behind, $"o.state in ('Overdue', 'Late', 'VeryLate', 'Missed')");
        var sort = SortBy.Of(q.Sort, "o.data_date desc, o.obligation",
            ("due", "o.due"), ("project", "p.code"), ("data-date", "o.data_date"), ("state", "o.state"), ("late", "days_late"), ("period", "o.data_date"), ("manager", "person_name(p.manager)"));
        var total = db.Value<long>($"select count(*) from obligations o join reporting_projects p using (project) where {where}");
        var (number, size) = Slice.Of(who, q.Page, q.Size, total);
        return new(ObligationFilter.Rows(db, who, where, sort, size, (number - 1) * size), total, number, size);
    }
}
