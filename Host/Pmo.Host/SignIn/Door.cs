using Pmo.Office;

namespace Pmo.Host.SignIn;

/// <summary>Lets people in and out, and says who they are at every request.</summary>
internal sealed class Door(
    Passwords passwords, Sessions sessions, Tokens tokens, OneTimeCodes codes, Attempts attempts, IPeople people, IRights rights, Memories memories, AccessLog log, TimeProvider clock)
{
    /// <summary>Checks an address and a password. Unknown, disabled and wrong are answered alike and take as long.</summary>
    public async Task<Entry> SignIn(string email, string password, Visitor visitor)
    {
        await memories.CatchUp();
        var attempt = attempts.Of(email, visitor.Source);
        if (attempts.Begin(attempt) is { } wait) return new Entry(Wait: wait);
        var person = people.ByEmail(email);
        if (passwords.Fits(person, password) && rights.ViewerOf(person!.Value, clock.GetUtcNow()) is not null)
        {
            attempts.Succeeded(attempt);
            return await Enter(person.Value, visitor);
        }

        await log.Note(person?.ToString() ?? attempt.Account, new SignInFailed(person, attempt.Account, attempt.Source));
        return new Entry();
    }

    /// <summary>Begins a session for somebody who has proved who they are. It always has a secret of its own.</summary>
    public async Task<Entry> Enter(PersonId person, Visitor visitor)
    {
        await memories.CatchUp();
        var (secret, session) = sessions.Begin(person, people.AccessOf(person), visitor.Device);
        await log.Note(person, new SignedIn(person, session.Id, attempts.Of("", visitor.Source).Source));
        return new Entry(secret, session);
    }

    /// <summary>Who a session belongs to, now. It ends when its owner was disabled or their roles changed since they signed in.</summary>
    public async Task<Identity?> BySession(string secret, bool used = true)
    {
        if (sessions.Find(secret, used) is not { } session) return null;
        await memories.CatchUp();
        var viewer = rights.ViewerOf(session.Person, clock.GetUtcNow());
        if (viewer is not null && session.Access == people.AccessOf(session.Person)) return new Identity(viewer, Session: session);
        await End(session.Person, session.Id, PersonId.System);
        return null;
    }

    /// <summary>For whom a program acts, now.</summary>
    public async Task<Identity?> ByToken(string secret)
    {
        if (tokens.Find(secret) is not { } token) return null;
        await memories.CatchUp();
        return rights.ViewerOf(token.Person, clock.GetUtcNow()) is { } viewer ? new Identity(viewer, Token: token) : null;
    }

    /// <summary>Ends one session, at once.</summary>
    public async Task End(PersonId person, string session, PersonId by)
    {
        if (sessions.End(person, session)) await log.Note(person, new SessionEnded(person, session, by));
    }

    /// <summary>Sets a password whose rules were looked at, and ends every session: whoever knew the old one is out.</summary>
    public async Task SetPassword(PersonId person, string password, PersonId by)
    {
        passwords.Set(person, password);
        codes.Forget(person);
        await log.Note(person, new PasswordChanged(person, by));
        foreach (var session in sessions.EndAll(person)) await log.Note(person, new SessionEnded(person, session, by));
    }

    /// <summary>Sets a password by a one-time code. Who lost the one before may have lost it to somebody: their tokens end with it.</summary>
    public async Task ResetPassword(PersonId person, string password)
    {
        var lost = passwords.Has(person);
        await SetPassword(person, password, person);
        if (lost) await RevokeTokens(person, person);
    }

    /// <summary>Ends all access of a person: sessions, tokens and codes, none of which comes back when they are enabled again.</summary>
    public async Task ShutOut(PersonId person, PersonId by)
    {
        codes.Forget(person);
        foreach (var session in sessions.EndAll(person)) await log.Note(person, new SessionEnded(person, session, by));
        await RevokeTokens(person, by);
    }

    private async Task RevokeTokens(PersonId person, PersonId by)
    {
        foreach (var token in tokens.Of(person)) await RevokeToken(person, token.Id, by);
    }

    /// <summary>Makes a token for a program; its secret is shown once.</summary>
    public async Task<(string Secret, Token Token)> CreateToken(PersonId person, string name, TimeSpan lasts, PersonId by)
    {
        var made = tokens.Create(person, name, lasts);
        await log.Note(person, new TokenCreated(person, made.Token.Id, made.Token.Expires, by));
        return made;
    }

    /// <summary>Revokes a token of this person, or (null) of anyone; false when there is none of that id.</summary>
    public async Task<bool> RevokeToken(PersonId? person, string id, PersonId by)
    {
        if (tokens.Revoke(person, id) is not { } token) return false;
        await log.Note(token.Person, new TokenRevoked(token.Person, token.Id, by));
        return true;
    }
}

/// <summary>Whether somebody was let in: with a session's secret, or not, or not before a while.</summary>
internal sealed record Entry(string? Secret = null, Session? Session = null, TimeSpan? Wait = null);

/// <summary>Who sends this request, by a session or by a token.</summary>
internal sealed record Identity(Viewer Viewer, Session? Session = null, Token? Token = null);
