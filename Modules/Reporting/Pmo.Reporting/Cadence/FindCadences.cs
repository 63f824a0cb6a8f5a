using Pmo.Reporting.Tiering;

namespace Pmo.Reporting;

/// <summary>Every project with the cadence it reports by.</summary>
/// <param name="Own">Only projects with (or without) a cadence of their own.</param>
/// <param name="Sort"><c>code</c>, <c>name</c> or <c>next</c>.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record FindCadences(string? Text = null, bool? Own = null, GoLive? GoLive = null, string? Sort = null, int Page = 1, int Size = 50) : IQuery<CadenceList>;

/// <summary>The default cadence and the projects.</summary>
internal sealed record CadenceList(Cadence Default, string DefaultCalendar, Page<CadenceRow> Projects);

/// <summary>A project's cadence.</summary>
/// <param name="Cadence">Its own, that of its tier, or the default.</param>
/// <param name="Tier">The tier that holds for it.</param>
/// <param name="GoLive">Null: not decided.</param>
/// <param name="NextDue">When its next report is due, if one is planned.</param>
internal sealed record CadenceRow(ProjectId Project, string Code, string Name, PersonId? Manager, Cadence Cadence, bool Own, GoLive? GoLive, DateTimeOffset? NextDue, HeldTier? Tier = null, Office.ProjectStatus Status = Office.ProjectStatus.Active);

/// <summary>Lists cadences; a project without its own shows the default.</summary>
internal sealed class FindCadencesAnswer : IAnswer<FindCadences, CadenceList>
{
    private sealed record Row(ProjectId Project, string Code, string Name, PersonId? Manager, string? Cadence, string? Tier, GoLive? GoLive, DateTimeOffset? NextDue, Office.ProjectStatus Status);

    public CadenceList Answer(FindCadences q, Viewer who, Db db)
    {
        var standard = KnownCalendars.Default(db);
        var where = ReportingProjects.Says(q.Text)
            .And(true, $"p.shown and {who.Projects("p.project")}")
            .And(q.Own is not null, $"(p.cadence is not null) = {q.Own == true}")
            .And(q.GoLive is not null, $"p.go_live = {q.GoLive}");
        var total = db.Value<long>($"select count(*) from reporting_projects p where {where}");
        var (number, size) = Slice.Of(who, q.Page, q.Size, total);
        var rows = db.List<Row>($"""
            select p.project, p.code, p.name, p.manager, p.cadence, p.tier, p.go_live, p.status,
                (select min(o.due) from obligations o where o.project = p.project and o.state in ('Scheduled', 'Open')) next_due
            from reporting_projects p where {where}
            order by {SortBy.Of(q.Sort, "p.code", ("code", "p.code"), ("name", "p.name"), ("next", "next_due"))} limit {size} offset {(number - 1) * size}
            """);
        var calendar = db.Value<string>($"select name from reporting_calendars where calendar = {standard.Calendar}") ?? "Monday to Friday, UTC";
        return new(standard, calendar, new([.. rows.Select(r => Of(r, standard))], total, number, size));
    }

    private static CadenceRow Of(Row r, Cadence standard) =>
        new(r.Project, r.Code, r.Name, r.Manager, Effective(r.Cadence, KnownTiers.Held(r.Tier), standard), r.Cadence is not null, r.GoLive, r.NextDue, KnownTiers.Held(r.Tier), r.Status);

    /// <summary>The cadence by which a project reports: its own, that of the tier that holds for it, or the default.</summary>
    internal static Cadence Effective(string? own, HeldTier? held, Cadence standard) => own is not null ? CadenceText.Read(own) : held?.Tier.On(standard) ?? standard;
}

/// <summary>One project's cadence; null when there is no such project, or not for this viewer.</summary>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record ShowCadence(ProjectId Project) : IQuery<CadenceRow?>;

/// <summary>Shows one project's cadence.</summary>
internal sealed class ShowCadenceAnswer : IAnswer<ShowCadence, CadenceRow?>
{
    private sealed record Row(string Code, string Name, PersonId? Manager, string? Cadence, string? Tier, GoLive? GoLive, Office.ProjectStatus Status);

    public CadenceRow? Answer(ShowCadence q, Viewer who, Db db) =>
        db.One<Row>($"select code, name, manager, cadence, tier, go_live, status from reporting_projects p where p.project = {q.Project} and p.shown and {who.Projects("p.project")}") is { } r
            ? new(q.Project, r.Code, r.Name, r.Manager, FindCadencesAnswer.Effective(r.Cadence, KnownTiers.Held(r.Tier), KnownCalendars.Default(db)), r.Cadence is not null, r.GoLive, null, KnownTiers.Held(r.Tier), r.Status)
            : null;
}
