namespace Pmo;

/// <summary>One business rule: which stream a command concerns, and what happens to it. Pure.</summary>
public interface IRule<in TCommand, in TState> where TCommand : ICommand
{
    /// <summary>The stream that decides: <c>{module}.{noun}-{id:n}</c>.</summary>
    string Stream(TCommand command);

    /// <summary>Refusals first, then nothing to do, then events.</summary>
    Decision Decide(TCommand command, TState state, Moment moment);
}

/// <summary>
/// A rule that also needs facts of other streams. They are read afresh at every attempt and not locked; their revisions
/// go into the metadata, so that the decision can be recomputed.
/// </summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <typeparam name="TState">What the deciding stream remembers.</typeparam>
/// <typeparam name="TConsulted">One state folded over the consulted streams in the order named. It must skip what it does not need.</typeparam>
public interface IRule<in TCommand, in TState, in TConsulted> where TCommand : ICommand
{
    /// <summary>The stream that decides.</summary>
    string Stream(TCommand command);

    /// <summary>The streams whose facts the decision needs.</summary>
    IEnumerable<string> Consults(TCommand command, TState state);

    /// <summary>More streams, which only the facts read so far name: a default's calendar. Folded on into the same state.</summary>
    IEnumerable<string> ConsultsThen(TCommand command, TState state, TConsulted consulted) => [];

    /// <summary>Refusals first, then nothing to do, then events.</summary>
    Decision Decide(TCommand command, TState state, TConsulted consulted, Moment moment);
}
