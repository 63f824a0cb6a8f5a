using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>
/// Commands that follow from events, at an instant. Its rows are derived from the log; what is not derivable, that a row was
/// fired, is kept by the row's id in a table that nothing throws away. A lost file is made anew: see <see cref="AgendaMakingAnew"/>.
/// </summary>
public sealed class Agenda : IDisposable
{
    private readonly SqliteConnection db;
    private readonly Lock gate = new();

    /// <summary>Opens or creates <paramref name="path"/> (<c>agenda.db</c>).</summary>
    public Agenda(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory) Directory.CreateDirectory(directory);
        db = ReadModelFile.Open(path, SqliteOpenMode.ReadWriteCreate);
        ReadModelFile.Execute(db, """
            pragma journal_mode=wal; pragma synchronous=normal; pragma busy_timeout=5000;
            create table if not exists policy (name text primary key, position integer not null) without rowid;
            create table if not exists agenda (id blob primary key, due integer not null, policy text not null, command text not null, body text not null,
              cause blob not null, correlation blob not null, tries integer not null default 0, last text) without rowid;
            create index if not exists agenda_due on agenda (due, id);
            create table if not exists fired (id blob primary key, at integer not null) without rowid;
            create table if not exists sent (id blob primary key, until integer not null) without rowid;
            """);
    }

    /// <summary>Up to where each policy has seen the log.</summary>
    public IReadOnlyDictionary<string, long> Positions()
    {
        lock (gate) return db.Query<(string Name, long Position)>("select name, position from policy").ToDictionary(p => p.Name, p => p.Position);
    }

    /// <summary>Adds what followed from a page of events and moves the policies' positions, in one transaction. Known rows stay as they are.</summary>
    internal void Add(IReadOnlyList<AgendaRow> rows, IEnumerable<string> policies, long position)
    {
        lock (gate)
        {
            using var transaction = db.BeginTransaction();
            foreach (var row in rows) Insert(db, row, transaction);
            foreach (var name in policies) Move(db, name, position, transaction);
            transaction.Commit();
        }
    }

    /// <summary>Nobody uses it while it is made anew.</summary>
    internal AgendaMakingAnew MakeAnew() => new(db);

    internal static void Insert(SqliteConnection db, AgendaRow row, SqliteTransaction transaction) => db.Execute("""
        insert or ignore into agenda (id, due, policy, command, body, cause, correlation)
        select @Id, @Due, @Policy, @Command, @Body, @Cause, @Correlation where not exists (select 1 from fired where id = @Id)
        """, row.Stored, transaction);

    internal static void Move(SqliteConnection db, string policy, long position, SqliteTransaction transaction) =>
        db.Execute("insert into policy values (@policy, @position) on conflict do update set position = max(position, excluded.position)", new { policy, position }, transaction);

    internal static void Remove(SqliteConnection db, byte[] key, long at, SqliteTransaction transaction)
    {
        db.Execute("insert or ignore into fired values (@key, @at)", new { key, at }, transaction);
        db.Execute("delete from agenda where id = @key", new { key }, transaction);
        db.Execute("delete from sent where id = @key", new { key }, transaction);
    }

    /// <summary>The rows due at an instant, in order.</summary>
    internal IReadOnlyList<AgendaRow> Due(DateTimeOffset now, int atMost)
    {
        lock (gate)
            return [.. db.Query<StoredRow>("select id, due, policy, command, body, cause, correlation, tries, (select until from sent s where s.id = agenda.id) sentUntil from agenda where due <= @now order by due, id limit @atMost",
                new { now = SqlText.Micros(now), atMost }).Select(r => r.Row)];
    }

    /// <summary>When the next row is due; null when nothing is planned.</summary>
    public DateTimeOffset? Next()
    {
        lock (gate) return db.ExecuteScalar<long?>("select min(due) from agenda") is { } due ? DateTimeOffset.UnixEpoch.AddMicroseconds(due) : null;
    }

    /// <summary>The row's command was carried out (or refused: then there is nothing to repeat).</summary>
    internal void Fired(Guid id, DateTimeOffset at)
    {
        lock (gate)
        {
            using var transaction = db.BeginTransaction();
            Remove(db, id.ToByteArray(bigEndian: true), SqlText.Micros(at), transaction);
            transaction.Commit();
        }
    }

    /// <summary>The row waits until another instant.</summary>
    internal void Postpone(Guid id, DateTimeOffset due, string why)
    {
        lock (gate)
            db.Execute("update agenda set due = @due, tries = tries + 1, last = @why where id = @id; delete from sent where id = @id", new { id = id.ToByteArray(bigEndian: true), due = SqlText.Micros(due), why });
    }

    /// <summary>The next rows, for the Operations page.</summary>
    public IReadOnlyList<PlannedCommand> Planned(int atMost)
    {
        lock (gate)
            return [.. db.Query<StoredRow>("select id, due, policy, command, body, cause, correlation, tries, last from agenda order by due, id limit @atMost", new { atMost })
                .Select(r => new PlannedCommand(DateTimeOffset.UnixEpoch.AddMicroseconds(r.Due), r.Policy, r.Command, r.Body, (int)r.Tries, r.Last))];
    }

    /// <summary>How many rows wait, and how many have fired.</summary>
    public (long Waiting, long Fired) Count()
    {
        lock (gate) return (db.ExecuteScalar<long>("select count(*) from agenda"), db.ExecuteScalar<long>("select count(*) from fired"));
    }

    /// <summary>How many rows wait, how many have fired and when the next is due, read from a file that nobody need have open.</summary>
    public static (long Waiting, long Fired, DateTimeOffset? Next) Look(string path)
    {
        using var db = ReadModelFile.Open(path, SqliteOpenMode.ReadOnly);
        var next = db.ExecuteScalar<long?>("select min(due) from agenda") is { } due ? DateTimeOffset.UnixEpoch.AddMicroseconds(due) : (DateTimeOffset?)null;
        return (db.ExecuteScalar<long>("select count(*) from agenda"), db.ExecuteScalar<long>("select count(*) from fired"), next);
    }

    /// <summary>Does many things in one transaction: for generating history, where the file is made anew after a crash anyway.</summary>
    public void Unsafely() => ReadModelFile.Execute(db, "pragma synchronous=off");

    public void Dispose() => db.Dispose();

    internal sealed class StoredRow
    {
        public byte[] Id { get; init; } = [];
        public long Due { get; init; }
        public string Policy { get; init; } = "";
        public string Command { get; init; } = "";
        public string Body { get; init; } = "";
        public byte[] Cause { get; init; } = [];
        public byte[] Correlation { get; init; } = [];
        public long Tries { get; init; }
        public string? Last { get; init; }
        public long? SentUntil { get; init; }

        public AgendaRow Row => new(new Guid(Id, true), DateTimeOffset.UnixEpoch.AddMicroseconds(Due), Policy, Command, Body, new Guid(Cause, true), new Guid(Correlation, true), (int)Tries, SentUntil is { } until ? DateTimeOffset.UnixEpoch.AddMicroseconds(until) : null);
    }
}

/// <summary>A command that will be sent.</summary>
/// <param name="Tries">How often it was put off.</param>
/// <param name="Last">Why it was put off last; begins with <see cref="Failure"/> where it broke.</param>
public sealed record PlannedCommand(DateTimeOffset Due, string Policy, string Command, string Body, int Tries, string? Last)
{
    internal const string Failure = "Failed: ";

    /// <summary>It broke when it was sent last, and waits to be sent again.</summary>
    public bool Failed => Last?.StartsWith(Failure, StringComparison.Ordinal) == true;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Due:u} {Command} {Body}");
}

/// <summary>A row of the agenda.</summary>
/// <param name="SentUntil">Until then it had gone out, before the agenda was lost: unless its rule put it off beyond that, it did what it was to do, and does nothing now.</param>
internal sealed record AgendaRow(Guid Id, DateTimeOffset Due, string Policy, string Command, string Body, Guid Cause, Guid Correlation, int Tries = 0, DateTimeOffset? SentUntil = null)
{
    public object Stored => new
    {
        Id = Id.ToByteArray(true),
        Due = SqlText.Micros(Due),
        Policy,
        Command,
        Body,
        Cause = Cause.ToByteArray(true),
        Correlation = Correlation.ToByteArray(true),
    };
}
