using System.Diagnostics;
using System.Threading.Channels;

namespace Pmo.Sqlite;

/// <summary>
/// The only way into the log: appends queue up, and one thread writes what has queued (at most 256) as one group. A lone
/// append that finds nobody before it is written by its own caller, which saves two changes of thread.
/// </summary>
internal sealed class LogWriter : IAsyncDisposable
{
    private const int QueueLength = 4_096;
    private const int LargestBatch = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(150);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly Channel<PendingAppend> queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly ManualResetEventSlim arrived = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PendingAppend> batch = new(LargestBatch);
    private readonly List<PendingAppend> alone = new(1);
    private readonly Lock gate = new();
    private readonly GroupCommit log;
    private volatile bool crowded;
    private bool wroteSinceRest;
    private bool closed;

    public LogWriter(GroupCommit log)
    {
        this.log = log;
        new Thread(Work) { Name = "event log writer", IsBackground = true }.Start();
    }

    /// <summary>Whether the log can be written now.</summary>
    public StoreHealth Health => log.Health;

    /// <summary>Gives an append's verdict when it is durable. Waits for a place when 4,096 others are queued.</summary>
    public ValueTask<AppendResult> Append(PendingAppend append, CancellationToken cancellation)
    {
        if (WriteAlone(append)) return new(append.Task);
        if (cancellation.CanBeCanceled || !queue.Writer.TryWrite(append)) return AppendSlowly(append, cancellation);
        arrived.Set();
        return new(append.Task);
    }

    /// <summary>Does something with the log between two batches.</summary>
    public void Between(Action<GroupCommit> action)
    {
        lock (gate) action(log);
    }

    /// <summary>Writes what is queued, copies the WAL into the file and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        arrived.Set();
        await stopped.Task.ConfigureAwait(false);
        arrived.Dispose();
    }

    private bool WriteAlone(PendingAppend append)
    {
        if (crowded || queue.Reader.Count > 0 || !gate.TryEnter()) return false;
        try
        {
            if (closed) return false;
            alone.Add(append);
            wroteSinceRest = true;
            return log.Write(alone, wait: false);
        }
        finally
        {
            alone.Clear();
            gate.Exit();
        }
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
        await using var registration = cancellation.UnsafeRegister(static pending => StopWaiting((PendingAppend)pending!), append).ConfigureAwait(false);
        return await append.Task.ConfigureAwait(false);
    }

    private static void StopWaiting(PendingAppend append) =>
        append.TrySetResult(new(AppendKind.Unknown, Reason: "store.cancelled: the caller stopped waiting; the append may still be written."));

    private void Work()
    {
        while (Take())
            lock (gate)
            {
                wroteSinceRest = true;
                log.Write(batch, wait: true);
                crowded = batch.Count > 1;
            }
        lock (gate)
        {
            closed = true;
            log.Close();
        }
        stopped.SetResult();
    }

    /// <summary>Fills the batch; waits while there is nothing, and lets the log use the quiet. False when the store is being closed.</summary>
    private bool Take()
    {
        var before = batch.Count;
        batch.Clear();
        if (before > 1) Gather(before);
        while (true)
        {
            arrived.Reset();
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var append)) batch.Add(append);
            if (batch.Count > 0) return true;
            if (queue.Reader.Completion.IsCompleted) return false;
            if (!arrived.Wait(Idle)) RestWhenQuiet();
        }
    }

    // Those whose appends were just written are about to come back: a moment's patience makes one group of what would be two.
    private void Gather(int before)
    {
        var start = Stopwatch.GetTimestamp();
        while (queue.Reader.Count < before && Stopwatch.GetElapsedTime(start) < Patience && !queue.Reader.Completion.IsCompleted) Thread.Yield();
    }

    private void RestWhenQuiet()
    {
        lock (gate)
        {
            if (!wroteSinceRest || log.Health == StoreHealth.ReadOnly) log.Rest();
            wroteSinceRest = false;
        }
    }
}
