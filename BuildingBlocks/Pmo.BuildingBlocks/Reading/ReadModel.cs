using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>The tables of one module: kept up to date, filled anew beside the old when their meaning changes, asked from here.</summary>
internal sealed class ReadModel(ModuleTables tables, ReadModelFolder folder, IEventStore store, EventSerializer serializer, ILogger log, TimeProvider clock) : IDisposable
{
    /// <summary>So far behind, filling anew is faster than catching up.</summary>
    private const long FarBehind = 50_000;

    private readonly SemaphoreSlim writing = new(1, 1);
    private volatile ReadModelFile? serving;
    private volatile bool current;
    private volatile bool stopped;
    private volatile string? trouble;

    // Why the fill that was asked for last failed: following the log goes on well beside it, and must not hide it.
    private volatile string? unfilled;
    private volatile FillProgress? filling;
    private readonly Arrivals arrivals = new(clock);
    private int asked;
    private int fills;

    public string Module => tables.Module;

    /// <summary>What they are made by.</summary>
    public ModuleTables Tables => tables;

    /// <summary>Every event up to here is in the tables that answer.</summary>
    public long Position => serving?.Position ?? 0;

    /// <summary>How large the file that answers is; 0 while nothing does.</summary>
    public long Bytes => serving is { } file && new FileInfo(file.Path) is { Exists: true } there ? there.Length : 0;

    /// <summary>True while the tables that answer follow the log; false while they wait for a new file, or have given up.</summary>
    public bool Follows => current && !stopped && !Filling;

    private bool Filling => Volatile.Read(ref asked) != 0 || filling is not null || (!current && !stopped);

    /// <summary>How the Operations page shows it.</summary>
    public ReadModelState State(long head) =>
        new(tables.Module, tables.Prints, Position, head, serving?.Parked ?? 0, Filling, filling?.Percent ?? (Filling ? 0 : 100), Volatile.Read(ref fills), trouble ?? unfilled, [.. tables.Projections.Select(p => p.GetType().Name)]);

    /// <summary>What its figures lack; null when nothing.</summary>
    public FiguresRemark? Remark =>
        serving is { } file && (Filling || file.Parked > 0 || stopped) ? new FiguresRemark(tables.Module, Filling ? file.Position : null, file.Parked, stopped ? trouble : null) : null;

    /// <summary>Called after every commit, and for every percent of a fill, with the position reached.</summary>
    public event Action<string, long>? Moved;

    /// <summary>Opens what is there: the right file, or one that only means something older. Otherwise nothing serves until it is filled.</summary>
    public void Open()
    {
        folder.Prepare();
        current = (serving = folder.OpenCurrent()) is not null;
        serving ??= folder.OpenOlder();
    }

    /// <summary>Fills or catches up to the head of the log, which it returns. One at a time.</summary>
    public async Task<long> CatchUp(CancellationToken cancellation)
    {
        var head = 0L;
        await writing.WaitAsync(cancellation);
        await Write(async () =>
        {
            head = await store.Head(cancellation);
            if (stopped) return;
            if (Position > head) Forget(head);
            if (!current || (Position == 0 && head > FarBehind)) await Refill(head, cancellation);
            if (Position < head) await Follow(cancellation);
        });
        return head;
    }

    /// <summary>Asks for a new fill, which <see cref="Rebuild"/> must follow; false while one is under way.</summary>
    public bool Claim()
    {
        if (filling is not null || Interlocked.CompareExchange(ref asked, 1, 0) != 0) return false;
        (trouble, unfilled) = (null, null);
        return true;
    }

    /// <summary>Fills a new file from the log beside the old one, and switches when it is there.</summary>
    public async Task Rebuild(CancellationToken cancellation)
    {
        try
        {
            // Whoever asked goes on at once.
            await writing.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await Write(async () =>
            {
                await Refill(await store.Head(cancellation), cancellation);
                await Follow(cancellation);
            });
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            unfilled = failure.Message;
            throw;
        }
        finally
        {
            Volatile.Write(ref asked, 0);
            Tell();
        }
    }

    private async Task Write(Func<Task> work)
    {
        try
        {
            await work();
            if (!stopped) trouble = null;
        }
        catch (TooManyParkedException many)
        {
            (trouble, stopped) = (many.Message, true);
            log.LogError(many, "The tables of {Module} are not filled any further", tables.Module);
            Tell();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            trouble = failure.Message;
            throw;
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task Refill(long head, CancellationToken cancellation)
    {
        var progress = filling = new FillProgress(head, clock.GetUtcNow(), () => Moved?.Invoke(tables.Module, Position));
        (stopped, trouble) = (false, null);
        Moved?.Invoke(tables.Module, Position);
        try
        {
            var fresh = folder.NewName();
            await new BulkFill(tables, store, serializer).Fill(fresh, head, progress.Reached, cancellation);
            var old = serving;
            (serving, current) = (folder.Open(fresh), true);
            if (old is not null) log.LogInformation("Read model {Module} switched to {File}", tables.Module, Path.GetFileName(fresh));
            old?.Dispose(andDelete: true);
            folder.RemoveAllBut(fresh, old?.Path);
            Interlocked.Increment(ref fills);
            Volatile.Write(ref asked, 0);
        }
        finally
        {
            filling = null;
        }

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

    /// <summary>The log was put back to an older state: what the tables hold beyond its end never happened.</summary>
    private void Forget(long head)
    {
        log.LogWarning("The tables of {Module} hold events up to #{Position}, but the log ends at #{Head}; they are filled anew", tables.Module, Position, head);
        var ahead = serving;
        (current, serving) = (false, null);
        ahead?.Dispose(andDelete: true);
    }

    private void Tell()
    {
        arrivals.Tell();
        Moved?.Invoke(tables.Module, Position);
    }

    /// <summary>Waits until the tables have reached a position; false when the time ran out or nobody waits any more.</summary>
    public Task<bool> WaitFor(long position, TimeSpan atMost, CancellationToken cancellation) => arrivals.WaitFor(() => Position >= position, atMost, cancellation);

    /// <summary>The streams that were left out, with the reason; none while nothing serves.</summary>
    public IReadOnlyList<ParkedStream> Parked() =>
        serving is null ? [] : Read(db => db.List<ParkedStream>($"select {tables.Module} module, projection, stream, position, event, reason from pmo_parked order by projection, stream"));

    /// <summary>The file that answers, kept from being deleted until whoever holds it leaves it; null while it does not follow the log.</summary>
    public ReadModelFile? Hold()
    {
        // Another file takes its place within a moment; one that stays closed belongs to a program that is ending.
        for (var tries = 0; tries < 100 && Follows && serving is { } file; tries++)
            if (file.TryUse()) return file;
        return null;
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

        if (stopped) throw new BeingRebuiltException(tables.Module, trouble ?? "", 60);
        var progress = filling;
        throw new BeingRebuiltException(tables.Module, progress?.Percent ?? 0, progress?.SecondsLeft(clock.GetUtcNow()) ?? 5);
    }

    public void Dispose()
    {
        serving?.Dispose();
        writing.Dispose();
    }
}
