using System.Reflection;
using MediatR;

namespace Pmo;

/// <summary>Marks a command that is taken only from somebody who proved by their password at most <see cref="FreshSignIn.Lasts"/> ago who they are: never from a screen that was left open, nor from a program's token.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FreshSignInAttribute : Attribute;

/// <summary>How long a proof by password is fresh, and what is said when none is.</summary>
public static class FreshSignIn
{
    /// <summary>So long.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    /// <summary>Nobody proved it lately.</summary>
    public static Outcome Refused { get; } = Outcome.Refused("sign-off.not-fresh", "Enter your password again: this is done within five minutes of it, and by no token.");
}

/// <summary>Asks whoever is signed in for their password once more. The host answers it.</summary>
public interface IPasswordAgain
{
    /// <summary>Takes the password; why it is not taken, or null. Then their proof is fresh.</summary>
    Outcome? Prove(string password);
}

/// <summary>The one place that looks whether a proof is fresh, for all commands that are marked.</summary>
public sealed class FreshSignIn<TRequest, TResponse>(Caller caller, TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly bool IsNeeded = typeof(TRequest).GetCustomAttribute<FreshSignInAttribute>() is not null;

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        !IsNeeded || caller.Person == PersonId.System || caller.ProvedAt is { } at && clock.GetUtcNow() - at <= FreshSignIn.Lasts
            ? next()
            : Task.FromResult((TResponse)(object)FreshSignIn.Refused);
}
