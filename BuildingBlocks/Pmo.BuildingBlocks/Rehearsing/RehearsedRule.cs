namespace Pmo;

/// <summary>A rule of a running module, asked what it would decide.</summary>
public abstract class RehearsedRule
{
    /// <summary>What it decides.</summary>
    internal abstract Type Command { get; }

    /// <summary>The stream that decides, and what is decided.</summary>
    internal abstract ValueTask<(string Stream, Decision Decision)> Decide(ICommand command, Branch branch, Moment moment);
}

internal sealed class RehearsedRule<TCommand, TState>(IRule<TCommand, TState> rule) : RehearsedRule
    where TCommand : ICommand where TState : IState<TState>
{
    internal override Type Command => typeof(TCommand);

    internal override async ValueTask<(string, Decision)> Decide(ICommand command, Branch branch, Moment moment)
    {
        var (c, stream) = ((TCommand)command, rule.Stream((TCommand)command));
        return (stream, rule.Decide(c, await branch.Fold<TState>(stream), moment));
    }
}

internal sealed class RehearsedRule<TCommand, TState, TConsulted>(IRule<TCommand, TState, TConsulted> rule) : RehearsedRule
    where TCommand : ICommand where TState : IState<TState> where TConsulted : IState<TConsulted>
{
    internal override Type Command => typeof(TCommand);

    internal override async ValueTask<(string, Decision)> Decide(ICommand command, Branch branch, Moment moment)
    {
        var (c, stream) = ((TCommand)command, rule.Stream((TCommand)command));
        var state = await branch.Fold<TState>(stream);
        var consulted = await branch.Consult<TConsulted>(rule.Consults(c, state), found => rule.ConsultsFurther(c, state, found));
        return (stream, rule.Decide(c, state, consulted, moment));
    }
}
