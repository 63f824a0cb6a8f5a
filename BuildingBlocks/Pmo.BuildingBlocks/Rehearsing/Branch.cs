namespace Pmo;

/// <summary>The log as it would go on: what it holds is read, what is added stays in memory.</summary>
internal sealed class Branch(IEventStore store, EventSerializer serializer)
{
    private readonly Dictionary<string, List<object>> streams = [];
    private readonly Dictionary<(Type, string), (object State, int Events)> states = [];
    private readonly Dictionary<(Type, string), (object State, IReadOnlyList<(string Stream, int Events)> Seen)> consulted = [];

    public async ValueTask Append(string stream, IEnumerable<object> events) => (await Read(stream)).AddRange(events);

    /// <summary>What one stream remembers.</summary>
    public async ValueTask<TState> Fold<TState>(string stream) where TState : IState<TState>
    {
        var events = await Read(stream);
        var (state, known) = states.TryGetValue((typeof(TState), stream), out var kept) ? ((TState)kept.State, kept.Events) : (TState.Initial, 0);
        for (; known < events.Count; known++) state = state.Evolve(events[known]);
        states[(typeof(TState), stream)] = (state, known);
        return state;
    }

    /// <summary>What the named streams say, and those their facts lead to; kept until one of them says more.</summary>
    public async ValueTask<TState> Consult<TState>(IEnumerable<string> named, Func<TState, IEnumerable<string>> further) where TState : IState<TState>
    {
        var names = named.Distinct().ToList();
        var key = (typeof(TState), string.Join('\n', names));
        if (consulted.TryGetValue(key, out var kept) && kept.Seen.All(s => streams[s.Stream].Count == s.Events)) return (TState)kept.State;
        var (state, seen) = (TState.Initial, new List<(string Stream, int Events)>());
        for (; names.Count > 0; names = [.. further(state).Distinct().Where(n => !seen.Exists(s => s.Stream == n))])
            foreach (var name in names)
            {
                var events = await Read(name);
                seen.Add((name, events.Count));
                foreach (var e in events) state = state.Evolve(e);
            }

        consulted[key] = (state, seen);
        return state;
    }

    // Events of modules that are off are skipped, as everywhere.
    private async ValueTask<List<object>> Read(string stream)
    {
        if (!streams.TryGetValue(stream, out var events))
            streams[stream] = events = [.. (await store.ReadStream(stream)).Select(serializer.Read).OfType<object>()];
        return events;
    }
}
