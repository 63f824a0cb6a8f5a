using System.Collections.Immutable;

namespace Pmo.Office.Erasing;

/// <summary>How far the erasure of one person is.</summary>
/// <param name="Called">How often those who may approve were called.</param>
internal sealed record Erasure(Guid Id, PersonId RequestedBy, bool Approved, bool Executed, int Called = 0);

/// <summary>A legal hold in force, and who asked that it be lifted.</summary>
internal sealed record Hold(LegalHoldPlaced Placed, PersonId? LiftRequestedBy = null);

/// <summary>All requests to erase people and all legal holds, as their one stream remembers them.</summary>
internal sealed record Erasures(ImmutableDictionary<PersonId, Erasure> People, ImmutableDictionary<Guid, Hold> Holds) : IState<Erasures>
{
    public static Erasures Initial { get; } = new(ImmutableDictionary<PersonId, Erasure>.Empty, ImmutableDictionary<Guid, Hold>.Empty);

    /// <summary>The request about a person that was not withdrawn; null: none.</summary>
    public Erasure? Of(PersonId person) => People.GetValueOrDefault(person);

    /// <summary>The request of this id; null: none, or withdrawn.</summary>
    public (PersonId Person, Erasure Erasure)? Find(Guid id) => People.Where(p => p.Value.Id == id).Select(p => ((PersonId, Erasure)?)(p.Key, p.Value)).FirstOrDefault();

    /// <summary>The holds on a person, the oldest first.</summary>
    public IEnumerable<LegalHoldPlaced> HoldsOn(PersonId person) => Holds.Values.Select(h => h.Placed).Where(h => h.Person == person).OrderBy(h => h.At).ThenBy(h => h.Hold);

    public Erasures Evolve(object @event) => @event switch
    {
        ErasureRequested e => With(e.Person, new(e.Erasure, e.By, false, false)),
        ErasureWithdrawn e => this with { People = People.Remove(e.Person) },
        ErasureApproved e => With(e.Person, new(e.Erasure, Of(e.Person)?.RequestedBy ?? e.By, true, false)),
        ErasureRepeated e => With(e.Person, new(Guid.Empty, PersonId.System, true, false)),
        ErasureExecuted e => With(e.Person, new(Of(e.Person)?.Id ?? Guid.Empty, Of(e.Person)?.RequestedBy ?? PersonId.System, true, true)),
        ErasureAwaited e => Of(e.Person) is { } awaited ? With(e.Person, awaited with { Called = e.Time }) : this,
        LegalHoldPlaced e => this with { Holds = Holds.SetItem(e.Hold, new(e)) },
        LegalHoldLiftRequested e => Asked(e.Hold, e.By),
        LegalHoldKept e => Asked(e.Hold, null),
        LegalHoldLifted e => this with { Holds = Holds.Remove(e.Hold) },
        _ => throw new UnknownEventException(typeof(Erasures), @event),
    };

    private Erasures With(PersonId person, Erasure erasure) => this with { People = People.SetItem(person, erasure) };

    private Erasures Asked(Guid hold, PersonId? by) => Holds.TryGetValue(hold, out var held) ? this with { Holds = Holds.SetItem(hold, held with { LiftRequestedBy = by }) } : this;

    public static Decision Unknown => Decision.Refuse("erasure.unknown", "There is no such request, or it was withdrawn.");
}
