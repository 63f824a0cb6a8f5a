using MediatR;
using Pmo.Auditing;

namespace Pmo.Host.Proving;

/// <summary>Signs now what the log looks like, and keeps it wherever checkpoints are kept.</summary>
[May(Role.Administrator, Role.HeadOfPmo, Role.ComplianceReviewer)]
public sealed record SignCheckpoint : ICommand;

internal sealed class SignCheckpointHere(LogProof proof) : IRequestHandler<SignCheckpoint, Outcome>
{
    public async Task<Outcome> Handle(SignCheckpoint request, CancellationToken cancellationToken)
    {
        if (await proof.Sign(cancellation: cancellationToken) is not null) return new Outcome(OutcomeKind.Done);
        return proof.Trouble is { } trouble ? Outcome.Refused(trouble.Code, trouble.Sentence) : Outcome.Refused("proof.empty", "The log holds no event yet; there is nothing to sign.");
    }
}
