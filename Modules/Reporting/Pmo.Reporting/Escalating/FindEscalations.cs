namespace Pmo.Reporting.Escalating;

/// <summary>The steps that ladders took, newest first, page by page; or only where it stands now.</summary>
/// <param name="Running">Only the newest step of ladders that go on.</param>
/// <param name="Level">Only steps of this level.</param>
/// <param name="Project">Only of this project.</param>
/// <param name="Unit">Only of projects in this part of a tree.</param>
/// <param name="Text">In code, name or project manager's name.</param>
/// <param name="Sort"><c>at</c>, <c>project</c>, <c>late</c>, <c>next</c> or <c>level</c>; with a dash in front descending.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.ComplianceReviewer, Role.Coach, Role.UnitManager, Role.LineManager, Role.Sponsor, Role.ProjectManager)]
internal sealed record FindEscalations(
    bool Running = true, LadderLevel? Level = null, ProjectId? Project = null, UnitId? Unit = null, string? Text = null, string? Sort = null, int Page = 1, int Size = 50) : IQuery<Page<EscalationRow>>;

/// <summary>A step that was taken.</summary>
/// <param name="Missing">How many reports were missing then.</param>
/// <param name="NextAt">When the next step is taken if nothing comes; null: there is none, or the ladder went on or ended since.</param>
/// <param name="Ended">When the ladder ended; null: it goes on.</param>
/// <param name="Obligation">The newest report that is missing; null: none any more.</param>
public sealed record EscalationRow(
    ProjectId Project, string Code, string Name, PersonId? Manager, Guid Ladder, bool Returned, LadderLevel Level, PersonId Person, PersonId? InPlaceOf, string? Passed,
    int Missing, int DaysLate, DateTimeOffset At, DateTimeOffset? NextAt, DateTimeOffset? Ended, bool Exhausted, ObligationId? Obligation);

/// <summary>Lists escalations of the projects the viewer may look into.</summary>
internal sealed class FindEscalationsAnswer : IAnswer<FindEscalations, Page<EscalationRow>>
{
    public Page<EscalationRow> Answer(FindEscalations q, Viewer who, Db db)
    {
        var where = Where.All
            .And(true, $"p.shown and {who.Projects("e.project")}")
            .And(q.Running, $"l.ended is null and l.step = e.step")
            .And(q.Level is not null, $"e.level = {q.Level}")
            .And(q.Project is not null, $"e.project = {q.Project}")
            .And(q.Unit is not null, $"{ReportingProjects.Under(q.Unit)}")
            .And(!string.IsNullOrWhiteSpace(q.Text), $"{ReportingProjects.Says(q.Text)}");
        var sort = SortBy.Of(q.Sort ?? "-at", "e.at desc, e.ladder", ("at", "e.at"), ("project", "p.code"), ("late", "e.days_late"), ("next", "l.next_at"), ("level", "e.step"));
        var total = db.Value<long>($"select count(*) from escalations e join ladders l using (ladder) join reporting_projects p on p.project = e.project where {where}");
        var (number, size) = Slice.Of(who, q.Page, q.Size, total);
        return new(db.List<EscalationRow>($"""
            select e.project, p.code, p.name, p.manager, e.ladder, e.returned, e.level, e.person, e.in_place_of, e.passed, e.missing, e.days_late, e.at,
                case when l.step = e.step then l.next_at end next_at, l.ended, l.exhausted,
                (select m.obligation from ladder_missing m where m.ladder = e.ladder order by m.obligation desc limit 1) obligation
            from escalations e join ladders l using (ladder) join reporting_projects p on p.project = e.project where {where} order by {sort} limit {size} offset {(number - 1) * size}
            """), total, number, size);
    }
}
