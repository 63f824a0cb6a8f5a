using System.Threading.Channels;

namespace Pmo.Sqlite;

/// <summary>
/// The only writer of the log: one thread takes what has queued up (at most 256 appends), writes it in one transaction, waits
/// for the disk once, and then tells everyone. A failed disk stops it for good; a full one only until there is room.
/// </summary>
internal sealed class LogWriter : IAsyncDisposable
{
    private const int QueueLength = 4_096;
    private const int LargestBatch = 256;
    private const int PagesBeforeCheckpoint = 1_000;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly Channel<PendingAppend> queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly ManualResetEventSlim arrived = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PendingAppend> batch = new(LargestBatch);
    private readonly Lock gate = new();
    private readonly Connection connection;
    private readonly LogTable table;
    private readonly LogSignal signal;
    private readonly Statement begin;
    private readonly Statement commit;
    private int pagesInWal;
    private volatile StoreHealth health;

    public LogWriter(Connection connection, LogTable table, LogSignal signal)
    {
        this.connection = connection;
        this.table = table;
        this.signal = signal;
        begin = connection.Prepare("begin immediate");
        commit = connection.Prepare("commit");
        new Thread(Work) { Name = "event log writer", IsBackground = true }.Start();
    }

    /// <summary>Whether the log can be written now.</summary>
    public StoreHealth Health => health;

    /// <summary>Queues an append and returns its verdict when it is durable. Waits for a place when 4,096 others are queued.</summary>
    public ValueTask<AppendResult> Append(PendingAppend append, CancellationToken cancellation)
    {
        if (cancellation.CanBeCanceled || !queue.Writer.TryWrite(append)) return AppendSlowly(append, cancellation);
        arrived.Set();
        return new(append.Task);
    }

    private async ValueTask<AppendResult> AppendSlowly(PendingAppend append, CancellationToken cancellation)
    {
        try
        {
            await queue.Writer.WriteAsync(append, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteEventStore));
        }
        arrived.Set();
        await using var registration = cancellation.UnsafeRegister(
            static pending => ((PendingAppend)pending!).TrySetResult(Unknown("store.cancelled", "the caller stopped waiting")), append).ConfigureAwait(false);
        return await append.Task.ConfigureAwait(false);
    }

    /// <summary>Has the disk write everything appended so far, and waits for the disk at every append from now on.</summary>
    public void EnsureDurable()
    {
        lock (gate)
        {
            connection.Execute("pragma synchronous = full");
            // A checkpoint with nothing to copy does not sync; this write gives it something.
            MakeRoom();
            if (!connection.Checkpoint(truncate: true)) throw new IOException("Readers kept the log's WAL from being copied for 30 s.");
            LogFile.RequireInForce(connection, synchronous: 2);
        }
    }

    /// <summary>Runs SQL on the writer's connection between two batches: how a test makes a disk full.</summary>
    public void Execute(string sql)
    {
        lock (gate) connection.Execute(sql);
    }

    /// <summary>Writes what is queued, copies the WAL into the file and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        arrived.Set();
        await stopped.Task.ConfigureAwait(false);
        arrived.Dispose();
    }

    private void Work()
    {
        while (Take())
            lock (gate)
                WriteBatch();
        Rest();
        if (health == StoreHealth.Faulted) connection.KeepWal();
        connection.Dispose();
        stopped.SetResult();
    }

    /// <summary>Fills the batch; waits while there is nothing, and uses the quiet to tidy up. False when the store is being closed.</summary>
    private bool Take()
    {
        batch.Clear();
        var timeout = Idle;
        while (true)
        {
            arrived.Reset();
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var append)) batch.Add(append);
            if (batch.Count > 0) return true;
            if (queue.Reader.Completion.IsCompleted) return false;
            if (arrived.Wait(timeout)) continue;
            Rest();
            timeout = health == StoreHealth.ReadOnly ? Idle : Timeout.InfiniteTimeSpan;
        }
    }

    private void WriteBatch()
    {
        if (health == StoreHealth.Faulted)
        {
            Tell(Unknown("store.faulted", "the disk failed; the log takes nothing until it is started again and verified"));
            return;
        }
        try
        {
            begin.Run();
            foreach (var append in batch) append.Verdict = table.Append(append);
            commit.Run();
        }
        catch (Exception failure)
        {
            Fail(failure);
            return;
        }
        health = StoreHealth.Healthy;
        TellVerdicts();
        CheckpointWhenDue();
    }

    private void TellVerdicts()
    {
        long head = 0;
        foreach (var append in batch)
            if (append.Verdict.Kind == AppendKind.Committed) head = append.Verdict.Position;
        if (head > 0) signal.Advance(head);
        foreach (var append in batch) append.TrySetResult(append.Verdict);
    }

    private void Fail(Exception failure)
    {
        var consequence = failure is SqliteFailure known ? known.Consequence : StoreHealth.Faulted;
        try
        {
            if (connection.InTransaction) connection.Execute("rollback");
        }
        catch (SqliteFailure)
        {
            consequence = StoreHealth.Faulted;
        }
        health = consequence ?? health;
        Tell(health switch
        {
            StoreHealth.Faulted => Unknown("store.faulted", failure.Message),
            StoreHealth.ReadOnly => Unknown("store.read-only", failure.Message),
            _ => Unknown("store.busy", failure.Message),
        });
    }

    private void Tell(AppendResult result)
    {
        foreach (var append in batch) append.TrySetResult(result);
    }

    // SQLite's own checkpoint would hide a failed fsync of the file, after which pages could be missing for ever: ours does not.
    private void CheckpointWhenDue()
    {
        pagesInWal += connection.TakePagesWritten();
        if (pagesInWal < PagesBeforeCheckpoint) return;
        Checkpoint(truncate: false);
    }

    private void Checkpoint(bool truncate)
    {
        try
        {
            connection.BusyTimeout = 0;
            if (connection.Checkpoint(truncate)) pagesInWal = 0;
            else pagesInWal = PagesBeforeCheckpoint / 2;
        }
        catch (SqliteFailure failure)
        {
            health = failure.Consequence ?? health;
        }
        finally
        {
            connection.BusyTimeout = 30_000;
            connection.TakePagesWritten();
        }
    }

    private void Rest()
    {
        lock (gate)
        {
            if (health == StoreHealth.Faulted) return;
            if (health == StoreHealth.ReadOnly) LookForRoom();
            if (pagesInWal > 0 || health == StoreHealth.ReadOnly) Checkpoint(truncate: true);
        }
    }

    private void LookForRoom()
    {
        try
        {
            MakeRoom();
            health = StoreHealth.Healthy;
        }
        catch (SqliteFailure failure)
        {
            health = failure.Consequence ?? health;
            if (connection.InTransaction) connection.Execute("rollback");
        }
    }

    private void MakeRoom() =>
        connection.Execute("begin immediate; insert into room (space) values (zeroblob(262144)); delete from room; commit");

    private static AppendResult Unknown(string code, string sentence) => new(AppendKind.Unknown, Reason: $"{code}: {sentence}");
}
