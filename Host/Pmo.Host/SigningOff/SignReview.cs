using MediatR;
using Pmo.Host.Engaging;
using Pmo.Host.Observing;

namespace Pmo.Host.SigningOff;

/// <summary>Signs a review. The password was asked for at most five minutes ago.</summary>
/// <param name="Hash">What the signer was shown; another content by now is not signed.</param>
/// <param name="Second">Signs as second reviewer, who did not lead it.</param>
[May(Role.ComplianceReviewer), FreshSignIn]
public sealed record SignReview(EngagementId Engagement, string Hash, bool Second = false) : ICommand;

/// <summary>Records a signature. The host asked for the password and made the hash.</summary>
[May(Role.System)]
public sealed record RecordSignature(EngagementId Engagement, PersonId By, string PrintedName, bool Second, string Hash, int Events, DateTimeOffset ProvedAt) : ICommand;

/// <summary>A review is signed in reporting, when every observation is final: by its lead, and where something of high severity was found by a second reviewer, who may be of the review or not.</summary>
internal sealed class RecordSignatureRule : IRule<RecordSignature, Engagement>
{
    /// <summary>What the lead's signature means.</summary>
    public const string Led = "I led this review. I have read its populations, samples, tests and observations; they are complete and say what was found.";

    /// <summary>What a second signature means.</summary>
    public const string Reread = "I reviewed this review as second reviewer. Its observations follow from what was tested.";

    public string Stream(RecordSignature c) => Engagement.StreamOf(c.Engagement);

    public Decision Decide(RecordSignature c, Engagement engagement, Moment m) => engagement switch
    {
        { Opened: null } => Engagement.Unknown,
        { State: not EngagementState.Reporting } => Decision.Refuse("engagement.state", $"The engagement is {Tell.Words(engagement.State)} now; it is signed in reporting."),
        _ when !c.Second && engagement.Opened!.Lead != c.By => Decision.Refuse("engagement.not-lead", "Only the lead signs for having led it; sign as second reviewer."),
        _ when c.Second && engagement.Opened!.Lead == c.By => Decision.Refuse("sign-off.second", "The second signature is somebody else's than the lead's."),
        _ when engagement.Observations.Values.Any(o => o.State < ObservationState.Final) => Decision.Refuse("sign-off.open", "An observation is not final yet; what is signed would change."),
        _ when engagement.Signatures.Exists(s => s.Person == c.By && s.Hash == c.Hash) => Decision.Nothing,
        _ => [new EngagementSigned(c.Engagement, c.By, c.PrintedName, c.Second ? Reread : Led, c.Hash, c.Events, c.ProvedAt, m.Now)],
    };
}

internal sealed class SignReviewHere(SignedContent content, INames names, Recording recording, Caller caller) : IRequestHandler<SignReview, Outcome>
{
    public async Task<Outcome> Handle(SignReview request, CancellationToken cancellationToken)
    {
        var found = await content.Of(request.Engagement, cancellationToken);
        if (found.Hash != request.Hash) return Outcome.Refused("sign-off.changed", "The review has changed since you read it. Read it again, then sign.");
        var name = names.Of(caller.Person!.Value) ?? "";
        return await recording.Send(by => new RecordSignature(request.Engagement, by, name, request.Second, found.Hash, found.Events, caller.ProvedAt!.Value), cancellationToken);
    }
}
