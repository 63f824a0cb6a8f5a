using System.Collections.Immutable;

namespace Pmo.Office;

/// <summary>A department, programme or portfolio as its tree remembers it.</summary>
internal sealed record Unit(UnitId Id, UnitKind Kind, string Code, string Name, UnitId? Parent, DateOnly MovedOn, PersonId? Manager = null, DateOnly? Closed = null);

/// <summary>All units of one kind, how they stand under each other, and the moves that are decided but have not come yet.</summary>
internal sealed record UnitTree(ImmutableDictionary<UnitId, Unit> Units, ImmutableDictionary<UnitId, UnitMoveDecided> Planned) : IState<UnitTree>
{
    public static UnitTree Initial { get; } = new(ImmutableDictionary<UnitId, Unit>.Empty, ImmutableDictionary<UnitId, UnitMoveDecided>.Empty);

    public static Decision Unknown => Decision.Refuse("unit.unknown", "There is no such unit in this tree.");

    public Unit? Find(UnitId? unit) => unit is { } id ? Units.GetValueOrDefault(id) : null;

    public Unit? WithCode(string code) => Units.Values.FirstOrDefault(u => string.Equals(u.Code, code.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Why nothing can stand under this unit, or null when it can; null is the top.</summary>
    public Decision? RefusesParent(UnitId? parent) => (parent, Find(parent)) switch
    {
        (null, _) => null,
        (_, null) => Decision.Refuse("unit.parent-not-found", "The unit above is not in this tree: it is unknown or of another kind."),
        (_, { Closed: { } day } above) => Decision.Refuse("unit.parent-closed", $"{above.Name} is closed since {day:yyyy-MM-dd}."),
        _ => null,
    };

    /// <summary>True when a unit would stand under itself after this move, or on the day of any move that is decided already.</summary>
    public bool WouldLoop(UnitMoveDecided move)
    {
        var parents = Units.ToDictionary(u => u.Key, u => u.Value.Parent);
        foreach (var next in Planned.SetItem(move.Unit, move).Values.OrderBy(p => p.From).ThenBy(p => p.Unit.Value))
        {
            parents[next.Unit] = next.Parent;
            if (IsUnderItself(next.Unit, parents)) return true;
        }

        return false;
    }

    private static bool IsUnderItself(UnitId unit, Dictionary<UnitId, UnitId?> parents)
    {
        var steps = 0;
        for (var above = parents[unit]; above is { } id && steps <= parents.Count; above = parents.GetValueOrDefault(id), steps++)
            if (id == unit) return true;
        return steps > parents.Count;
    }

    public UnitTree Evolve(object @event) => @event switch
    {
        UnitCreated e => this with { Units = Units.SetItem(e.Unit, new Unit(e.Unit, e.Kind, e.Code, e.Name, e.Parent, e.From)) },
        UnitRenamed e => With(e.Unit, u => u with { Code = e.Code, Name = e.Name }),
        UnitMoveDecided e => this with { Planned = Planned.SetItem(e.Unit, e) },
        UnitMoved e => With(e.Unit, u => u with { Parent = e.Parent, MovedOn = e.From }) with { Planned = Planned.Remove(e.Unit) },
        UnitManagerNamed e => With(e.Unit, u => u with { Manager = e.Manager }),
        UnitClosed e => With(e.Unit, u => u with { Closed = e.From }) with { Planned = Planned.Remove(e.Unit) },
        _ => throw new UnknownEventException(typeof(UnitTree), @event),
    };

    private UnitTree With(UnitId unit, Func<Unit, Unit> change) => this with { Units = Units.SetItem(unit, change(Units[unit])) };
}
