using Pmo.Host.Engaging;

namespace Pmo.Host.Observing;

/// <summary>Drafts an observation, or words it anew while it is a draft.</summary>
/// <param name="Observation">Names it: any new uuid for a new one.</param>
/// <param name="Sample">The sample of the item it comes from.</param>
/// <param name="Number">That item's number.</param>
/// <param name="Text">What was found, why it matters, and what should be done.</param>
/// <param name="Owner">Who is to answer.</param>
[May(Role.ComplianceReviewer)]
public sealed record DraftObservation(ObservationId Observation, EngagementId Engagement, string Title, string Text, Severity Severity, PersonId Owner, Guid? Sample = null, int? Number = null) : ICommand;

/// <summary>A reviewer of the engagement words an observation: what, how much it matters, and who is to answer, who is no reviewer of it.</summary>
internal sealed class DraftObservationRule : IRule<DraftObservation, Observation, ObservationFacts>
{
    public string Stream(DraftObservation c) => Observation.StreamOf(c.Observation);

    public IEnumerable<string> Consults(DraftObservation c, Observation observation) => [Engagement.StreamOf(observation.Drafted?.Engagement ?? c.Engagement)];

    public Decision Decide(DraftObservation c, Observation observation, ObservationFacts facts, Moment m) => c switch
    {
        _ when Wrong(c, observation, facts, m.Actor) is { } refused => refused,
        _ when !facts.Engagement.Observations.ContainsKey(c.Observation.Value) => Decision.Refuse("observation.unannounced", "The review does not know of this observation yet. Send it again."),
        _ => [new ObservationDrafted(c.Observation, c.Engagement, c.Sample, c.Sample is null ? null : c.Number, c.Title.Trim(), c.Text.Trim(), c.Severity, c.Owner, m.Actor, m.Now)],
    };

    /// <summary>Why it is not kept whatever its review knows of it; null: it is.</summary>
    public static Decision? Wrong(DraftObservation c, Observation observation, ObservationFacts facts, PersonId by) => c switch
    {
        _ when facts.Refuses(by) is { } refused => refused,
        { Observation.Value: var id } when id == Guid.Empty => Decision.Refuse("observation.id", "Give the observation an id: any new uuid."),
        _ when observation.State is not ObservationState.Draft || observation.Drafted is { } drafted && drafted.Engagement != c.Engagement => Decision.Refuse("observation.state", "An observation is worded anew only while it is a draft of this review."),
        _ when !Words.Line(c.Title, 3, 150) => Decision.Refuse("observation.title", "Give the observation a title of 3 to 150 characters."),
        _ when !Words.Text(c.Text, 20, 8000) => Decision.Refuse("observation.text", "Say what was found, why it matters and what should be done, in 20 to 8,000 characters."),
        _ when facts.Engagement.Opened!.Reviewers.Contains(c.Owner) => Decision.Refuse("observation.owner", "Whoever answers is no reviewer of this engagement."),
        _ when c.Owner.Value == Guid.Empty => Decision.Refuse("observation.owner", "Choose who is to answer."),
        _ when c.Sample is { } sample && (facts.Engagement.SampleOf(sample) is not { } drawn || c.Number is not { } n || n < 1 || n > drawn.Items.Count) => Decision.Refuse("observation.item", "There is no such item in this review."),
        _ => null,
    };
}
