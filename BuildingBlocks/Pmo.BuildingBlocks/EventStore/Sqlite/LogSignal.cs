namespace Pmo.Sqlite;

/// <summary>Knows the head of the log and wakes whoever waits for it to move; once a second it wakes them anyway.</summary>
internal sealed class LogSignal : IDisposable
{
    private readonly ITimer poll;
    private readonly Lock gate = new();
    private TaskCompletionSource? moved;
    private long head;

    public LogSignal(long head, TimeProvider time)
    {
        this.head = head;
        poll = time.CreateTimer(_ => Wake(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
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
            moved ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
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
