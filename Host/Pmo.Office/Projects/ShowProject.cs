namespace Pmo.Office;

/// <summary>Everyone signed in may read what the register says of a project.</summary>
internal sealed class ShowProjectAnswer : IAnswer<ShowProject, ProjectSheet?>
{
    public ProjectSheet? Answer(ShowProject q, Viewer who, Db db)
    {
        if (db.One<Row>($"""
            select p.id, p.code, p.name, p.description, p.department, p.category, p.class, p.phase, p.starts, p.ends, p.budget, p.currency,
                p.manager, person_name(p.manager) manager_name, p.manager_since, p.sponsor, person_name(p.sponsor) sponsor_name, p.sponsor_since,
                p.status, p.status_since, p.status_by, person_name(p.status_by) status_by_name, p.status_reason, p.status_review,
                p.planned_to, t.name planned_name, p.planned_from
            from project p left join unit t on t.id = p.planned_to where p.id = {q.Project} and p.hidden = 0
            """) is not { } p) return null;
        return new ProjectSheet(p.Id, p.Code, p.Name, p.Description, p.Profile, DepartmentOf(p, db), GroupsOf(p, db), p.Planned, p.Standing, p.Lead, p.Sponsoring, TeamOf(p, db));
    }

    private static IReadOnlyList<UnitName> DepartmentOf(Row p, Db db) => db.List<UnitName>($"""
        select u.id unit, u.kind, u.code, u.name from unit_path x join unit u on u.id = x.ancestor where x.unit = {p.Department}
        order by (select count(*) from unit_path a where a.unit = u.id)
        """);

    private static IReadOnlyList<UnitName> GroupsOf(Row p, Db db) => db.List<UnitName>($"""
        select u.id unit, u.kind, u.code, u.name from project_unit g join unit u on u.id = g.unit where g.project = {p.Id} order by u.kind, u.name collate nocase
        """);

    private static IReadOnlyList<Named> TeamOf(Row p, Db db) => db.List<Named>($"""
        select m.person, coalesce(person_name(m.person), 'Unknown person') name, null since from project_member m where m.project = {p.Id} order by 2 collate nocase, m.person
        """);

    private sealed record Row(
        ProjectId Id, string Code, string Name, string? Description, UnitId? Department, string? Category, string? Class, string? Phase, DateOnly? Starts, DateOnly? Ends, decimal? Budget, string? Currency,
        PersonId? Manager, string? ManagerName, DateTimeOffset? ManagerSince, PersonId? Sponsor, string? SponsorName, DateTimeOffset? SponsorSince,
        ProjectStatus Status, DateOnly? StatusSince, PersonId? StatusBy, string? StatusByName, string? StatusReason, DateOnly? StatusReview, UnitId? PlannedTo, string? PlannedName, DateOnly? PlannedFrom)
    {
        public ProjectProfile Profile => new(Category, Class, Starts, Ends, Budget, Currency, Phase);
        public ProjectStanding Standing => new(Status, StatusSince, NamedOf(StatusBy, StatusByName, null), StatusReason, StatusReview);
        public Named? Lead => NamedOf(Manager, ManagerName, ManagerSince);
        public Named? Sponsoring => NamedOf(Sponsor, SponsorName, SponsorSince);
        public PlannedMove? Planned => PlannedFrom is { } from ? new(PlannedTo, PlannedName, from) : null;

        private static Named? NamedOf(PersonId? person, string? name, DateTimeOffset? since) => person is { } id ? new(id, name ?? "Unknown person", since) : null;
    }
}
