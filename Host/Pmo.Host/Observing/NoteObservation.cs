using Pmo.Host.Engaging;

namespace Pmo.Host.Observing;

/// <summary>An engagement knows how far one of its observations is: it cannot be closed while one is open.</summary>
[EventName("host.observation-noted")]
public sealed record ObservationNoted(EngagementId Engagement, ObservationId Observation, Severity Severity, ObservationState State, DateTimeOffset At);

/// <summary>Tells an engagement that something happened to one of its observations.</summary>
[May(Role.System)]
internal sealed record NoteObservation(EngagementId Engagement, ObservationId Observation) : ICommand;

/// <summary>An engagement remembers each of its observations, how much it matters and how far it is. It looks at the observation itself, so that what is told late changes nothing.</summary>
internal sealed class NoteObservationRule : IRule<NoteObservation, Engagement, Observation>
{
    public string Stream(NoteObservation c) => Engagement.StreamOf(c.Engagement);

    public IEnumerable<string> Consults(NoteObservation c, Engagement engagement) => [Observation.StreamOf(c.Observation)];

    public Decision Decide(NoteObservation c, Engagement engagement, Observation observation, Moment m)
    {
        if (engagement.Opened is null) return Engagement.Unknown;
        var known = engagement.Observations.GetValueOrDefault(c.Observation.Value);
        // An id that was announced here and worded for another review is none of this one.
        var (severity, state) = observation.Drafted is { } drafted && drafted.Engagement == c.Engagement ? (drafted.Severity, observation.State) : (known?.Severity ?? default, ObservationState.Discarded);
        if (observation.Drafted is null && observation.State is not ObservationState.Discarded || known is null && state is ObservationState.Discarded) return Decision.Nothing;
        return known?.Severity == severity && known.State == state ? Decision.Nothing : [new ObservationNoted(c.Engagement, c.Observation, severity, state, m.Now)];
    }
}

/// <summary>Whatever happens to an observation, its engagement is told.</summary>
internal sealed class KeepObservationsTogether : Policy
{
    public override string StoredName => "host.keep-observations-together";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ObservationDrafted e => [Now(new NoteObservation(e.Engagement, e.Observation))],
        ObservationSubmitted e => [Now(new NoteObservation(e.Engagement, e.Observation))],
        ObservationReturned e => [Now(new NoteObservation(e.Engagement, e.Observation))],
        ObservationSent e => [Now(new NoteObservation(e.Engagement, e.Observation))],
        ObservationFinalised e => [Now(new NoteObservation(e.Engagement, e.Observation))],
        ObservationClosed e => [Now(new NoteObservation(e.Engagement, e.Observation))],
        ObservationDiscarded e => [Now(new NoteObservation(e.Engagement, e.Observation))],
        _ => None,
    };
}
