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
    public Task Fill(ModuleTables module, string path, long position, Action<long> progress, CancellationToken cancellation) =>
        InTurn(() => Fill(module, path, snapshots.Nearest(module, position), position, progress, cancellation), cancellation);

    /// <summary>Fills a file on where it is not too far, and moves it; else from the nearest snapshot.</summary>
    public Task FillOn(ModuleTables module, (string Path, long Position)? filled, string path, long position, CancellationToken cancellation) => InTurn(async () =>
    {
        var snapshot = snapshots.Nearest(module, position);
        if (filled is { } file && file.Position <= position && file.Position >= (snapshot?.Position ?? 0) && await Bulk(module).GoOn(path, Move(file.Path), position, _ => { }, cancellation)) return;
        await Fill(module, path, snapshot, position, _ => { }, cancellation);
    }, cancellation);

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

    private async Task Fill(ModuleTables module, string path, Snapshot? snapshot, long position, Action<long> progress, CancellationToken cancellation)
    {
        Interlocked.Increment(ref all);
        if (snapshot is not null) Interlocked.Increment(ref fromSnapshot);
        if (snapshot is not null && await FromSnapshot(module, snapshot, path, position, progress, cancellation)) return;
        await Bulk(module).Fill(path, position, progress, cancellation);
    }

    // A stream that has to be left out is left out from its beginning, which a snapshot cannot do any more; and a broken one is of no use.
    private async Task<bool> FromSnapshot(ModuleTables module, Snapshot snapshot, string path, long position, Action<long> progress, CancellationToken cancellation)
    {
        try
        {
            return await Bulk(module).GoOn(path, to => snapshots.Unpack(snapshot, to, cancellation), position, progress, cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or Microsoft.Data.Sqlite.SqliteException or StatementFailedException)
        {
            log.LogWarning(broken, "The snapshot {File} is of no use; it is removed, and made anew", snapshot.Path);
            snapshots.RemoveBroken(snapshot);
            return false;
        }
    }

    private BulkFill Bulk(ModuleTables module) => new(module, store, serializer);

    private static Func<string, Task> Move(string from) => to =>
    {
        File.Move(from, to);
        return Task.CompletedTask;
    };

    public void Dispose() => slots.Dispose();
}
