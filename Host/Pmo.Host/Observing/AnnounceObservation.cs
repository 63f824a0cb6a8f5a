using MediatR;
using Pmo.Host.Engaging;

namespace Pmo.Host.Observing;

/// <summary>
/// Announces an observation to its review before it is worded. Both stand in streams of their own; the review's is the one in which it is
/// closed, so that of an announcement and a closing at the same moment one comes first, and the other is decided on it.
/// </summary>
[May(Role.System)]
public sealed record ReserveObservation(EngagementId Engagement, ObservationId Observation, Severity Severity, PersonId By) : ICommand;

/// <summary>A review in fieldwork or reporting takes in an observation; from then on it is not closed until the observation is done or discarded.</summary>
internal sealed class ReserveObservationRule : IRule<ReserveObservation, Engagement>
{
    public string Stream(ReserveObservation c) => Engagement.StreamOf(c.Engagement);

    public Decision Decide(ReserveObservation c, Engagement engagement, Moment m) =>
        new ObservationFacts { Engagement = engagement }.Refuses(c.By)
        ?? (engagement.Observations.ContainsKey(c.Observation.Value) ? Decision.Nothing : [new ObservationNoted(c.Engagement, c.Observation, c.Severity, ObservationState.Draft, m.Now)]);
}

/// <summary>Whatever way a new observation comes, it is announced first. What would be refused anyhow announces nothing.</summary>
internal sealed class AnnounceObservation(EngagementReading reading, Recording recording, Caller caller) : IPipelineBehavior<DraftObservation, Outcome>
{
    public async Task<Outcome> Handle(DraftObservation request, CancellationToken cancellationToken, RequestHandlerDelegate<Outcome> next)
    {
        var engagement = await reading.Of(request.Engagement, cancellationToken);
        if (engagement.Observations.ContainsKey(request.Observation.Value)) return await next();
        var observation = await reading.Of(request.Observation, cancellationToken);
        if (DraftObservationRule.Wrong(request, observation, new ObservationFacts { Engagement = engagement }, caller.Person!.Value) is { } wrong) return Outcome.Refused(wrong.Code!, wrong.Sentence!);
        var announced = await recording.Send(by => new ReserveObservation(request.Engagement, request.Observation, request.Severity, by), cancellationToken);
        return announced.Accepted ? await next() : announced;
    }
}

/// <summary>Discards an observation that was announced and not worded.</summary>
[May(Role.System)]
internal sealed record DropUnworded(EngagementId Engagement, ObservationId Observation) : ICommand;

/// <summary>What was announced and is not worded an hour later, because the host stopped in between, is discarded where it would have been worded: whoever still words it comes too late and is told so.</summary>
internal sealed class DropUnwordedRule : IRule<DropUnworded, Observation>
{
    public string Stream(DropUnworded c) => Observation.StreamOf(c.Observation);

    public Decision Decide(DropUnworded c, Observation observation, Moment m) => observation.Drafted is not null || observation.State is ObservationState.Discarded
        ? Decision.Nothing : [new ObservationDiscarded(c.Observation, c.Engagement, "It was announced to the review, and not worded within an hour.", PersonId.System, m.Now)];
}

/// <summary>An hour after an observation was announced it is there, or the review waits for it no longer.</summary>
internal sealed class FreeUnwordedObservations : Policy
{
    private static readonly TimeSpan Waits = TimeSpan.FromHours(1);

    public override string StoredName => "host.free-unworded-observations";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ObservationNoted { State: ObservationState.Draft } e => [At(e.At + Waits, new DropUnworded(e.Engagement, e.Observation)), At(e.At + Waits, new NoteObservation(e.Engagement, e.Observation))],
        _ => None,
    };
}
