using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>Fills the tables of a past moment, few at once, from the nearest snapshot or from the beginning of the log.</summary>
internal sealed class ReplayFill(ReplayOptions options, Snapshots snapshots, IEventStore store, EventSerializer serializer, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim slots = new(options.AtOnce);
    private int all;
    private int fromSnapshot;

    /// <summary>How many fills have begun, and how many of them from a snapshot.</summary>
    public (int All, int FromSnapshot) Fills => (Volatile.Read(ref all), Volatile.Read(ref fromSnapshot));

    /// <summary>Fills a new file up to a position, from the nearest snapshot when there is one.</summary>
    public Task Fill(ModuleTables module, string path, long position, Action<long> progress, CancellationToken cancellation) => InTurn(async () =>
    {
        Interlocked.Increment(ref all);
        // A broken one is removed, and the one before it is tried.
        for (var counted = false; snapshots.Nearest(module, position) is { } nearest; counted = true)
        {
            if (!counted) Interlocked.Increment(ref fromSnapshot);
            if (await FillFrom(nearest, module, path, position, progress, cancellation) is not { } filled) continue;
            if (filled) return;
            // A stream that has to be left out is left out from its beginning, which a snapshot cannot do any more.
            break;
        }

        await Bulk(module).Fill(path, position, progress, cancellation);
    }, cancellation);

    /// <summary>Fills a file on; false when that is not possible, and nothing is left of it.</summary>
    public async Task<bool> FillOn(ModuleTables module, string path, long position, CancellationToken cancellation)
    {
        var filled = false;
        await InTurn(async () => filled = await GoOn(module, path, position, _ => { }, cancellation), cancellation);
        return filled;
    }

    /// <summary>Removes a snapshot that is of no use, and says so.</summary>
    public void Remove(BrokenSnapshotException broken)
    {
        log.LogWarning(broken, "The snapshot {File} is of no use; it is removed, and made anew", broken.File);
        snapshots.RemoveBroken(broken.File);
    }

    private async Task InTurn(Func<Task> fill, CancellationToken cancellation)
    {
        // Who asks first is first, and never fills on the thread of whoever asks.
        await slots.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await fill();
        }
        finally
        {
            slots.Release();
        }
    }

    // Null: the snapshot was broken.
    private async Task<bool?> FillFrom(Snapshot snapshot, ModuleTables module, string path, long position, Action<long> progress, CancellationToken cancellation)
    {
        try
        {
            snapshots.Open(snapshot, path);
            return await GoOn(module, path, position, progress, cancellation);
        }
        catch (BrokenSnapshotException broken)
        {
            Remove(broken);
            return null;
        }
    }

    private async Task<bool> GoOn(ModuleTables module, string path, long position, Action<long> progress, CancellationToken cancellation)
    {
        var (done, pages) = (false, SnapshotPages.At(path));
        try
        {
            return done = await Bulk(module).GoOn(path, position, progress, cancellation);
        }
        catch (Exception) when (pages?.Broken is not null)
        {
            throw pages.Broken;
        }
        finally
        {
            if (!done) SnapshotPages.Delete(path);
        }
    }

    private BulkFill Bulk(ModuleTables module) => new(module, store, serializer);

    public void Dispose() => slots.Dispose();
}
