using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pmo.Reporting.Importing;

/// <summary>Runs imports one after another while the host runs, and at its start goes on with those that were interrupted.</summary>
internal sealed class ContinueImports(Importer importer, ReadModels models, TimeProvider clock, ILogger<ContinueImports> log) : BackgroundService
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Guid, ImportProgress> running = new();

    /// <summary>How far an import is; null when it is not running here.</summary>
    public ImportProgress? ProgressOf(Guid import) => running.GetValueOrDefault(import);

    /// <summary>Runs an import that has begun, after those before it, whoever waits for it or hangs up; only the host's end stops it.</summary>
    public async Task Run(Guid import)
    {
        running.TryAdd(import, new ImportProgress(0, 0, null));
        await one.WaitAsync(stopping.Token);
        try
        {
            await importer.Run(import, (done, of) => running[import] = new ImportProgress(done, of, null), stopping.Token);
            running.TryRemove(import, out _);
        }
        catch (Exception stopped) when (stopped is not OperationCanceledException)
        {
            running[import] = new ImportProgress(0, 0, stopped.Message);
            log.LogError(stopped, "The import {Import} stopped; it is tried again", import);
            throw;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Goes on with every import that has begun and is not complete.</summary>
    public async Task GoOn(CancellationToken cancellation)
    {
        await models.CatchUp(cancellation);
        foreach (var import in await importer.Unfinished(cancellation)) await GoOn(import);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await GoOn(stoppingToken);
            }
            catch (Exception stopped) when (stopped is not OperationCanceledException)
            {
                log.LogWarning(stopped, "Unfinished imports are looked at again in {Seconds} seconds", TryAgain.TotalSeconds);
            }

            await Task.Delay(TryAgain, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // One that cannot go on, which Run has said, keeps no other from going on.
    private async Task GoOn(Guid import)
    {
        try
        {
            await Run(import);
        }
        catch (Exception stopped) when (stopped is not OperationCanceledException)
        {
            log.LogWarning("The import {Import} is looked at again in {Seconds} seconds", import, TryAgain.TotalSeconds);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        stopping.Dispose();
        one.Dispose();
        base.Dispose();
    }
}

/// <summary>How far an import is.</summary>
/// <param name="Stopped">Why it stopped; it is tried again.</param>
internal sealed record ImportProgress(int Done, int Of, string? Stopped);
