using MediatR;

namespace Pmo.Host.Deploying;

/// <summary>Whether a start records which program runs.</summary>
public sealed record DeploymentOptions(bool Record = true);

/// <summary>Records at a start which program runs and how it counts, where that is another than before. Nothing waits for it, and the site opens without it.</summary>
internal sealed class NoteDeployment(ReadModels models, Figures figures, Build build, DeploymentOptions options, IServiceScopeFactory scopes, TimeProvider clock, ILogger<NoteDeployment> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!options.Record) return;
        try
        {
            await Note(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(failure, "Which program runs could not be recorded; the next start tries again");
        }
    }

    private async Task Note(CancellationToken cancellation)
    {
        string[] version = build.Version.Split('+', 2);
        ModulePrint[] prints = [.. (await models.States(cancellation)).Select(s => new ModulePrint(s.Module, s.File))];
        await Send(new RecordDeployment(version[0], version.Length > 1 ? version[1] : null, prints), cancellation);
        foreach (var f in figures.All) await Send(new DefineKpi(f.Name, f.Version, f.Title, f.Words, f.Hash), cancellation);
    }

    private async Task Send(ICommand command, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(clock.GetUtcNow());
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellation);
        if (!outcome.Accepted) log.LogError("Which program runs could not be recorded: {Sentence}", outcome.Sentence);
    }
}
