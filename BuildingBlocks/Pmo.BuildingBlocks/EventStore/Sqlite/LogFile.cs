using System.Globalization;

namespace Pmo.Sqlite;

/// <summary>The log's file: its schema, how every connection to it is set, and the proof at the start that the settings are in force.</summary>
internal static class LogFile
{
    /// <summary>Below this SQLite can corrupt a WAL that two connections write.</summary>
    public const int OldestSafeSqlite = 3_051_003;

    private const int Version = 1;

    /// <summary>The tables, and the triggers that keep the log append-only.</summary>
    /// <remarks>
    /// The triggers stop mistakes, not somebody who means it: whoever can write the file can drop them, and SQLite runs the one
    /// for deletes on <c>insert or replace</c> only where <c>recursive_triggers</c> is on, which a foreign connection decides. A
    /// trigger before every insert would look up both indexes a second time for each event. What is replaced, changed or lost
    /// is found by <see cref="Auditing.LogVerifier"/>: a position is missing, or a leaf does not fit.
    /// </remarks>
    public const string Schema = """
        create table event (
            pos integer primary key autoincrement,
            stream text not null,
            rev integer not null,
            id blob not null unique,
            name text not null,
            at integer not null,
            data blob not null,
            meta blob not null,
            leaf blob not null,
            unique (stream, rev)
        ) strict;
        create trigger event_is_never_changed before update on event begin select raise(abort, 'the log is append-only'); end;
        create trigger event_is_never_deleted before delete on event begin select raise(abort, 'the log is append-only'); end;
        create table setting (name text primary key, value text not null) strict, without rowid;
        create table room (space blob not null) strict;
        pragma user_version = 1;
        """;

    /// <summary>The log's file in a data directory.</summary>
    public static string In(string directory) => Path.Combine(directory, "events.db");

    /// <summary>Opens the one connection that writes, and makes the schema in a new file.</summary>
    public static Connection OpenWriter(string directory, Synchronous synchronous, string saltCheck)
    {
        RequireSafe(Connection.SqliteVersion);
        var connection = Connection.ForWriting(In(directory));
        try
        {
            connection.BusyTimeout = 30_000;
            connection.Execute("pragma journal_mode = wal; pragma foreign_keys = on; pragma mmap_size = 0; pragma trusted_schema = off; pragma temp_store = memory; pragma cache_size = -65536; pragma wal_autocheckpoint = 0");
            connection.Execute($"pragma synchronous = {synchronous}");
            Migrate(connection, saltCheck);
            RequireInForce(connection, synchronous == Synchronous.Full ? 2 : 0);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that reads.</summary>
    public static Connection OpenReader(string directory)
    {
        RequireSafe(Connection.SqliteVersion);
        if (!File.Exists(In(directory))) throw new CannotOpenStoreException($"There is no log in {directory}.");
        var connection = Connection.ForReading(In(directory));
        try
        {
            connection.BusyTimeout = 30_000;
            connection.Execute("pragma synchronous = full; pragma foreign_keys = on; pragma mmap_size = 0; pragma trusted_schema = off; pragma query_only = on");
            RequireVersion(connection);
            RequireInForce(connection, 2);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a SQLite that is not safe for a WAL.</summary>
    public static void RequireSafe(int version)
    {
        if (version < OldestSafeSqlite)
            throw new CannotOpenStoreException($"SQLite {version} is older than 3.51.3 and can damage the log; install a newer one.");
    }

    /// <summary>Refuses a connection on which a setting that protects the log is not really in force.</summary>
    public static void RequireInForce(Connection connection, int synchronous)
    {
        foreach (var (setting, value) in new[] { ("journal_mode", "wal"), ("synchronous", synchronous.ToString(CultureInfo.InvariantCulture)), ("foreign_keys", "1"), ("mmap_size", "0") })
            if (connection.Ask($"pragma {setting}") is var actual && actual != value)
                throw new CannotOpenStoreException($"The log's {setting} is {actual} where it must be {value}.");
    }

    /// <summary>Refuses a salt key with which the log's leaves cannot be recomputed.</summary>
    public static void RequireSalt(Connection connection, string saltCheck)
    {
        if (connection.Ask("select value from setting where name = 'salt-check'") != saltCheck)
            throw new CannotOpenStoreException("The salt key in secrets/ is not the one this log was begun with. Restore secrets/ from the backup that belongs to this log.");
    }

    private static void Migrate(Connection connection, string saltCheck)
    {
        connection.Execute("begin immediate");
        if (connection.Ask("pragma user_version") == "0")
        {
            connection.Execute(Schema);
            connection.Prepare("insert into setting (name, value) values ('salt-check', ?)").BindText(1, saltCheck).Run();
        }
        connection.Execute("commit");
        RequireVersion(connection);
        RequireSalt(connection, saltCheck);
    }

    private static void RequireVersion(Connection connection)
    {
        var version = int.Parse(connection.Ask("pragma user_version"), CultureInfo.InvariantCulture);
        if (version > Version) throw new CannotOpenStoreException($"The log has format {version}; this program knows formats up to {Version}. Start the newer program.");
        if (version < Version) throw new CannotOpenStoreException("The file events.db is not a log of this program.");
    }
}
