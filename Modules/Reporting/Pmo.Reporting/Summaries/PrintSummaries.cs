using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pmo.Reporting.Summaries;

/// <summary>Makes summaries as they are begun while the host runs, and at its start those that were interrupted.</summary>
internal sealed class PrintSummaries(SummaryPress press, ReadModels models, TimeProvider clock, ILogger<PrintSummaries> log) : BackgroundService
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim moved = new(1, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        models.Moved += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await moved.WaitAsync(TryAgain, stoppingToken);
                await Make(stoppingToken);
                await Task.Delay(Breath, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            models.Moved -= Wake;
        }
    }

    private async Task Make(CancellationToken cancellation)
    {
        try
        {
            await press.Run(cancellation);
        }
        catch (BeingRebuiltException)
        {
            // Looked at again when the tables move.
        }
        catch (Exception stopped) when (stopped is not OperationCanceledException)
        {
            log.LogWarning(stopped, "Summaries are looked at again in {Seconds} seconds", TryAgain.TotalSeconds);
        }
    }

    private void Wake(string module, long position)
    {
        if (module != "reporting" || moved.CurrentCount > 0) return;
        try
        {
            moved.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another move woke it at the same time.
        }
    }

    public override void Dispose()
    {
        moved.Dispose();
        base.Dispose();
    }
}
