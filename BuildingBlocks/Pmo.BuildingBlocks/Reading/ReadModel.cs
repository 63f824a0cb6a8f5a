using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>The tables of one module: kept up to date, filled anew beside the old when their meaning changes, asked from here.</summary>
internal sealed class ReadModel(ModuleTables tables, string directory, IEventStore store, EventSerializer serializer, INames names, ILogger log, TimeProvider clock) : IDisposable
{
    /// <summary>So far behind, filling anew is faster than catching up.</summary>
    private const long FarBehind = 50_000;

    private readonly SemaphoreSlim writing = new(1, 1);
    private volatile ReadModelFile? serving;
    private volatile bool current;
    private volatile TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long filled;
    private long target;
    private DateTimeOffset fillStarted;

    public string Module => tables.Module;

    /// <summary>How the Operations page shows it.</summary>
    public ReadModelState State(long head) => new(tables.Module, tables.Prints, serving?.Position ?? 0, head, serving?.Parked ?? 0, !current, current ? 100 : Percent, [.. tables.Projections.Select(p => p.GetType().Name)]);

    public long Position => serving?.Position ?? 0;

    /// <summary>Called after every commit, with the position reached.</summary>
    public event Action<string, long>? Moved;

    private int Percent => target == 0 ? 0 : (int)Math.Min(99, 100 * Interlocked.Read(ref filled) / target);

    /// <summary>Opens what is there: the right file, or one that only means something older. Otherwise nothing serves until it is filled.</summary>
    public void Open()
    {
        Directory.CreateDirectory(directory);
        foreach (var stray in Directory.GetFiles(directory, tables.Module + ".*.filling*")) File.Delete(stray);
        current = (serving = TryOpen($"{tables.Module}.{tables.Prints}.*.db")) is not null;
        serving ??= TryOpen($"{tables.Module}.{tables.SchemaPrint}-*.db");
    }

    /// <summary>Fills or catches up to the head of the log. One at a time.</summary>
    public async Task CatchUp(CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            var head = await store.Head(cancellation);
            if (!current || (serving is null && head == 0)) await Refill(head, cancellation);
            else if (head - Position > FarBehind && Position == 0) await Refill(head, cancellation);
            if (serving!.Position < head) await Follow(cancellation);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Fills a new file from the log beside the old one, and switches when it is there.</summary>
    public async Task Rebuild(CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            await Refill(await store.Head(cancellation), cancellation);
            await Follow(cancellation);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task Refill(long head, CancellationToken cancellation)
    {
        (target, filled, fillStarted) = (head, 0, clock.GetUtcNow());
        // Every fill is a file of its own name, so that nothing is renamed under those who still read the old one.
        var fresh = Path.Combine(directory, $"{tables.Module}.{tables.Prints}.{Guid.CreateVersion7():n}.db");
        await new BulkFill(tables, store, serializer).Fill(fresh, head, p => Interlocked.Exchange(ref filled, p), cancellation);
        var old = serving;
        (serving, current) = (new ReadModelFile(fresh, names), true);
        if (old is not null) log.LogInformation("Read model {Module} switched to {File}", tables.Module, Path.GetFileName(fresh));
        old?.Dispose(andDelete: true);
        Tell();
    }

    private async Task Follow(CancellationToken cancellation)
    {
        var file = serving!;
        await foreach (var page in store.ReadAll(file.Position, long.MaxValue, cancellation))
        {
            var events = new List<Recorded>(page.Count);
            foreach (var stored in page)
                if (serializer.Read(stored) is { } @event) events.Add(new Recorded(@event, stored));
            file.Apply(tables, events, page[^1].Position);
            Tell();
        }
    }

    private void Tell()
    {
        var waiting = moved;
        moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
        Moved?.Invoke(tables.Module, Position);
    }

    /// <summary>Waits until the tables have reached a position; false when the time ran out.</summary>
    public async Task<bool> WaitFor(long position, TimeSpan atMost, CancellationToken cancellation)
    {
        var end = clock.GetTimestamp();
        while (true)
        {
            var signal = moved.Task;
            if (Position >= position) return true;
            var left = atMost - clock.GetElapsedTime(end);
            if (left <= TimeSpan.Zero) return false;
            await Task.WhenAny(signal, Task.Delay(left, clock, cancellation));
        }
    }

    /// <summary>Asks the tables, all at one moment.</summary>
    public T Read<T>(Func<Db, T> ask)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var file = serving;
            if (file is null) break;
            if (!file.TryUse()) continue;
            try
            {
                return file.Read(ask);
            }
            finally
            {
                file.Leave();
            }
        }

        var elapsed = (clock.GetUtcNow() - fillStarted).TotalSeconds;
        throw new BeingRebuiltException(tables.Module, Percent, Percent == 0 ? 5 : (int)Math.Max(1, elapsed * (100 - Percent) / Percent));
    }

    private ReadModelFile? TryOpen(string pattern)
    {
        foreach (var path in Directory.GetFiles(directory, pattern).OrderDescending(StringComparer.Ordinal))
        {
            try
            {
                return new ReadModelFile(path, names);
            }
            catch (Exception damage)
            {
                // A read model is a file that can be lost: keep the broken one for study, fill a new one.
                log.LogWarning(damage, "Read model {File} is damaged; it is set aside and filled anew", path);
                File.Move(path, $"{path}.corrupt-{clock.GetUtcNow().UtcTicks:x}", overwrite: true);
                foreach (var suffix in (string[])["-wal", "-shm"]) File.Delete(path + suffix);
            }
        }

        return null;
    }

    public void Dispose()
    {
        serving?.Dispose();
        writing.Dispose();
    }
}

/// <summary>How far a module's tables are.</summary>
/// <param name="Position">Every event up to here is in the tables.</param>
/// <param name="Head">Where the log is.</param>
/// <param name="Parked">Streams left out because an event could not be written.</param>
/// <param name="Filling">A new file is being filled.</param>
/// <param name="Percent">How much of it.</param>
public sealed record ReadModelState(string Module, string File, long Position, long Head, int Parked, bool Filling, int Percent, IReadOnlyList<string> Projections);

/// <summary>A module's tables are being filled from the log and cannot answer yet.</summary>
public sealed class BeingRebuiltException(string module, int percent, int seconds)
    : Exception($"The figures of {module} are being rebuilt: {percent} % done, about {seconds} s left.")
{
    /// <summary>Which module.</summary>
    public string Module => module;

    /// <summary>When to try again, in seconds.</summary>
    public int RetryAfter => seconds;
}
