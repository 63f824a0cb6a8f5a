using Dapper;

namespace Pmo.Host.SignIn;

/// <summary>Password, sessions, tokens and one-time codes of an erased person are gone, with the names of devices and tokens. Failed attempts stand under blind keys and go by themselves.</summary>
internal sealed class ForgetAccounts(AccountsFile file) : IForgets
{
    public string Place => "passwords, sessions, tokens and codes";

    public Task<int> Forget(PersonId person, CancellationToken cancellation)
    {
        using var db = file.Open();
        var count = 0;
        foreach (var table in (string[])["password", "session", "token", "code"]) count += db.Execute($"delete from {table} where person = @person", new { person = person.Key() });
        db.Execute("update session set acting = null where acting = @person", new { person = person.Key() });
        db.Execute("pragma busy_timeout = 5000; pragma temp_store = memory; vacuum;");
        if (db.ExecuteScalar<long>("pragma wal_checkpoint(truncate)") != 0) throw new IOException("What was deleted is still in the WAL of accounts.db: somebody reads it. It is tried again.");
        return Task.FromResult(count);
    }
}
