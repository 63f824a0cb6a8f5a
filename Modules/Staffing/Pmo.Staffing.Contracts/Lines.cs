using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Staffing;

/// <summary>Which of a person's two lines is the solid one.</summary>
public enum Arrangement
{
    /// <summary>The head of the PMO; the sponsor of each booking is the dotted line. So it is unless something else was set.</summary>
    Pmo,
    /// <summary>The manager of the person's department, who is asked before a hard booking and a recall; the head of the PMO is the dotted line.</summary>
    Department,
}

/// <summary>In a department, and in those under it that have nothing of their own, this line is the solid one from a day on.</summary>
[EventName("staffing.arrangement-set")]
public sealed record ArrangementSet(UnitId Department, Arrangement Arrangement, DateOnly From, string Reason, PersonId By, DateTimeOffset At);

/// <summary>A person of the pool has this department as their own from a day on; null: none.</summary>
[EventName("staffing.own-department-set")]
public sealed record OwnDepartmentSet(PersonId Person, UnitId? Department, DateOnly From, string Reason, PersonId By, DateTimeOffset At) : IOfPoolMember;

/// <summary>Which line of people of the pool is the solid one, folded from the streams below by rules of any module that consult it.</summary>
public sealed record SolidLines(
    ImmutableDictionary<UnitId, ImmutableSortedDictionary<DateOnly, Arrangement>> Arrangements, ImmutableDictionary<PersonId, ImmutableSortedDictionary<DateOnly, UnitId?>> Departments,
    ImmutableDictionary<PersonId, ImmutableList<(DateOnly From, DateOnly? LastDay)>> Stays, ImmutableDictionary<UnitId, UnitId?> Parents, ImmutableDictionary<UnitId, PersonId?> Managers)
{
    /// <summary>Nothing was set: everybody's solid line is the head of the PMO.</summary>
    public static SolidLines None { get; } = new(
        ImmutableDictionary<UnitId, ImmutableSortedDictionary<DateOnly, Arrangement>>.Empty, ImmutableDictionary<PersonId, ImmutableSortedDictionary<DateOnly, UnitId?>>.Empty,
        ImmutableDictionary<PersonId, ImmutableList<(DateOnly, DateOnly?)>>.Empty, ImmutableDictionary<UnitId, UnitId?>.Empty, ImmutableDictionary<UnitId, PersonId?>.Empty);

    /// <summary>The stream of the arrangements of all departments.</summary>
    public static string Stream { get; } = $"staffing.arrangements-{Ids.Named("staffing.arrangements", "setting"):n}";

    /// <summary>The streams to consult for a person.</summary>
    public static IEnumerable<string> Streams(PersonId person) => [Stream, Units.StreamOf(UnitKind.Department), PoolStreams.Of(person)];

    /// <summary>After one more event of these streams; others change nothing.</summary>
    public SolidLines After(object @event) => @event switch
    {
        ArrangementSet e => this with { Arrangements = Arrangements.SetItem(e.Department, Arrangements.GetValueOrDefault(e.Department, ImmutableSortedDictionary<DateOnly, Arrangement>.Empty).SetItem(e.From, e.Arrangement)) },
        OwnDepartmentSet e => this with { Departments = Departments.SetItem(e.Person, Departments.GetValueOrDefault(e.Person, ImmutableSortedDictionary<DateOnly, UnitId?>.Empty).SetItem(e.From, e.Department)) },
        PoolJoined e => this with { Stays = Stays.SetItem(e.Person, Stays.GetValueOrDefault(e.Person, []).Add((e.From, null))) },
        PoolLeft e when Stays.TryGetValue(e.Person, out var stays) => this with { Stays = Stays.SetItem(e.Person, [.. stays.Select(s => s.LastDay is null ? (s.From, e.LastDay) : s)]) },
        UnitCreated { Kind: UnitKind.Department } e => this with { Parents = Parents.SetItem(e.Unit, e.Parent) },
        UnitMoved { Kind: UnitKind.Department } e => this with { Parents = Parents.SetItem(e.Unit, e.Parent) },
        UnitManagerNamed { Kind: UnitKind.Department } e => this with { Managers = Managers.SetItem(e.Unit, e.Manager) },
        _ => this,
    };

    /// <summary>The arrangement of a department on a day: its own, or the nearest one above as the tree stands now.</summary>
    public Arrangement On(UnitId department, DateOnly day)
    {
        foreach (var unit in Upwards(department))
            if (Arrangements.TryGetValue(unit, out var dated) && Last(dated, day) is { } found) return found;
        return Arrangement.Pmo;
    }

    /// <summary>The arrangement of a person on a day. Whoever does not belong to the pool, or has no department, has the PMO's.</summary>
    public Arrangement On(PersonId person, DateOnly day) => DepartmentOf(person, day) is { } department ? On(department, day) : Arrangement.Pmo;

    /// <summary>The department of a person of the pool on a day.</summary>
    public UnitId? DepartmentOf(PersonId person, DateOnly day) =>
        Stays.GetValueOrDefault(person, []).Any(s => s.From <= day && (s.LastDay is null || day <= s.LastDay)) && Departments.TryGetValue(person, out var dated) ? dated.LastOrDefault(d => d.Key <= day).Value : null;

    /// <summary>Who is the solid line of a person where the department is, on a day. Null: the PMO is, or nobody manages the department.</summary>
    public PersonId? ManagerOf(PersonId person, DateOnly day) => DepartmentOf(person, day) is { } department ? ManagerOf(department, person, day) : null;

    /// <summary>Who is the solid line of a person of this department, where it has the reverse arrangement on a day: its manager, or the nearest one above; never the person themselves.</summary>
    public PersonId? ManagerOf(UnitId department, PersonId person, DateOnly day) =>
        On(department, day) == Arrangement.Department ? Upwards(department).Select(u => Managers.GetValueOrDefault(u)).FirstOrDefault(m => m is not null && m != person) : null;

    /// <summary>Everybody who may be that of a person on some day: who manages a department they ever had, or one above it.</summary>
    public IEnumerable<PersonId> MayManage(PersonId person) =>
        Departments.GetValueOrDefault(person)?.Values.OfType<UnitId>().SelectMany(Upwards).Select(u => Managers.GetValueOrDefault(u)).OfType<PersonId>().Distinct() ?? [];

    private IEnumerable<UnitId> Upwards(UnitId department)
    {
        var seen = new HashSet<UnitId>();
        for (UnitId? unit = department; unit is { } here && seen.Add(here); unit = Parents.GetValueOrDefault(here)) yield return here;
    }

    private static Arrangement? Last(ImmutableSortedDictionary<DateOnly, Arrangement> dated, DateOnly day) => dated.Any(d => d.Key <= day) ? dated.Last(d => d.Key <= day).Value : null;
}

/// <summary>Which line of a person is the solid one on a day, and who it is; for appraisals and other pages.</summary>
/// <param name="Day">Null: today.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
public sealed record ShowArrangement(PersonId Person, DateOnly? Day = null) : IQuery<Answer<ArrangementSheet>>;

/// <summary>Which line is the solid one.</summary>
/// <param name="Manager">Of the department, where that is the solid line; null: the head of the PMO is, or nobody is named.</param>
public sealed record ArrangementSheet(PersonId Person, DateOnly Day, Arrangement Arrangement, UnitId? Department, PersonId? Manager);
