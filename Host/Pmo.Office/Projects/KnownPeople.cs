using System.Collections.Immutable;
using Pmo.Office.People;

namespace Pmo.Office;

/// <summary>What the rules of register and organisation need of the people they name: who is known, who works here, who is of the PMO.</summary>
internal sealed record KnownPeople(ImmutableHashSet<PersonId> Known, ImmutableHashSet<PersonId> Disabled, ImmutableHashSet<(PersonId, Role)> Pmo) : IState<KnownPeople>
{
    public static KnownPeople Initial { get; } = new([], [], []);

    public static IEnumerable<string> StreamsOf(params ReadOnlySpan<PersonId?> people)
    {
        var streams = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var person in people)
            if (person is { } known) streams.Add(Person.StreamOf(known));
        return streams;
    }

    public KnownPeople Evolve(object @event) => @event switch
    {
        PersonAdded e => this with { Known = Known.Add(e.Person) },
        PersonDisabled e => this with { Disabled = Disabled.Add(e.Person) },
        PersonEnabled e => this with { Disabled = Disabled.Remove(e.Person) },
        RoleGranted { Role: Role.PmoOfficer or Role.HeadOfPmo } e => this with { Pmo = Pmo.Add((e.Person, e.Role)) },
        RoleWithdrawn e => this with { Pmo = Pmo.Remove((e.Person, e.Role)) },
        _ => this,
    };

    /// <summary>Why a person cannot be given a part now, or null when they (or nobody) can.</summary>
    public Decision? Refuses(PersonId? person) => person is not { } named ? null
        : RefusesUnknown(named) ?? (Disabled.Contains(named) ? Decision.Refuse("person.disabled", "This person is disabled: name somebody who works here.") : null);

    /// <summary>Why a person cannot be named at all, or null when they can.</summary>
    public Decision? RefusesUnknown(PersonId? person) =>
        person is { } named && Known.Contains(named) ? null : Decision.Refuse("person.not-found", "This person is not known: add them first.");

    /// <summary>Why a decision cannot be recorded as taken by this person, or null when it can: the PMO decides none of these itself.</summary>
    public Decision? RefusesDecision(PersonId? decidedBy, Moment m) => decidedBy switch
    {
        null when m.Is(Role.System) => null,
        null => Decision.Refuse("authority.kind", "The PMO only records this decision: name the person outside the PMO who made it."),
        { } person when person == m.Actor || Pmo.Any(p => p.Item1 == person) =>
            Decision.Refuse("authority.kind", "The PMO does not decide this: name the person outside the PMO who did."),
        { } person => RefusesUnknown(person),
    };
}
