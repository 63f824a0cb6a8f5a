using MediatR;
using Pmo.Auditing;

namespace Pmo.Host.Proving;

/// <summary>Begins to recompute the whole log now; what is found is shown when it is done.</summary>
[May(Role.Administrator, Role.HeadOfPmo, Role.ComplianceReviewer)]
public sealed record VerifyLog : ICommand;

internal sealed class VerifyLogHere(LogScrub scrub) : IRequestHandler<VerifyLog, Outcome>
{
    public Task<Outcome> Handle(VerifyLog request, CancellationToken cancellationToken)
    {
        if (scrub.IsRunning) return Task.FromResult(Outcome.Refused("proof.verifying", "The log is being verified already. Wait until it is done."));
        scrub.Ask();
        return Task.FromResult(new Outcome(OutcomeKind.Done));
    }
}
