namespace Pmo.Reporting.Escalating;

/// <summary>The ladder of every department, its own or the one it climbs instead.</summary>
[May(Role.System, Role.Reader)]
internal sealed record FindLadders : IQuery<LadderList>;

/// <summary>All ladders.</summary>
public sealed record LadderList(LadderRules Default, IReadOnlyList<DepartmentLadder> Departments);

/// <summary>A department with the ladder its projects climb.</summary>
/// <param name="Own">It has set one itself.</param>
public sealed record DepartmentLadder(UnitId Unit, string Name, bool Own, LadderRules Rules);

/// <summary>Reads the rules that were set.</summary>
internal sealed class FindLaddersAnswer : IAnswer<FindLadders, LadderList>
{
    private sealed record Department(UnitId Unit, string Name, bool Own);

    public LadderList Answer(FindLadders q, Viewer who, Db db) => new(LadderText.Default(db),
        [.. db.List<Department>($"select u.unit, u.name, r.department is not null own from reporting_units u left join ladder_rules r on r.department = u.unit where u.kind = 'Department' order by u.name")
            .Select(d => new DepartmentLadder(d.Unit, d.Name, d.Own, LadderText.For(db, d.Unit)))]);
}
