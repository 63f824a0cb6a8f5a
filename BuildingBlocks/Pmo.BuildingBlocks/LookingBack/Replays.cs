using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>
/// The tables of past moments: filled on demand by the same projections up to a position, in scratch files that are thrown away
/// when others need the room, and asked the same queries.
/// </summary>
public sealed class Replays : IDisposable
{
    private readonly Dictionary<string, ModuleTables> tables;
    private readonly Dictionary<(string Module, long Position), Replay> shelf = [];
    private readonly ReadModels live;
    private readonly ReplayOptions options;
    private readonly IEventStore store;
    private readonly INames names;
    private readonly ILogger<Replays> log;
    private readonly SemaphoreSlim making = new(1);
    private readonly CancellationTokenSource closing = new();
    private readonly Snapshots snapshots;
    private readonly ReplayFill fill;
    private long uses;

    public Replays(IEnumerable<Projection> projections, ReadModels live, ReplayOptions options, IEventStore store, EventSerializer serializer, INames names, ILogger<Replays> log)
    {
        (this.live, this.options, this.store, this.names, this.log) = (live, options, store, names, log);
        tables = ModuleTables.Of(projections).ToDictionary(t => t.Module);
        snapshots = new Snapshots(options);
        fill = new ReplayFill(options, snapshots, store, serializer, log);
        foreach (var left in Directory.CreateDirectory(options.Directory).GetFiles()) left.Delete();
        snapshots.RemoveAllBut(tables.Values);
    }

    /// <summary>How many fills have begun since the start, and how many of them from a snapshot.</summary>
    public (int All, int FromSnapshot) Fills => fill.Fills;

    /// <summary>Asks the tables of the module that a type belongs to, as they were at a position of the log.</summary>
    public async Task<T> Read<T>(Type ofModule, long position, Func<Db, T> ask, CancellationToken cancellation = default)
    {
        var module = tables[MessageNames.ModuleOf(ofModule)];
        while (true)
        {
            var file = await Wait(Take(module, position), cancellation);
            // Between the two it may have been thrown away for another: then it is made once more.
            if (!file.TryUse()) continue;
            try
            {
                return file.Read(ask);
            }
            catch (Exception) when (file.Broken is not null)
            {
                // What a page needed of the snapshot was broken: it is made once more, without that one.
                fill.Remove(file.Broken);
                Forget(module, position, file);
            }
            finally
            {
                file.Leave();
            }
        }
    }

    /// <summary>
    /// Waits until the tables of all modules are there for a position, and keeps them there until it is disposed: then every
    /// answer comes at once, as the live ones do, and a page is never half there.
    /// </summary>
    public async Task<IDisposable> Hold(long position, CancellationToken cancellation = default)
    {
        // The largest take longest, and begin first.
        var held = tables.Values.OrderByDescending(m => live.BytesOf(m.Module)).Select(m => Take(m, position, hold: true)).ToArray();
        try
        {
            await Task.WhenAll(held.Select(h => Wait(h, cancellation)));
            return new Holding(this, held);
        }
        catch
        {
            Release(held);
            throw;
        }
    }

    private void Release(Replay[] held)
    {
        lock (shelf)
            foreach (var replay in held) replay.Holds--;
    }

    private Replay Take(ModuleTables module, long position, bool hold = false)
    {
        lock (shelf)
        {
            if (!shelf.TryGetValue((module.Module, position), out var replay))
            {
                shelf[(module.Module, position)] = replay = new Replay(position);
                replay.File = Make(module, replay);
            }

            replay.Used = ++uses;
            if (hold) replay.Holds++;
            return replay;
        }
    }

    private void Forget(ModuleTables module, long position, ReadModelFile broken)
    {
        lock (shelf)
        {
            if (!shelf.TryGetValue((module.Module, position), out var replay) || !replay.File.IsCompletedSuccessfully || replay.File.Result != broken) return;
            shelf.Remove((module.Module, position));
        }

        broken.Dispose(andDelete: true);
    }

    private async Task<ReadModelFile> Wait(Replay replay, CancellationToken cancellation)
    {
        try
        {
            return await replay.File.WaitAsync(options.Patience, cancellation);
        }
        catch (TimeoutException) when (!replay.File.IsCompleted)
        {
            throw new BeingReplayedException(replay.Progress.Percent, replay.Progress.SecondsLeft(DateTimeOffset.UtcNow));
        }
    }

    private async Task<ReadModelFile> Make(ModuleTables module, Replay replay)
    {
        try
        {
            var path = Path.Combine(options.Directory, $"{module.Module}.{module.Prints}.{replay.Position}.{Guid.CreateVersion7():n}.db");
            await fill.Fill(module, path, replay.Position, replay.Progress.Reached, closing.Token);
            var file = new ReadModelFile(path, names);
            MakeRoom(module.Module, replay, new FileInfo(path).Length);
            return file;
        }
        catch
        {
            lock (shelf) shelf.Remove((module.Module, replay.Position));
            throw;
        }
    }

    private void MakeRoom(string module, Replay made, long bytes)
    {
        var allowed = Math.Max(options.QuotaAtLeast, options.Quota * live.BytesOf(module));
        lock (shelf)
        {
            made.Bytes = bytes;
            var others = shelf.Where(s => s.Key.Module == module && s.Value != made && s.Value is { Holds: 0, File.IsCompletedSuccessfully: true }).OrderBy(s => s.Value.Used).ToList();
            for (var sum = bytes + others.Sum(o => o.Value.Bytes); sum > allowed && others.Count > 0; others.RemoveAt(0))
            {
                sum -= others[0].Value.Bytes;
                shelf.Remove(others[0].Key);
                others[0].Value.File.Result.Dispose(andDelete: true);
            }
        }
    }

    /// <summary>Keeps snapshots at round positions until cancelled; what fails is said and tried again later.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        for (var (seen, taken) = (0L, -1L); !cancellation.IsCancellationRequested;)
        {
            try
            {
                await store.WaitForEventsAfter(seen, cancellation);
                seen = await store.Head(cancellation);
                if (taken >= 0 && seen / options.Dense == taken / options.Dense) continue;
                // Those who look at the site come first: what is not there in time is tried again when the log has grown.
                if (!await live.WaitFor(seen, TimeSpan.FromSeconds(1), cancellation)) continue;
                await TakeSnapshots(seen, cancellation);
                taken = seen;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "A snapshot could not be made; it is tried again when the log has grown");
                seen = await store.Head(CancellationToken.None);
            }
        }
    }

    /// <summary>Makes the snapshots that are missing, and removes those that are no longer wanted.</summary>
    public async Task TakeSnapshots(long head, CancellationToken cancellation = default)
    {
        await making.WaitAsync(cancellation);
        try
        {
            foreach (var module in tables.Values) await TakeSnapshots(module, head, cancellation);
        }
        finally
        {
            making.Release();
        }
    }

    private async Task TakeSnapshots(ModuleTables module, long head, CancellationToken cancellation)
    {
        using (var taking = new SnapshotTaking(module, options.Directory, snapshots, fill))
            foreach (var position in snapshots.Missing(module, head).TakeWhile(_ => HasRoom(module.Module))) await taking.Take(position, cancellation);
        snapshots.Thin(module, head);
    }

    // One copy lies unpacked meanwhile, beside what is packed; the log itself may stand on the same disk, and comes first.
    private bool HasRoom(string module)
    {
        var (free, needed) = (options.Free(options.Directory), 2 * live.BytesOf(module) + ReplayOptions.Spare);
        if (free < needed) log.LogWarning("No snapshot of {Module} is taken: the disk has {Free} MB left, and it needs {Needed} MB meanwhile. Past moments take longer until there is room", module, free / 1_000_000, needed / 1_000_000);
        return free >= needed;
    }

    public void Dispose()
    {
        closing.Cancel();
        Replay[] all;
        lock (shelf) all = [.. shelf.Values];
        foreach (var replay in all)
        {
            try
            {
                replay.File.GetAwaiter().GetResult().Dispose(andDelete: true);
            }
            catch (Exception) when (!replay.File.IsCompletedSuccessfully)
            {
                // It was being filled; nothing of it is left.
            }
        }

        closing.Dispose();
        fill.Dispose();
        making.Dispose();
    }

    private sealed class Holding(Replays replays, Replay[] held) : IDisposable
    {
        public void Dispose() => replays.Release(held);
    }
}
