using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Pmo.Auditing;

/// <summary>Recomputes the whole log once a day, beside all other work and on a quarter of one processor, and says what it finds.</summary>
public sealed class LogScrub(ProofOptions options, Secrets secrets, TimeProvider clock, ILogger<LogScrub> log, IBesideTheLog? beside = null) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>A start has other things to do.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim asked = new(0, 1);
    private volatile Scrubbed? last;
    private volatile bool running;

    /// <summary>The last one that went to the end; null: none did.</summary>
    public Scrubbed? Last => last ??= Read();

    /// <summary>True while one goes on.</summary>
    public bool IsRunning => running;

    private string File => Path.Combine(options.Directory, "proof", "verified.json");

    /// <summary>Asks for one now.</summary>
    public void Ask()
    {
        if (asked.CurrentCount == 0) asked.Release();
    }

    /// <summary>Scrubs every day, and when asked, until cancelled. One that was broken off is begun again at the next start.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var due = Last is { } before && before.At + Every is var next && next > started + AfterStart ? next : started + AfterStart;
                var wanted = await Due(due, cancellation);
                await Task.Factory.StartNew(() => Scrub(wanted, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The log could not be verified; it is tried again in an hour");
                await Task.Delay(TimeSpan.FromHours(1), clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Recomputes every event, now.</summary>
    /// <param name="fast">On a whole processor: somebody waits.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public Scrubbed Scrub(bool fast, CancellationToken cancellation = default)
    {
        running = true;
        try
        {
            var found = LogVerifier.Verify(options, secrets, fast ? null : new Breaks(cancellation), cancellation).With(beside, cancellation);
            last = new(clock.GetUtcNow(), found.Events, found.FirstFault);
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            CheckpointFolder.Write(File, JsonSerializer.Serialize(last, JsonSerializerOptions.Web), options.Durable);
            if (found.FirstFault is { } fault) log.LogCritical("The log is not as it was written. First at {Place}: {What}", fault.Place, fault.What);
            return last;
        }
        finally
        {
            running = false;
        }
    }

    public void Dispose() => asked.Dispose();

    // True when somebody asked before it was due. One delay, not a timer that comes again: a clock that is moved fires it once.
    private async Task<bool> Due(DateTimeOffset due, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var wait = due - clock.GetUtcNow();
        var wanted = asked.WaitAsync(either.Token);
        var first = await Task.WhenAny(wanted, Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock, either.Token));
        await either.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return first == wanted;
    }

    private Scrubbed? Read()
    {
        try
        {
            return System.IO.File.Exists(File) ? JsonSerializer.Deserialize<Scrubbed>(System.IO.File.ReadAllText(File), JsonSerializerOptions.Web) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>After each piece rests three times as long as it took.</summary>
    private sealed class Breaks(CancellationToken cancellation) : IProgress<long>
    {
        private long since = Stopwatch.GetTimestamp();

        public void Report(long value)
        {
            cancellation.WaitHandle.WaitOne(Stopwatch.GetElapsedTime(since) * 3);
            since = Stopwatch.GetTimestamp();
        }
    }
}

/// <summary>A verification of the whole log that went to the end.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Events">Events recomputed.</param>
/// <param name="Fault">The first that is not as it was written; null: all are.</param>
public sealed record Scrubbed(DateTimeOffset At, long Events, LogFault? Fault);
