namespace Pmo.Staffing.Lines;

/// <summary>Which line is the solid one in which department, and how long notice and answer take.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record FindArrangements : IQuery<LineRules>;

/// <summary>What is set for lines.</summary>
public sealed record LineRules(IReadOnlyList<ArrangementRow> Rows, IReadOnlyList<DepartmentRow> Departments, int Notice, int Answer);

/// <summary>An arrangement, from its day on.</summary>
public sealed record ArrangementRow(UnitId Department, string Name, DateOnly FromDay, Arrangement Arrangement, string Reason, PersonId By, PersonId? Manager);

/// <summary>A department to choose.</summary>
public sealed record DepartmentRow(UnitId Id, string Name);

/// <summary>Reads what is set, by department, the newest first.</summary>
internal sealed class FindArrangementsAnswer : IAnswer<FindArrangements, LineRules>
{
    private sealed record TermsRow(int Notice, int Answer);

    public LineRules Answer(FindArrangements q, Viewer who, Db db)
    {
        var terms = db.One<TermsRow>($"select notice, answer from staffing_terms")!;
        return new(
            db.List<ArrangementRow>($"select a.department, coalesce(d.name, '') name, a.from_day, a.arrangement, a.reason, a.by, d.manager from staffing_arrangement a left join staffing_department d on d.id = a.department order by 2, a.from_day desc"),
            db.List<DepartmentRow>($"select id, name from staffing_department order by name"), terms.Notice, terms.Answer);
    }
}

/// <summary>Answers which line of a person is the solid one, as the tables hold it.</summary>
internal sealed class ShowArrangementAnswer : IAnswer<ShowArrangement, Answer<ArrangementSheet>>
{
    public Answer<ArrangementSheet> Answer(ShowArrangement q, Viewer who, Db db) => KnownLines.Read(db).On(q.Person, q.Day ?? DateOnly.FromDateTime(who.Now.UtcDateTime));
}

/// <summary>The lines as the tables hold them: the same book that rules consult, filled from rows.</summary>
internal sealed class KnownLines(SolidLines lines, IReadOnlyDictionary<UnitId, string> names)
{
    private sealed record Stay(PersonId Person, DateOnly FromDay, DateOnly? LastDay);

    private sealed record Own(PersonId Person, DateOnly FromDay, UnitId? Department);

    private sealed record Unit(UnitId Id, string Name, UnitId? Parent, PersonId? Manager);

    private sealed record Set(UnitId Department, DateOnly FromDay, Arrangement Arrangement);

    public static KnownLines Read(Db db)
    {
        var units = db.List<Unit>($"select id, name, parent, manager from staffing_department");
        var lines = SolidLines.None;
        foreach (var u in units) lines = lines.After(new Office.UnitCreated(u.Id, Office.UnitKind.Department, "", u.Name, u.Parent, default)).After(new Office.UnitManagerNamed(u.Id, Office.UnitKind.Department, u.Manager));
        foreach (var s in db.List<Set>($"select department, from_day, arrangement from staffing_arrangement")) lines = lines.After(new ArrangementSet(s.Department, s.Arrangement, s.FromDay, "", default, default));
        foreach (var o in db.List<Own>($"select person, from_day, department from staffing_own_department")) lines = lines.After(new OwnDepartmentSet(o.Person, o.Department, o.FromDay, "", default, default));
        foreach (var stay in db.List<Stay>($"select person, from_day, last_day from pool_stay order by from_day"))
        {
            lines = lines.After(new PoolJoined(stay.Person, default, 0, stay.FromDay, "", default, default));
            if (stay.LastDay is { } last) lines = lines.After(new PoolLeft(stay.Person, last, "", default, default));
        }

        return new(lines, units.ToDictionary(u => u.Id, u => u.Name));
    }

    /// <summary>The book itself, for rules that consult it.</summary>
    public SolidLines Lines => lines;

    public ArrangementSheet On(PersonId person, DateOnly day) => new(person, day, lines.On(person, day), lines.DepartmentOf(person, day), lines.ManagerOf(person, day));

    public string? NameOf(UnitId? department) => department is { } unit ? names.GetValueOrDefault(unit) : null;

    /// <summary>The stretches of a stay in which the same line is the solid one.</summary>
    public IEnumerable<(Arrangement Arrangement, PersonId? Manager, DateOnly From, DateOnly? LastDay)> Within(PersonId person, DateOnly from, DateOnly? last)
    {
        var days = lines.Departments.GetValueOrDefault(person)?.Keys.Concat(lines.Arrangements.Values.SelectMany(a => a.Keys)).Where(d => d > from && (last is null || d <= last)).Prepend(from).Distinct().Order().ToList() ?? [from];
        var found = new List<(Arrangement Arrangement, PersonId? Manager, DateOnly From, DateOnly? LastDay)>();
        foreach (var day in days)
        {
            var (arrangement, manager) = (lines.On(person, day), lines.ManagerOf(person, day));
            if (found is [.., var before] && before.Arrangement == arrangement && before.Manager == manager) continue;
            if (found.Count > 0) found[^1] = found[^1] with { LastDay = day.AddDays(-1) };
            found.Add((arrangement, manager, day, last));
        }

        return found;
    }
}
