namespace Pmo;

/// <summary>Wakes whoever waits until tables have got somewhere.</summary>
internal sealed class Arrivals(TimeProvider clock)
{
    private volatile TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The tables have moved.</summary>
    public void Tell()
    {
        var waiting = moved;
        moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
    }

    /// <summary>Waits until they are there; false when the time ran out or nobody waits any more.</summary>
    public async Task<bool> WaitFor(Func<bool> there, TimeSpan atMost, CancellationToken cancellation)
    {
        var begin = clock.GetTimestamp();
        while (true)
        {
            var signal = moved.Task;
            if (there()) return true;
            var left = atMost - clock.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero || cancellation.IsCancellationRequested) return false;
            await Task.WhenAny(signal, Task.Delay(left, clock, cancellation));
        }
    }
}
