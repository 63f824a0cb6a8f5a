using System.Collections.Immutable;
using Pmo.Office.People;

namespace Pmo.Office.Competencies;

/// <summary>What a person has of one competency.</summary>
internal sealed record Had(CompetencyLevel? Level, string Evidence, DateOnly On, DateOnly? ValidUntil);

/// <summary>What one person has, by their own word and validated, apart.</summary>
internal sealed record Profile(ImmutableDictionary<CompetencyId, Had> Claimed, ImmutableDictionary<CompetencyId, Had> Validated) : IState<Profile>
{
    public static Profile Initial { get; } = new(ImmutableDictionary<CompetencyId, Had>.Empty, ImmutableDictionary<CompetencyId, Had>.Empty);

    public Profile Evolve(object @event) => @event switch
    {
        CompetencyClaimed e => this with { Claimed = Claimed.SetItem(e.Competency, new(e.Level, e.Evidence, e.On, e.ValidUntil)) },
        CompetencyClaimWithdrawn e => this with { Claimed = Claimed.Remove(e.Competency) },
        CompetencyValidated e => this with { Validated = Validated.SetItem(e.Competency, new(e.Level, e.Evidence, e.On, e.ValidUntil)) },
        CompetencyValidationWithdrawn e => this with { Validated = Validated.Remove(e.Competency) },
        _ => throw new UnknownEventException(typeof(Profile), @event),
    };
}

/// <summary>What the rules of a profile consult: the person, and the competency they speak of.</summary>
internal sealed record ProfileFacts(bool Known, bool Disabled, bool Erased, string Zone, PersonId? LineManager, Competency Competency) : IState<ProfileFacts>
{
    public static ProfileFacts Initial { get; } = new(false, false, false, "UTC", null, Competency.Initial);

    public static IEnumerable<string> StreamsOf(PersonId person, CompetencyId competency) => [Person.StreamOf(person), CompetencyStreams.Of(competency)];

    public ProfileFacts Evolve(object @event) => @event switch
    {
        PersonAdded e => this with { Known = true, Zone = e.Zone },
        PersonDisabled => this with { Disabled = true },
        PersonEnabled => this with { Disabled = false },
        PersonErased => this with { Erased = true },
        LineManagerNamed e => this with { LineManager = e.Manager },
        CompetencyDefined or CompetencyChanged or CompetencyRetired or CompetencyReinstated or CoreTargetSet => this with { Competency = Competency.Evolve(@event) },
        _ => this,
    };

    /// <summary>Why this cannot be written into a profile, or null when it can.</summary>
    public Decision? Refuses(CompetencyLevel? level, string? evidence, DateOnly on, DateOnly? until, Moment m) =>
        !Known ? Person.Unknown
        : Erased ? Person.Gone
        : Disabled ? Decision.Refuse("person.disabled", "This person is disabled: nothing is entered for them.")
        : Competency.RefusesNew is { } refused ? refused
        : Competency.Kind == CompetencyKind.Certificate && level is not null ? Decision.Refuse("competency.certificate-level", "A certificate is held or not: leave the level out.")
        : Competency.Kind != CompetencyKind.Certificate && level is null ? Decision.Refuse("competency.level", "Say at which level.")
        : Competency.Kind != CompetencyKind.Certificate && until is not null ? Decision.Refuse("competency.until", "Only a certificate runs out: leave its last day out.")
        : !Entry.IsLine(evidence, CompetencyEntry.Longest) ? Decision.Refuse("competency.evidence", $"Say what shows it, in one line of at most {CompetencyEntry.Longest} characters.")
        : on > WorkingCalendar.DayOf(m.Now, Zone) || on.Year < 1950 ? Decision.Refuse("competency.day", "Give a day that has come, since 1950.")
        : until < on ? Decision.Refuse("competency.ended", "The certificate's last day lies before its first.")
        : null;
}
