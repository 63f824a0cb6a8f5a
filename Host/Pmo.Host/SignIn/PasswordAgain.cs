using System.Collections.Concurrent;

namespace Pmo.Host.SignIn;

/// <summary>When each session last proved by a password who it belongs to. In memory only: after a restart people are asked again.</summary>
internal sealed class ProofMoments
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> proved = new(StringComparer.Ordinal);

    /// <summary>When this session last did.</summary>
    public DateTimeOffset Of(Session session) => proved.TryGetValue(session.Id, out var at) && at > session.Started ? at : session.Started;

    /// <summary>It did now.</summary>
    public void Note(Session session, DateTimeOffset at)
    {
        proved[session.Id] = at;
        foreach (var (id, then) in proved)
            if (at - then > Sessions.Longest) proved.TryRemove(id, out _);
    }
}

/// <summary>Asks for the password again, with the same patience for wrong ones as signing in has.</summary>
internal sealed class PasswordAgain(ProofMoments moments, Passwords passwords, Attempts attempts, IHttpContextAccessor http, Caller caller, PmoSettings settings, TimeProvider clock) : IPasswordAgain
{
    public Outcome? Prove(string password)
    {
        if (http.HttpContext is not { } context || context.Features.Get<Identity>()?.Session is not { } session) return Outcome.Refused("sign-off.by-token", "This is done by a person who is signed in, not by a token.");
        var attempt = attempts.Of($"sign-off {session.Person}", context.Connection.RemoteIpAddress);
        if (attempts.Begin(attempt) is { } wait) return Outcome.Refused("sign-off.too-many", $"There were too many attempts. Try again in {Tell.Count((long)Math.Ceiling(wait.TotalSeconds), "second")}.");
        // In a sample people are signed in by choosing them: nobody there has a password, and none protects anything.
        if (!passwords.Fits(session.Person, password) && !(settings.Sample && !passwords.Has(session.Person))) return Outcome.Refused("sign-off.password", "The password is not right.");
        attempts.Succeeded(attempt);
        var now = clock.GetUtcNow();
        moments.Note(session, now);
        caller.ProvedAt = now;
        return null;
    }
}
