using MediatR;
using Pmo.Auditing;
using Pmo.Host.Witnessing;

namespace Pmo.Host.Proving;

/// <summary>How far the log is proved: its tree, the last signed checkpoint, the last verification.</summary>
[May(Role.Administrator, Role.HeadOfPmo, Role.ComplianceReviewer), NoPast]
public sealed record ShowProof : IQuery<Proof>;

/// <summary>How far the log is proved.</summary>
/// <param name="Status">The tree and the last signed checkpoint.</param>
/// <param name="Verified">The last verification of the whole log; null: none yet.</param>
/// <param name="Verifying">One goes on.</param>
/// <param name="Witnesses">Who has signed it up to where.</param>
public sealed record Proof(ProofStatus Status, Scrubbed? Verified, bool Verifying, IReadOnlyList<WitnessStatus> Witnesses);

internal sealed class ShowProofHere(LogProof proof, LogScrub scrub, Witnesses witnesses) : IRequestHandler<ShowProof, Proof>
{
    public Task<Proof> Handle(ShowProof request, CancellationToken cancellationToken) => Task.FromResult(new Proof(proof.Status, scrub.Last, scrub.IsRunning, witnesses.Status));
}
