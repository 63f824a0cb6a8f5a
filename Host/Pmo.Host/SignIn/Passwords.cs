using Dapper;

namespace Pmo.Host.SignIn;

/// <summary>The passwords of local accounts, one a person.</summary>
internal sealed class Passwords(AccountsFile file, TimeProvider clock)
{
    /// <summary>Whether this is the person's password. Takes the same time for nobody and for people without one.</summary>
    public bool Fits(PersonId? person, string password)
    {
        var kept = person is { } known ? Kept(known) : null;
        var fits = PasswordHash.Fits(password, kept);
        if (fits && PasswordHash.Outdated(kept!)) Set(person!.Value, password);
        return fits;
    }

    /// <summary>Whether the person has set one.</summary>
    public bool Has(PersonId person) => Kept(person) is not null;

    /// <summary>From now on this is the password; its rules were looked at before (<see cref="PasswordRules"/>).</summary>
    public void Set(PersonId person, string password)
    {
        var hash = PasswordHash.Of(password);
        using var db = file.Open();
        db.Execute("insert into password (person, hash, at) values (@person, @hash, @at) on conflict (person) do update set hash = excluded.hash, at = excluded.at",
            new { person = person.Key(), hash, at = Micros.Of(clock.GetUtcNow()) });
    }

    private string? Kept(PersonId person)
    {
        using var db = file.Open();
        return db.ExecuteScalar<string>("select hash from password where person = @person", new { person = person.Key() });
    }
}
