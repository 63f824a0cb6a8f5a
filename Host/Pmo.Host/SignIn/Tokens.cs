using Dapper;

namespace Pmo.Host.SignIn;

/// <summary>Bearer tokens: programs act with a person's rights of today, until the token expires or is revoked.</summary>
internal sealed class Tokens(AccountsFile file, TimeProvider clock)
{
    /// <summary>How every token begins, so that scanners of secrets find it.</summary>
    public const string Prefix = "pmo_";

    /// <summary>Makes a token and gives its secret, which is kept nowhere and shown once.</summary>
    public (string Secret, Token Token) Create(PersonId person, string name, TimeSpan lasts)
    {
        var now = clock.GetUtcNow();
        var secret = Prefix + Secret.New();
        var token = new Token(Convert.ToHexStringLower(Secret.Kept(secret))[..12], person, name, now, now + lasts, null);
        using var db = file.Open();
        db.Execute("insert into token (secret, id, person, name, created, expires) values (@secret, @Id, @person, @Name, @created, @expires)",
            new { secret = Secret.Kept(secret), token.Id, person = person.Key(), token.Name, created = Micros.Of(now), expires = Micros.Of(token.Expires) });
        return (secret, token);
    }

    /// <summary>The token of a secret while it lasts.</summary>
    public Token? Find(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var now = clock.GetUtcNow();
        using var db = file.Open();
        var token = db.QueryFirstOrDefault<Row>($"{Row.Select} where secret = @secret", new { secret = Secret.Kept(secret) })?.ToToken();
        if (token is null || now >= token.Expires) return null;
        if (token.Used is not { } used || now - used >= TimeSpan.FromMinutes(1)) db.Execute("update token set used = @now where id = @Id", new { now = Micros.Of(now), token.Id });
        return token;
    }

    /// <summary>The tokens of a person, newest first, expired ones included; of everyone when no person is given.</summary>
    public IReadOnlyList<Token> Of(PersonId? person)
    {
        using var db = file.Open();
        return [.. db.Query<Row>($"{Row.Select} where @person is null or person = @person order by created desc", new { person = person?.Key() }).Select(r => r.ToToken())];
    }

    /// <summary>Revokes a token at once, of this person or (null) of anyone; null when there is none of that id.</summary>
    public Token? Revoke(PersonId? person, string id)
    {
        using var db = file.Open();
        return db.QueryFirstOrDefault<Row>("delete from token where id = @id and (@person is null or person = @person) returning id, person, name, created, expires, used",
            new { id, person = person?.Key() })?.ToToken();
    }

    private sealed class Row
    {
        public const string Select = "select id, person, name, created, expires, used from token";
        public required string Id { get; init; }
        public required byte[] Person { get; init; }
        public required string Name { get; init; }
        public required long Created { get; init; }
        public required long Expires { get; init; }
        public long? Used { get; init; }

        public Token ToToken() => new(Id, Micros.Person(Person), Name, Micros.At(Created), Micros.At(Expires), Used is { } used ? Micros.At(used) : null);
    }
}

/// <summary>A program's access in a person's name. The id names the token on lists and in the log; it opens nothing.</summary>
internal sealed record Token(string Id, PersonId Person, string Name, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Used);
