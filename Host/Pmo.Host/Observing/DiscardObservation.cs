using Pmo.Host.Engaging;

namespace Pmo.Host.Observing;

/// <summary>Takes an observation back that was not put to its owner yet.</summary>
[May(Role.ComplianceReviewer)]
public sealed record DiscardObservation(ObservationId Observation, string Reason) : ICommand;

/// <summary>Whoever worded an observation, or the lead, takes it back with a reason, until it is put to its owner. Nobody else was shown it; that it was, and why it is no more, stays.</summary>
internal sealed class DiscardObservationRule : IRule<DiscardObservation, Observation, ObservationFacts>
{
    public string Stream(DiscardObservation c) => Observation.StreamOf(c.Observation);

    public IEnumerable<string> Consults(DiscardObservation c, Observation observation) => observation.Drafted is { } d ? [Engagement.StreamOf(d.Engagement)] : [];

    public Decision Decide(DiscardObservation c, Observation observation, ObservationFacts facts, Moment m) => observation switch
    {
        { Drafted: null } => Observation.Unknown,
        _ when facts.Refuses(m.Actor) is { } refused => refused,
        { State: not (ObservationState.Draft or ObservationState.InReview) } => Decision.Refuse("observation.state", $"The observation is {Tell.Words(observation.State)} now; it is discarded only before it is put to its owner."),
        _ when observation.Drafted!.By != m.Actor && facts.Engagement.Opened!.Lead != m.Actor => Decision.Refuse("observation.not-author", "Whoever worded it, or the lead, discards it."),
        _ when !Words.Text(c.Reason, 10, 1000) => Decision.Refuse("observation.reason", "Say why it is no observation after all, in 10 to 1,000 characters."),
        _ => [new ObservationDiscarded(c.Observation, observation.Drafted.Engagement, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
