using Dapper;

namespace Pmo.Host.SignIn;

/// <summary>Codes that work once and for a short time: for the first administrator of an empty installation, and for people who have no password yet or lost it.</summary>
internal sealed class OneTimeCodes(AccountsFile file, TimeProvider clock)
{
    /// <summary>How long the code for the first administrator works.</summary>
    public static readonly TimeSpan SetupLasts = TimeSpan.FromMinutes(15);

    /// <summary>How long an invitation works.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromHours(24);

    /// <summary>Makes a code for a person; an earlier one stops working.</summary>
    public string Create(PersonId person, TimeSpan lasts)
    {
        var code = Secret.NewCode();
        using var db = file.Open();
        db.Execute("insert or replace into code (secret, person, expires) values (@secret, @person, @expires)",
            new { secret = Kept(code), person = person.Key(), expires = Micros.Of(clock.GetUtcNow() + lasts) });
        return code;
    }

    /// <summary>For whom a code works now; it still works afterwards.</summary>
    public PersonId? Find(string? typed)
    {
        using var db = file.Open();
        return Person(db.ExecuteScalar<byte[]>("select person from code where secret = @secret and expires > @now", Values(typed)));
    }

    /// <summary>For whom a code works now; it works no more.</summary>
    public PersonId? Use(string? typed)
    {
        using var db = file.Open();
        return Person(db.ExecuteScalar<byte[]>("delete from code where secret = @secret and expires > @now returning person", Values(typed)));
    }

    /// <summary>The codes of a person work no more.</summary>
    public void Forget(PersonId person)
    {
        using var db = file.Open();
        db.Execute("delete from code where person = @person", new { person = person.Key() });
    }

    private object Values(string? typed) => new { secret = Kept(typed), now = Micros.Of(clock.GetUtcNow()) };

    private static PersonId? Person(byte[]? key) => key is null ? null : Micros.Person(key);

    private static byte[] Kept(string? typed) => Secret.Kept("code:" + Secret.Meant(typed));
}
