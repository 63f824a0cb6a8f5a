using System.Diagnostics;
using Polly;
using Polly.Retry;

namespace Pmo.Sqlite;

/// <summary>
/// Writes a batch of appends in one transaction, waits for the disk once, and then tells everyone. A failed disk stops it for
/// good; a full one only until there is room. Used by one thread at a time.
/// </summary>
internal sealed class GroupCommit
{
    private const int PagesBeforeCheckpoint = 1_000;
    private const int PatientMilliseconds = 30_000;

    private readonly Connection connection;
    private readonly LogTable table;
    private readonly LogSignal signal;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly ResiliencePipeline<bool> another;
    private long waitingSince;
    private int pagesInWal;
    private volatile StoreHealth health;

    public GroupCommit(Connection connection, LogTable table, LogSignal signal, TimeSpan patience)
    {
        (this.connection, this.table, this.signal) = (connection, table, signal);
        another = Retrying(patience);
        begin = connection.Prepare("begin immediate");
        commit = connection.Prepare("commit");
    }

    /// <summary>Whether the log can be written now.</summary>
    public StoreHealth Health => health;

    /// <summary>Decides a batch. With <paramref name="wait"/> it waits for another process that writes; without, it may return false with nothing done.</summary>
    public bool Write(List<PendingAppend> batch, bool wait)
    {
        try
        {
            if (health == StoreHealth.Faulted) throw new IOException("the disk failed; the log takes nothing until it is started again and verified");
            if (!Begin(wait)) return false;
            foreach (var append in batch) append.Verdict = table.Append(append);
            commit.Run();
        }
        catch (Exception failure)
        {
            Fail(batch, failure);
            return true;
        }
        health = StoreHealth.Healthy;
        Tell(batch);
        pagesInWal += connection.TakePagesWritten();
        if (pagesInWal >= PagesBeforeCheckpoint) Checkpoint(truncate: false);
        return true;
    }

    /// <summary>Uses a quiet moment: looks for room on a disk that was full, and empties the WAL.</summary>
    public void Rest()
    {
        if (health == StoreHealth.Faulted) return;
        if (health == StoreHealth.ReadOnly) LookForRoom();
        if (pagesInWal > 0) Checkpoint(truncate: true);
    }

    /// <summary>Has the disk write everything appended so far, and waits for the disk at every append from now on.</summary>
    public void EnsureDurable()
    {
        connection.Execute("pragma synchronous = full");
        // A checkpoint with nothing to copy does not sync; this write gives it something.
        MakeRoom();
        if (!connection.Checkpoint(truncate: true)) throw new IOException("Readers kept the log's WAL from being copied for 30 s.");
        LogFile.RequireInForce(connection, synchronous: 2);
    }

    /// <summary>Runs SQL between two batches: how a test makes a disk full.</summary>
    public void Execute(string sql) => connection.Execute(sql);

    /// <summary>Closes the file, and leaves its WAL for the next start when the disk failed.</summary>
    public void Close()
    {
        Rest();
        if (health == StoreHealth.Faulted) connection.KeepWal();
        connection.Dispose();
    }

    private bool Begin(bool wait)
    {
        if (TryBegin()) return true;
        if (!wait) return false;
        // Retrying is off the usual path: an append meets another process only when somebody copies or mends the file.
        waitingSince = Stopwatch.GetTimestamp();
        return another.Execute(TryBegin) ? true : throw new SqliteFailure(SQLitePCL.raw.SQLITE_BUSY, "begin immediate", "another process holds the log");
    }

    private bool TryBegin()
    {
        connection.BusyTimeout = 0;
        try
        {
            begin.Run();
            return true;
        }
        catch (SqliteFailure failure) when (failure.IsBusy)
        {
            return false;
        }
        finally
        {
            connection.BusyTimeout = PatientMilliseconds;
        }
    }

    private ResiliencePipeline<bool> Retrying(TimeSpan patience) => new ResiliencePipelineBuilder<bool>().AddRetry(new RetryStrategyOptions<bool>
    {
        ShouldHandle = tried => new(tried.Outcome.Exception is null && !tried.Outcome.Result && Stopwatch.GetElapsedTime(waitingSince) < patience),
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(5),
        MaxDelay = TimeSpan.FromMilliseconds(250),
        UseJitter = true,
    }).Build();

    private void Tell(List<PendingAppend> batch)
    {
        long head = 0;
        foreach (var append in batch)
            if (append.Verdict.Kind == AppendKind.Committed) head = append.Verdict.Position;
        if (head > 0) signal.Advance(head);
        foreach (var append in batch) append.TrySetResult(append.Verdict);
    }

    private void Fail(List<PendingAppend> batch, Exception failure)
    {
        var consequence = failure is SqliteFailure known ? known.Consequence : StoreHealth.Faulted;
        if (!RolledBack()) consequence = StoreHealth.Faulted;
        health = consequence ?? health;
        var code = health switch { StoreHealth.Faulted => "store.faulted", StoreHealth.ReadOnly => "store.read-only", _ => "store.busy" };
        foreach (var append in batch) append.TrySetResult(new(AppendKind.Unknown, Reason: $"{code}: {failure.Message}"));
    }

    private bool RolledBack()
    {
        try
        {
            if (connection.InTransaction) connection.Execute("rollback");
            return true;
        }
        catch (SqliteFailure)
        {
            return false;
        }
    }

    // SQLite's own checkpoint would hide a failed fsync of the file, after which pages could be missing for ever: ours does not.
    private void Checkpoint(bool truncate)
    {
        try
        {
            connection.BusyTimeout = 0;
            // A reader in the way: tried again after as many pages as make half of the usual distance.
            pagesInWal = connection.Checkpoint(truncate) ? 0 : PagesBeforeCheckpoint / 2;
        }
        catch (SqliteFailure failure)
        {
            health = failure.Consequence ?? health;
        }
        finally
        {
            connection.BusyTimeout = PatientMilliseconds;
            connection.TakePagesWritten();
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
            health = RolledBack() ? failure.Consequence ?? health : StoreHealth.Faulted;
        }
    }

    private void MakeRoom() =>
        connection.Execute("begin immediate; insert into room (space) values (zeroblob(262144)); delete from room; commit");
}
