using MediatR;

namespace Pmo.Host.Verifying;

/// <summary>Makes the tables anew from the log beside those that answer, and compares them. Nothing that is shown changes.</summary>
/// <param name="Module">Only this module; all of them without it.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator)]
public sealed record VerifyDashboards(string? Module = null) : ICommand;

internal sealed class VerifyDashboardsHere(Verifier verifier, ReadModels models, Caller caller, IHostApplicationLifetime life) : IRequestHandler<VerifyDashboards, Outcome>
{
    public Task<Outcome> Handle(VerifyDashboards request, CancellationToken cancellationToken) => Task.FromResult(Begin(request));

    private Outcome Begin(VerifyDashboards request)
    {
        string[] modules = [.. models.Modules.Where(m => request.Module is null || m.Equals(request.Module, StringComparison.OrdinalIgnoreCase))];
        if (modules.Length == 0) return Outcome.Refused("read-model.unknown", $"There is no read model of {request.Module}; there are {string.Join(", ", models.Modules)}.");
        // Nobody waits for it: the page and the console show how far it is.
        return verifier.Begin(modules, caller.Person, life.ApplicationStopping) is null
            ? Outcome.Refused("verification.running", $"The dashboards are being verified already ({verifier.Now?.Share ?? 0:P0} done). Its result will stand here.")
            : new Outcome(OutcomeKind.Done);
    }
}
