using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>
/// What is kept in memory only and made from the log at every start, because it must never stand in a file (names of people)
/// or must be of this very moment (rights).
/// </summary>
public abstract class Memory
{
    /// <summary>The events it is made from; all others are passed over unread.</summary>
    public abstract IReadOnlyCollection<Type> Events { get; }

    /// <summary>Takes in one event, in the order of the log. Called by one thread at a time.</summary>
    public abstract void Apply(object @event, Recorded about);
}

/// <summary>Feeds every <see cref="Memory"/> from the log.</summary>
public sealed class Memories(IEnumerable<Memory> memories, IEventStore store, EventNames names, EventSerializer serializer, ClockWatch watch, TimeProvider clock, ILogger<Memories> log) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ILookup<string, Memory> byEvent = memories.SelectMany(m => m.Events, (m, e) => (Event: names.Of(e), Memory: m)).ToLookup(p => p.Event, p => p.Memory);
    private readonly SemaphoreSlim one = new(1);
    private volatile string? trouble;
    private long position;

    /// <summary>Why they do not follow the log; null while they do.</summary>
    public string? Trouble => trouble;

    /// <summary>Returns when everything that was in the log at the call is remembered. Costs nothing when it already is.</summary>
    public async ValueTask CatchUp(CancellationToken cancellation = default)
    {
        var head = await store.Head(cancellation);
        if (Volatile.Read(ref position) >= head) return;
        await one.WaitAsync(cancellation);
        try
        {
            await foreach (var page in store.ReadAll(position, head, cancellation))
                foreach (var stored in page) Remember(stored);
            position = Math.Max(position, head);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Follows the log until cancelled; what fails is said and tried again.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        var jumps = 0;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await CatchUp(cancellation);
                jumps = await watch.Record(jumps, cancellation);
                trouble = null;
                await store.WaitForEventsAfter(Volatile.Read(ref position), cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                trouble = failure.Message;
                log.LogError(failure, "What is kept in memory does not follow the log after #{Position}; it is tried again in a second", position);
                await Task.Delay(Pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Remember(StoredEvent stored)
    {
        if (stored.Position <= position) return;
        if (byEvent.Contains(stored.Name) && serializer.Read(stored) is { } @event)
            foreach (var memory in byEvent[stored.Name]) memory.Apply(@event, new Recorded(@event, stored));
        watch.See(stored);
        Volatile.Write(ref position, stored.Position);
    }

    public void Dispose() => one.Dispose();
}
