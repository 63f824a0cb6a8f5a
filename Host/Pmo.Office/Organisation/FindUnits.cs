namespace Pmo.Office;

/// <summary>A tree as it stands, or as it stood (or will stand) on a day.</summary>
internal sealed class FindUnitsAnswer : IAnswer<FindUnits, IReadOnlyList<UnitRow>>
{
    public IReadOnlyList<UnitRow> Answer(FindUnits q, Viewer who, Db db) => [.. db.List<Row>($"""
        with recursive placed as (
            select u.id, u.code, case when {q.On} is null then u.parent
                when u.planned_from <= {q.On} then u.planned_to
                else (select w.parent from unit_place w where w.unit = u.id and w.since <= {q.On} order by w.since desc limit 1) end place
            from unit u where u.kind = {q.Kind} and u.hidden = 0 and ({q.On} is null or (u.since <= {q.On} and (u.closed is null or u.closed > {q.On})))),
        tree (id, place, depth, path) as (
            select id, null, 0, code from placed where place is null or place not in (select id from placed)
            union all
            select p.id, p.place, t.depth + 1, t.path || char(1) || p.code from tree t join placed p on p.place = t.id),
        standing (project, unit) as (
            select id, department from project where hidden = 0 and status in ('Active', 'OnHold') and department is not null
            union all
            select g.project, g.unit from project_unit g join project p on p.id = g.project where p.hidden = 0 and p.status in ('Active', 'OnHold')),
        counted as (select x.ancestor unit, count(distinct s.project) projects from standing s join unit_path x on x.unit = s.unit group by x.ancestor)
        select u.id unit, u.code, u.name, t.place parent, t.depth, u.manager, person_name(u.manager) manager_name, coalesce(c.projects, 0) projects,
            u.since "from", u.closed, u.planned_to, above.name planned_name, u.planned_from
        from tree t join unit u on u.id = t.id left join unit above on above.id = u.planned_to left join counted c on c.unit = u.id
        order by t.path collate nocase
        """).Select(r => r.ToUnitRow())];

    private sealed record Row(
        UnitId Unit, string Code, string Name, UnitId? Parent, int Depth, PersonId? Manager, string? ManagerName, int Projects,
        DateOnly From, DateOnly? Closed, UnitId? PlannedTo, string? PlannedName, DateOnly? PlannedFrom)
    {
        public UnitRow ToUnitRow() => new(Unit, Code, Name, Parent, Depth, Manager, ManagerName, Projects, From, Closed,
            PlannedFrom is { } from ? new PlannedMove(PlannedTo, PlannedName, from) : null);
    }
}
