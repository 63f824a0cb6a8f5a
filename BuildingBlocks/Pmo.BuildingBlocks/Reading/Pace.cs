using System.Diagnostics;

namespace Pmo;

/// <summary>Works in short turns and rests as long after each, so that whoever uses the site does not notice.</summary>
/// <param name="gentle">False: never rests.</param>
internal sealed class Pace(bool gentle, CancellationToken cancellation)
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(10);
    private long since = Stopwatch.GetTimestamp();

    /// <summary>Rests if it is time to; throws when nobody wants the work any more.</summary>
    public void Breathe()
    {
        cancellation.ThrowIfCancellationRequested();
        if (!gentle || Stopwatch.GetElapsedTime(since) is var worked && worked < Turn) return;
        Thread.Sleep(worked < 5 * Turn ? worked : 5 * Turn);
        since = Stopwatch.GetTimestamp();
    }
}

/// <summary>The log, read in no hurry: after every page it waits as long as the page took.</summary>
internal sealed class GentleLog(IEventStore log) : IEventStore
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public StoreHealth Health => log.Health;

    public ValueTask<AppendResult> Append(string stream, long expectedRevision, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) => throw new NotSupportedException("This log is only read.");

    public ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken cancellation = default) => log.ReadStream(stream, cancellation);

    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAll(long after, long until = long.MaxValue, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var begun = Stopwatch.GetTimestamp();
        await foreach (var page in log.ReadAll(after, until, cancellation))
        {
            yield return page;
            var took = Stopwatch.GetElapsedTime(begun);
            await Task.Delay(took < Longest ? took : Longest, cancellation);
            begun = Stopwatch.GetTimestamp();
        }
    }

    public ValueTask<long> Head(CancellationToken cancellation = default) => log.Head(cancellation);

    public ValueTask WaitForEventsAfter(long position, CancellationToken cancellation = default) => log.WaitForEventsAfter(position, cancellation);

    // Whoever made the log ends it.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
