namespace Pmo.Host;

/// <summary>Keeps read models and policies going while the host runs.</summary>
internal sealed class Running(PmoSettings settings, ReadModels models, Memories memories, PolicyRunner policies, Alive alive, ILogger<Running> log) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // What reads the store has been made, so this host holds the directory, and nobody listens yet.
        Cli.Socket.RemoveStale(settings.DataDirectory);
        await policies.Start(cancellationToken);
        await alive.Return(cancellationToken);
        await models.Prepare(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The site is up while this fills: a module whose tables are not there yet says so with the time left.
        await Task.Yield();
        await Task.WhenAll(models.Run(stoppingToken), memories.Run(stoppingToken), alive.Run(stoppingToken), Task.Run(() => policies.Run(stoppingToken), CancellationToken.None));
        log.LogInformation("Read models and policies have stopped");
    }
}
