namespace Pmo.Host.Verifying;

/// <summary>
/// Has the dashboards verified every night. A night the host was down is made up for once, a while after its start.
/// </summary>
internal sealed class NightlyVerification(Verifier verifier, Verifications verifications, RebuildProofs proofs, ReadModels models, Memories memories, NightlyHour hour, IEventStore store, TimeProvider clock, ILogger<NightlyVerification> log) : BackgroundService
{
    /// <summary>Those who come back after an outage come first.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BeforeAnother = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        proofs.Clean();
        var rest = AfterStart;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // One shot at a time: a clock that is moved far fires once.
                await Task.Delay(await Wait(rest, stoppingToken), clock, stoppingToken);
                rest = await VerifyIfDue(stoppingToken) ? BeforeAnother : TimeSpan.FromMinutes(1);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The nightly verification failed; it is tried again in ten minutes");
                rest = BeforeAnother;
            }
        }
    }

    /// <summary>When the night's run is due: at the first hour after the newest, or after the log began when there was none; null: never.</summary>
    internal async Task<DateTimeOffset?> Due(CancellationToken cancellation = default)
    {
        await memories.CatchUp(cancellation);
        if (models.Modules.Count == 0 || hour.At is null) return null;
        Verification?[] newest = [.. models.Modules.Select(verifications.Newest)];
        var last = newest.All(n => n is not null) ? newest.Min(n => n!.At) : await Began(cancellation);
        return last is { } from ? hour.After(from, clock.LocalTimeZone) : null;
    }

    private async Task<TimeSpan> Wait(TimeSpan rest, CancellationToken cancellation)
    {
        if (hour.At is null) return Timeout.InfiniteTimeSpan;
        var wait = await Due(cancellation) - clock.GetUtcNow() ?? Longest;
        return wait < rest ? rest : wait > Longest ? Longest : wait;
    }

    /// <summary>True when it is done, false when it is not due or not possible yet.</summary>
    internal async Task<bool> VerifyIfDue(CancellationToken cancellation = default)
    {
        if (await Due(cancellation) is not { } due || due > clock.GetUtcNow()) return false;
        if ((await models.States(cancellation)).Any(s => s.Filling)) return false;
        if (verifier.Begin(models.Modules, null, cancellation) is not { } run) return false;
        await run;
        return true;
    }

    private async Task<DateTimeOffset?> Began(CancellationToken cancellation)
    {
        await foreach (var page in store.ReadAll(0, cancellation: cancellation)) return page[0].RecordedAt;
        return null;
    }
}
