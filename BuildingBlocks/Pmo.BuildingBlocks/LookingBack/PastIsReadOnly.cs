using System.Reflection;
using MediatR;

namespace Pmo;

/// <summary>Who looks back at a past moment changes nothing, and is shown nothing that has no past.</summary>
public sealed class PastIsReadOnly<TRequest, TResponse>(Caller caller) : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly bool IsCommand = typeof(ICommand).IsAssignableFrom(typeof(TRequest));
    private static readonly bool HasNoPast = typeof(TRequest).GetCustomAttribute<NoPastAttribute>() is not null;

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) => caller.AsOf switch
    {
        null => next(),
        _ when IsCommand => Task.FromResult((TResponse)(object)Past.Refused),
        _ when HasNoPast => throw Past.None(),
        _ => next(),
    };
}

/// <summary>What is said to whoever wants of a past moment what it does not have.</summary>
public static class Past
{
    /// <summary>A command that is sent with a moment.</summary>
    public static Outcome Refused => Outcome.Refused("asof.read-only", "You are looking at a moment of the past, in which nothing can be changed. Go back to now, and do it there.");

    /// <summary>A page or query without a past.</summary>
    public static MomentRefusedException None() => new("asof.no-past", "There is no past of this: it is not kept in the log, or is there to change something. It can be opened as it is now.", 404);
}
