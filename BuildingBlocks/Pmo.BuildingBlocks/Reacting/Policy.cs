namespace Pmo;

/// <summary>Turns events into commands, now or later. Pure, and without memory: the log is the memory.</summary>
public abstract class Policy
{
    /// <summary>The name under which it started and its commands are known; it never changes when the class is renamed.</summary>
    public abstract string StoredName { get; }

    /// <summary>What follows from an event.</summary>
    public abstract IEnumerable<Reaction> React(object @event);

    /// <summary>At once.</summary>
    protected static Reaction Now(ICommand command) => new(null, command);

    /// <summary>At an instant. The rule decides then whether anything happens, so no timer is ever cancelled.</summary>
    protected static Reaction At(DateTimeOffset due, ICommand command) => new(due, command);

    /// <summary>Nothing follows.</summary>
    protected static IEnumerable<Reaction> None { get; } = [];
}

/// <summary>A command that follows from an event, at an instant or (null) at once.</summary>
public sealed record Reaction(DateTimeOffset? Due, ICommand Command);
