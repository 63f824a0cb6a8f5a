using Pmo.Host.Engaging;
using Pmo.Office;

namespace Pmo.Host.Observing;

/// <summary>The owner answers an observation.</summary>
/// <param name="Agrees">Whether they agree with what was found.</param>
/// <param name="Text">What they say and undertake.</param>
/// <param name="DoneBy">By when it will be done.</param>
[May(Role.Reader), OnBehalf(DeputyScope.Answers)]
public sealed record AnswerObservation(ObservationId Observation, bool Agrees, string Text, DateOnly? DoneBy = null) : ICommand;

/// <summary>The lead makes an answered observation final.</summary>
[May(Role.ComplianceReviewer)]
public sealed record FinaliseObservation(ObservationId Observation) : ICommand;

/// <summary>A reviewer tests again what was undertaken, and closes the observation.</summary>
[May(Role.ComplianceReviewer)]
public sealed record CloseObservation(ObservationId Observation, string Retest) : ICommand;

/// <summary>Only the owner answers, or a deputy in their place, and may answer anew until the observation is final; for anybody else there is no such observation.</summary>
internal sealed class AnswerObservationRule : IRule<AnswerObservation, Observation>
{
    public string Stream(AnswerObservation c) => Observation.StreamOf(c.Observation);

    public Decision Decide(AnswerObservation c, Observation observation, Moment m) => observation switch
    {
        { Sent: null } => Observation.Unknown,
        _ when observation.Sent!.Owner != m.Principal => Observation.Unknown,
        _ when observation.RefusesStep(ObservationState.Response) is { } refused => refused,
        _ when !Words.Text(c.Text, 10, 8000) => Decision.Refuse("observation.answer", "Answer in 10 to 8,000 characters: what you say to it, and what you will do."),
        _ when c.Agrees && c.DoneBy is null => Decision.Refuse("observation.done-by", "Say by which day it will be done."),
        _ when c.DoneBy < DateOnly.FromDateTime(m.Now.UtcDateTime) => Decision.Refuse("observation.done-past", "The day by which it will be done has passed; choose a later one."),
        _ => [new ObservationAnswered(c.Observation, observation.Drafted!.Engagement, observation.Sent.Lead, c.Agrees, c.Text.Trim(), c.DoneBy, m.Actor, m.OnBehalfOf, m.Now)],
    };
}

/// <summary>The lead makes an observation final once it is answered.</summary>
internal sealed class FinaliseObservationRule : IRule<FinaliseObservation, Observation, ObservationFacts>
{
    public string Stream(FinaliseObservation c) => Observation.StreamOf(c.Observation);

    public IEnumerable<string> Consults(FinaliseObservation c, Observation observation) => observation.Drafted is { } d ? [Engagement.StreamOf(d.Engagement)] : [];

    public Decision Decide(FinaliseObservation c, Observation observation, ObservationFacts facts, Moment m) =>
        observation.RefusesStep(ObservationState.Response) ?? facts.Refuses(m.Actor, lead: true)
        ?? (observation.Answered is null ? Decision.Refuse("observation.unanswered", "Its owner has not answered yet.") : [new ObservationFinalised(c.Observation, observation.Drafted!.Engagement, m.Actor, m.Now)]);
}

/// <summary>A final observation is closed with what was tested again.</summary>
internal sealed class CloseObservationRule : IRule<CloseObservation, Observation, ObservationFacts>
{
    public string Stream(CloseObservation c) => Observation.StreamOf(c.Observation);

    public IEnumerable<string> Consults(CloseObservation c, Observation observation) => observation.Drafted is { } d ? [Engagement.StreamOf(d.Engagement)] : [];

    public Decision Decide(CloseObservation c, Observation observation, ObservationFacts facts, Moment m) =>
        observation.RefusesStep(ObservationState.Final) ?? facts.Refuses(m.Actor)
        ?? (Words.Text(c.Retest, 10, 4000) ? [new ObservationClosed(c.Observation, observation.Drafted!.Engagement, c.Retest.Trim(), m.Actor, m.Now)] : Decision.Refuse("observation.retest", "Say what was tested again and what it came to, in 10 to 4,000 characters."));
}
