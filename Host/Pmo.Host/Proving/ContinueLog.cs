using MediatR;
using Pmo.Auditing;

namespace Pmo.Host.Proving;

/// <summary>Lets the log go on although it is not the one that was signed last: an older backup was restored, or the signing key was lost.</summary>
/// <param name="Reason">Why; it stands in the log for ever.</param>
[May(Role.Administrator)]
public sealed record ContinueLog(string Reason) : ICommand;

internal sealed class ContinueLogHere(LogProof proof, Noting noting) : IRequestHandler<ContinueLog, Outcome>
{
    private const int LeastWords = 10;

    public async Task<Outcome> Handle(ContinueLog request, CancellationToken cancellationToken)
    {
        if (request.Reason?.Trim() is not { Length: >= LeastWords and <= 2_000 } reason) return Outcome.Refused("proof.reason", "Say in a sentence why this log goes on: what was restored or lost, and who decided.");
        var position = 0L;
        // Named by what it continues, so that a repeated press says it once.
        var refused = await proof.Continue(reason, async e => position = await noting.Note(LogProof.Breaks, e, Ids.Named("pmo.log-continued", $"{e.PreviousOrigin} {e.Incarnation}"), typeof(ContinueLog), e.Reason, cancellationToken), cancellationToken);
        return refused is null ? new Outcome(OutcomeKind.Done, position) : Outcome.Refused(refused.Code, refused.Sentence);
    }
}
