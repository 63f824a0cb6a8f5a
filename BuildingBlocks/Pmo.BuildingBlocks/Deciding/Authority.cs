using System.Reflection;
using MediatR;

namespace Pmo;

/// <summary>Nobody sends or asks what they may not: every command and query says who may, and this is the one place that looks.</summary>
public sealed class Authority<TRequest, TResponse>(Caller caller) : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly IReadOnlyList<Role> May = typeof(TRequest).GetCustomAttribute<MayAttribute>()?.Roles
        ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not say who may send it: give it [May(…)].");

    private static readonly bool IsCommand = typeof(ICommand).IsAssignableFrom(typeof(TRequest));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (caller.ViewerFor(typeof(TRequest)) is not { } who) throw new NotSignedInException();
        if (IsCommand && caller.Acting is { } acting && !acting.May(typeof(TRequest))) return Task.FromResult((TResponse)(object)Acting.Refused);
        if (who.Person != PersonId.System && !May.Any(who.Roles.Contains)) throw new NotAllowedException(typeof(TRequest), May);
        return next();
    }
}

/// <summary>Nobody is signed in.</summary>
public sealed class NotSignedInException() : Exception("Sign in first.");

/// <summary>The caller holds none of the roles that may do this.</summary>
public sealed class NotAllowedException(Type request, IReadOnlyList<Role> may)
    : Exception($"{request.Name} may be sent by: {string.Join(", ", may.Where(r => r != Role.System))}.")
{
    /// <summary>The stable code of the answer.</summary>
    public string Code => "authority.role";
}
