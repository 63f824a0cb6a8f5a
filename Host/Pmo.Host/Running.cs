using Pmo.Auditing;

namespace Pmo.Host;

/// <summary>Keeps read models, policies and the proof of the log going while the host runs.</summary>
internal sealed class Running(PmoSettings settings, ReadModels models, Replays replays, Memories memories, PolicyRunner policies, LogProof proof, LogScrub scrub, Alive alive, Erasing.Eraser eraser, ILogger<Running> log) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // What reads the store has been made, so this host holds the directory, and nobody listens yet.
        Cli.Socket.RemoveStale(settings.DataDirectory);
        await policies.Start(cancellationToken);
        // Before anything is shown: a backup may have brought keys back, and an erasure may have been broken off.
        await eraser.Start(cancellationToken);
        await alive.Return(cancellationToken);
        await models.Prepare(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The site is up while this fills: a module whose tables are not there yet says so with the time left.
        await Task.Yield();
        await Task.WhenAll(models.Run(stoppingToken), replays.Run(stoppingToken), memories.Run(stoppingToken), alive.Run(stoppingToken), eraser.Run(stoppingToken), Task.Run(() => policies.Run(stoppingToken), CancellationToken.None),
            Task.Run(() => proof.Run(stoppingToken), CancellationToken.None), scrub.Run(stoppingToken));
        // Nobody writes any more: what the log holds now is what the next start must find.
        await proof.Sign(cancellation: CancellationToken.None);
        log.LogInformation("Read models and policies have stopped");
    }
}
