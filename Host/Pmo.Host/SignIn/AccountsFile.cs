using Dapper;
using Microsoft.Data.Sqlite;

namespace Pmo.Host.SignIn;

/// <summary>
/// The file of what proves who people are: password hashes, sessions, tokens, one-time codes, failed attempts. It changes and
/// forgets, which the log must not, so none of it is in the log; nor is any name or address in here.
/// </summary>
internal sealed class AccountsFile
{
    private const string Schema = """
        create table if not exists password (person blob primary key, hash text not null, at integer not null) strict, without rowid;
        create table if not exists session (secret blob primary key, id text not null unique, person blob not null, access integer not null,
            device text not null, started integer not null, seen integer not null, acting blob) strict, without rowid;
        create index if not exists session_person on session (person);
        create table if not exists token (secret blob primary key, id text not null unique, person blob not null, name text not null,
            created integer not null, expires integer not null, used integer) strict, without rowid;
        create index if not exists token_person on token (person);
        create table if not exists code (secret blob primary key, person blob not null unique, expires integer not null) strict, without rowid;
        create table if not exists attempt (account text not null, source text not null, at integer not null) strict;
        create index if not exists attempt_account on attempt (account, at);
        create index if not exists attempt_source on attempt (source, at);
        create table if not exists familiar (account text not null, source text not null, at integer not null, primary key (account, source)) strict, without rowid;
        """;

    private readonly string connection;

    /// <param name="directory">The data directory.</param>
    public AccountsFile(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "accounts.db");
        MakePrivate(path);
        connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        using var db = Open();
        db.Execute("pragma journal_mode = wal");
        db.Execute(Schema);
        // The file of an earlier version has sessions that act for nobody.
        if (db.ExecuteScalar<long>("select count(*) from pragma_table_info('session') where name = 'acting'") == 0) db.Execute("alter table session add column acting blob");
    }

    /// <summary>A connection of one's own; dispose it soon.</summary>
    /// <param name="lasting">Whether what is written must survive a power failure.</param>
    public SqliteConnection Open(bool lasting = true)
    {
        var db = new SqliteConnection(connection);
        db.Open();
        db.Execute(lasting ? "pragma secure_delete = on; pragma synchronous = full;" : "pragma secure_delete = on; pragma synchronous = normal;");
        return db;
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!File.Exists(path)) File.Open(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mine }).Dispose();
        else if ((File.GetUnixFileMode(path) & ~mine) != 0) throw new InvalidOperationException($"{path} can be read by others. Say: chmod 600 {path}");
    }
}

/// <summary>Instants as the file keeps them: microseconds since 1970.</summary>
internal static class Micros
{
    public static long Of(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
    public static DateTimeOffset At(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
    public static byte[] Key(this PersonId person) => person.Value.ToByteArray(bigEndian: true);
    public static PersonId Person(byte[] key) => new(new Guid(key, bigEndian: true));
}
