using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Lines;

/// <summary>The arrangements of all departments.</summary>
internal sealed record ArrangementBook(ImmutableDictionary<UnitId, ImmutableSortedDictionary<DateOnly, Arrangement>> Departments) : IState<ArrangementBook>
{
    public static ArrangementBook Initial { get; } = new(ImmutableDictionary<UnitId, ImmutableSortedDictionary<DateOnly, Arrangement>>.Empty);

    public ImmutableSortedDictionary<DateOnly, Arrangement> Of(UnitId department) => Departments.GetValueOrDefault(department, ImmutableSortedDictionary<DateOnly, Arrangement>.Empty);

    public ArrangementBook Evolve(object @event) => @event switch
    {
        ArrangementSet e => new(Departments.SetItem(e.Department, Of(e.Department).SetItem(e.From, e.Arrangement))),
        _ => throw new UnknownEventException(typeof(ArrangementBook), @event),
    };
}

/// <summary>The departments there are, for rules that name one.</summary>
internal sealed record KnownDepartments(ImmutableDictionary<UnitId, string> Names) : IState<KnownDepartments>
{
    public static KnownDepartments Initial { get; } = new(ImmutableDictionary<UnitId, string>.Empty);

    public static IEnumerable<string> Streams => [Units.StreamOf(UnitKind.Department)];

    public Decision? Refuses(UnitId department) => Names.ContainsKey(department) ? null : Decision.Refuse("department.unknown", "There is no such department, or it is closed.");

    public KnownDepartments Evolve(object @event) => @event switch
    {
        UnitCreated { Kind: UnitKind.Department } e => new(Names.SetItem(e.Unit, e.Name)),
        UnitClosed e => new(Names.Remove(e.Unit)),
        _ => this,
    };
}

/// <summary>Says which line is the solid one in a department from a day on.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetArrangement(UnitId Department, Arrangement Arrangement, DateOnly From, string Reason) : ICommand;

/// <summary>An arrangement is dated, and what it was before stays on record; it holds for the departments under it that have none of their own.</summary>
internal sealed class SetArrangementRule : IRule<SetArrangement, ArrangementBook, KnownDepartments>
{
    public string Stream(SetArrangement c) => SolidLines.Stream;
    public IEnumerable<string> Consults(SetArrangement c, ArrangementBook book) => KnownDepartments.Streams;

    public Decision Decide(SetArrangement c, ArrangementBook book, KnownDepartments departments, Moment m) => c switch
    {
        _ when departments.Refuses(c.Department) is { } refused => refused,
        _ when !Enum.IsDefined(c.Arrangement) => Decision.Refuse("line.arrangement", "Choose which line is the solid one."),
        _ when StaffingEntry.Refused(100, c.From) is { } refused => refused,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when book.Of(c.Department) is { IsEmpty: false } dated && Dated.On(dated, c.From) == c.Arrangement => Decision.Nothing,
        _ => [new ArrangementSet(c.Department, c.Arrangement, c.From, c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Says which department a person of the pool has as their own from a day on.</summary>
/// <param name="Department">Null: none.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetOwnDepartment(PersonId Person, UnitId? Department, DateOnly From, string Reason) : ICommand;

/// <summary>A person of the pool has one department at a time, dated; its arrangement says which of their lines is the solid one.</summary>
internal sealed class SetOwnDepartmentRule : IRule<SetOwnDepartment, PoolMember, KnownDepartments>
{
    public string Stream(SetOwnDepartment c) => PoolStreams.Of(c.Person);
    public IEnumerable<string> Consults(SetOwnDepartment c, PoolMember member) => KnownDepartments.Streams;

    public Decision Decide(SetOwnDepartment c, PoolMember member, KnownDepartments departments, Moment m) => member switch
    {
        { Belongs: false } => PoolMember.NotInPool,
        _ when c.Department is { } department && departments.Refuses(department) is { } refused => refused,
        _ when StaffingEntry.Refused(100, c.From) is { } refused => refused,
        _ when c.From < member.Stays[^1].From => Decision.Refuse("pool.before", $"This person belongs to the pool from {Tell.Day(member.Stays[^1].From)} on: choose a later day."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when member.DepartmentOn(c.From) == c.Department => Decision.Nothing,
        _ => [new OwnDepartmentSet(c.Person, c.Department, c.From, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
