using MediatR;

namespace Pmo.Host.Operations;

/// <summary>Fills a module's tables anew from the log, beside the ones that serve, and switches when they are ready.</summary>
/// <param name="Module">The module's name.</param>
[May(Role.Administrator, Role.HeadOfPmo)]
public sealed record RebuildReadModel(string Module) : ICommand;

internal sealed class RebuildReadModelHere(ReadModels models, IHostApplicationLifetime life, ILogger<RebuildReadModelHere> log) : IRequestHandler<RebuildReadModel, Outcome>
{
    public async Task<Outcome> Handle(RebuildReadModel request, CancellationToken cancellationToken)
    {
        var states = await models.States(cancellationToken);
        var module = states.FirstOrDefault(s => s.Module.Equals(request.Module, StringComparison.OrdinalIgnoreCase));
        if (module is null) return Outcome.Refused("read-model.unknown", $"There is no read model of {request.Module}; there are {string.Join(", ", states.Select(s => s.Module))}.");
        // Nobody waits for it: the Operations page and `status` show how far it is. Only whether it begins is known at once.
        var rebuild = models.Rebuild(module.Module, life.ApplicationStopping);
        if (rebuild.IsCompletedSuccessfully && !await rebuild) return Outcome.Refused("read-model.filling", $"The read model of {module.Module} is being filled already ({module.Percent} %).");
        _ = Follow(rebuild, module.Module);
        return new Outcome(OutcomeKind.Done);
    }

    private async Task Follow(Task rebuild, string module)
    {
        try
        {
            await rebuild;
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("Filling {Module} was interrupted by the host's stop; the old file serves", module);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Filling {Module} failed; the old file serves", module);
        }
    }
}
