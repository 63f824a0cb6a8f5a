using MediatR;

namespace Pmo;

/// <summary>The one way a command is carried out.</summary>
public sealed class Deciding<TCommand, TState>(IRule<TCommand, TState> rule, Decider decider) : IRequestHandler<TCommand, Outcome>
    where TCommand : ICommand where TState : IState<TState>
{
    public Task<Outcome> Handle(TCommand request, CancellationToken cancellationToken) =>
        decider.Decide<TCommand, TState>(request, rule.Stream(request), (state, moment) => new((rule.Decide(request, state, moment), null)), cancellationToken);
}

/// <summary>The one way a command is carried out whose rule consults other streams.</summary>
public sealed class Deciding<TCommand, TState, TConsulted>(IRule<TCommand, TState, TConsulted> rule, Decider decider) : IRequestHandler<TCommand, Outcome>
    where TCommand : ICommand where TState : IState<TState> where TConsulted : IState<TConsulted>
{
    public Task<Outcome> Handle(TCommand request, CancellationToken cancellationToken) =>
        decider.Decide<TCommand, TState>(request, rule.Stream(request), async (state, moment) =>
        {
            var (first, seen) = await decider.Consult(TConsulted.Initial, rule.Consults(request, state), cancellationToken);
            var (all, more) = await decider.Consult(first, rule.ConsultsThen(request, state, first), cancellationToken);
            return (rule.Decide(request, state, all, moment), [.. seen, .. more]);
        }, cancellationToken);
}
