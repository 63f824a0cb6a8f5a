namespace Pmo;

/// <summary>What one stream remembers, and only what its rules need: a fold over its own events.</summary>
public interface IState<TSelf> where TSelf : IState<TSelf>
{
    /// <summary>The state of a stream without events.</summary>
    static abstract TSelf Initial { get; }

    /// <summary>The state after one more event. Names every event it may meet, and throws <see cref="UnknownEventException"/> for others.</summary>
    TSelf Evolve(object @event);
}

/// <summary>A stream holds an event that its state does not name.</summary>
public sealed class UnknownEventException(Type state, object @event)
    : NotSupportedException($"{state.Name} does not know {@event.GetType().Name}: name it in Evolve, even if it changes nothing.");

/// <summary>A state of which nothing is remembered, for rules that consult nothing or decide on an empty stream.</summary>
public sealed record Empty : IState<Empty>
{
    public static Empty Initial { get; } = new();
    public Empty Evolve(object @event) => this;
}
