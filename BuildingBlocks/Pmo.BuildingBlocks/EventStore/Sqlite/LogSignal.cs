namespace Pmo.Sqlite;

/// <summary>Knows the head of the log and wakes whoever waits for it to move; after a second it wakes them anyway.</summary>
internal sealed class LogSignal : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly ITimer poll;
    private readonly Lock gate = new();
    private TaskCompletionSource? moved;
    private long head;

    public LogSignal(long head, TimeProvider time)
    {
        this.head = head;
        poll = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Position of the newest durable event.</summary>
    public long Head => Volatile.Read(ref head);

    /// <summary>Says that the log has durable events up to a position.</summary>
    public void Advance(long position)
    {
        Volatile.Write(ref head, position);
        Wake();
    }

    /// <summary>Completes when the head is, or may be, beyond a position.</summary>
    public ValueTask WaitAfter(long position, CancellationToken cancellation)
    {
        Task waiting;
        lock (gate)
        {
            if (Head > position) return ValueTask.CompletedTask;
            if (moved is null)
            {
                moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
                poll.Change(Longest, Timeout.InfiniteTimeSpan);
            }

            waiting = moved.Task;
        }
        return new(waiting.WaitAsync(cancellation));
    }

    public void Dispose()
    {
        poll.Dispose();
        Wake();
    }

    private void Wake()
    {
        TaskCompletionSource? waiting;
        lock (gate) (waiting, moved) = (moved, null);
        waiting?.SetResult();
    }
}
