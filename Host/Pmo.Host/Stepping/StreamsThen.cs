namespace Pmo.Host.Stepping;

/// <summary>Streams as the caller looks at them: whole, or what of them was known at the moment looked back at.</summary>
internal sealed class StreamsThen(IEventStore store, EventSerializer serializer, Caller caller)
{
    /// <summary>A stream's stored events.</summary>
    public async Task<IReadOnlyList<StoredEvent>> Read(string stream, CancellationToken cancellation)
    {
        var stored = await store.ReadStream(stream, cancellation);
        return caller.AsOf is { } past ? [.. stored.TakeWhile(e => e.Position <= past.Position)] : stored;
    }

    /// <summary>What a stream remembered.</summary>
    public async Task<TState> Fold<TState>(string stream, CancellationToken cancellation) where TState : IState<TState> =>
        (await Read(stream, cancellation)).Select(serializer.Read).OfType<object>().Aggregate(TState.Initial, (state, e) => state.Evolve(e));
}
