namespace Pmo.Reporting;

/// <summary>Which obligations a viewer is shown, and the columns they are shown with.</summary>
internal static class ObligationFilter
{
    public static Where Of(Viewer who, ProjectId? project = null, UnitId? unit = null, bool mine = false, DateOnly? from = null, DateOnly? to = null, string? text = null, bool running = false) => Where.All
        .And(true, $"o.shown and p.shown and {who.Projects("o.project")}")
        .And(project is not null, $"o.project = {project}")
        .And(unit is not null, $"{ReportingProjects.Under(unit)}")
        .And(mine, $"p.manager = {who.Person} or p.sponsor = {who.Person}")
        .And(running, $"p.status in ('Active', 'OnHold')")
        .And(from is not null, $"o.data_date >= {from}")
        .And(to is not null, $"o.data_date <= {to}")
        .And(!string.IsNullOrWhiteSpace(text), $"{ReportingProjects.Says(text)}");

    /// <summary>Ids as a statement takes a list of them.</summary>
    public static string Ids(IEnumerable<ObligationId>? ids) => "[" + string.Join(',', (ids ?? []).Select(i => $"\"{i}\"")) + "]";

    // Any begun day counts.
    public static IReadOnlyList<ObligationRow> Rows(Db db, Viewer who, Where where, SortBy sort, int limit, int offset) => db.List<ObligationRow>($"""
        select o.obligation, o.project, p.code, p.name, p.manager, o.period, o.data_date, o.opens, o.due, o.late_at, o.very_late_at, o.missed_at, o.zone,
            o.state, o.lateness, o.standard, o.revision, o.submitted_at, o.submitted_by, o.on_time, o.reviewer, o.revision_due, o.reason, o.missing, o.incomplete, o.short,
            case when o.due is null or o.state = 'Cancelled' then null
                else max(0, (coalesce(o.submitted_at, o.closed_at, {who.Now}) - o.due + 86399999999) / 86400000000) end days_late
        from obligations o join reporting_projects p using (project) where {where} order by {sort} limit {limit} offset {offset}
        """);
}
