using Pmo.Host.Observing;

namespace Pmo.Host.Engaging;

/// <summary>Takes an engagement to its next state, or opens it again with a reason.</summary>
[May(Role.ComplianceReviewer)]
public sealed record MoveEngagement(EngagementId Engagement, EngagementState To, string? Reason = null) : ICommand;

/// <summary>The lead takes an engagement from planning to fieldwork, reporting and its end, one step at a time; back only with a reason, which is an event of its own.</summary>
internal sealed class MoveEngagementRule : IRule<MoveEngagement, Engagement>
{
    public string Stream(MoveEngagement c) => Engagement.StreamOf(c.Engagement);

    public Decision Decide(MoveEngagement c, Engagement engagement, Moment m) => engagement switch
    {
        { Opened: null } => Engagement.Unknown,
        _ when engagement.Opened!.Lead != m.Actor => Decision.Refuse("engagement.not-lead", "Only the lead of the engagement does this."),
        { Pinned: null } => Decision.Refuse("engagement.not-pinned", "The log is not signed for this engagement yet: pin its checkpoint first."),
        _ when c.To == engagement.State => Decision.Nothing,
        _ when c.To > engagement.State + 1 => Decision.Refuse("engagement.step", $"From {Tell.Words(engagement.State)} it goes to {Tell.Words(engagement.State + 1)} next."),
        _ when c.To < engagement.State && !Words.Text(c.Reason, 10, 1000) => Decision.Refuse("engagement.reason", "Say why the engagement goes back, in 10 to 1,000 characters."),
        { State: EngagementState.Fieldwork, Samples.Count: 0 } when c.To is EngagementState.Reporting => Decision.Refuse("engagement.no-sample", "Nothing was selected yet: draw a sample first."),
        { State: EngagementState.Fieldwork } when c.To is EngagementState.Reporting && engagement.Samples.Sum(s => s.Items.Count - s.Sheets.Count) is > 0 and var left =>
            Decision.Refuse("engagement.untested", $"{Tell.Count(left, "item")} of the samples {(left == 1 ? "is" : "are")} not tested yet."),
        _ when c.To is EngagementState.Closed => Closed(c, engagement, m),
        _ => [new EngagementMoved(c.Engagement, engagement.State, c.To, c.To < engagement.State ? c.Reason!.Trim() : null, m.Actor, m.Now)],
    };

    private static Decision Closed(MoveEngagement c, Engagement engagement, Moment m) => engagement switch
    {
        _ when engagement.Observations.Values.Any(o => o.State < ObservationState.Closed) => Decision.Refuse("engagement.open-observation", "An observation is not closed yet: its answer is to be tested first."),
        _ when !engagement.Signatures.Exists(s => s.Person == engagement.Opened!.Lead) => Decision.Refuse("engagement.unsigned-off", "The lead has not signed what the review holds now."),
        _ when engagement.NeedsSecond && !engagement.Signatures.Exists(s => s.Person != engagement.Opened!.Lead) => Decision.Refuse("engagement.second-signature", "Something of high severity was found: a second reviewer signs too."),
        _ => [new EngagementMoved(c.Engagement, engagement.State, EngagementState.Closed, null, m.Actor, m.Now)],
    };
}
