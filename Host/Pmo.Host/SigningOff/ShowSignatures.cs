using MediatR;
using Pmo.Host.Engaging;

namespace Pmo.Host.SigningOff;

/// <summary>What there is to sign of a review, and who signed; null when there is no such review.</summary>
[May(Role.ComplianceReviewer, Role.HeadOfPmo)]
public sealed record ShowSignatures(EngagementId Engagement) : IQuery<SignatureSheet?>;

/// <summary>What there is to sign, and who signed.</summary>
/// <param name="Now">The content as it is now.</param>
/// <param name="Given">The signatures over it.</param>
/// <param name="NeedsSecond">Something of high severity was found, so that a second reviewer signs too.</param>
public sealed record SignatureSheet(string Review, PersonId Lead, EngagementState State, Signable Now, IReadOnlyList<EngagementSigned> Given, bool NeedsSecond);

internal sealed class ShowSignaturesHere(EngagementReading reading, SignedContent content) : IRequestHandler<ShowSignatures, SignatureSheet?>
{
    public async Task<SignatureSheet?> Handle(ShowSignatures request, CancellationToken cancellationToken) => await reading.Of(request.Engagement, cancellationToken) is { Opened: { } opened } e
        ? new(opened.Title, opened.Lead, e.State, await content.Of(request.Engagement, cancellationToken), e.Signatures, e.NeedsSecond)
        : null;
}
