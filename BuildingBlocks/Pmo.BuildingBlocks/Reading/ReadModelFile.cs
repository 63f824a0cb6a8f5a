using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pmo;

/// <summary>One filled file of a module's tables: written by one connection, read by many.</summary>
internal sealed class ReadModelFile : IDisposable
{
    /// <summary>The table of streams that are left out.</summary>
    internal const string LeftOut = "pmo_parked";

    private readonly INames names;
    private readonly bool traced;
    private readonly SnapshotPages? pages;
    private readonly SqliteConnection writer;
    private readonly Prepared prepared;
    private readonly System.Collections.Concurrent.ConcurrentBag<PreparedQueries> readers = [];
    private volatile HashSet<(string Projection, string Stream)> parked = [];
    private int users = 1;
    private volatile bool delete;

    /// <param name="traced">It writes down what each event changes (<see cref="Tracing"/>).</param>
    public ReadModelFile(string path, INames names, bool traced = false)
    {
        (Path, this.names, this.traced, pages) = (path, names, traced, SnapshotPages.At(path));
        writer = Open(path, SqliteOpenMode.ReadWrite);
        Execute(writer, "pragma journal_mode=wal; pragma synchronous=normal; pragma cache_size=-32768; pragma temp_store=memory; pragma busy_timeout=5000");
        if (traced) Execute(writer, Tracing.Pragma);
        prepared = new Prepared(writer.Handle!);
        Position = PositionOf(writer);
        parked = ParkedIn(writer);
    }

    internal static long PositionOf(SqliteConnection connection) => Scalar(connection, "select position from pmo_checkpoint");

    internal static HashSet<(string Projection, string Stream)> ParkedIn(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "select projection, stream from pmo_parked";
        using var rows = select.ExecuteReader();
        var left = new HashSet<(string, string)>();
        while (rows.Read()) left.Add((rows.GetString(0), rows.GetString(1)));
        return left;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Every event up to here is in the tables.</summary>
    public long Position { get; private set; }

    /// <summary>The snapshot it began as turned out to be broken: what was read failed, and would again.</summary>
    public BrokenSnapshotException? Broken => pages?.Broken;

    /// <summary>How many streams are left out because an event of theirs could not be written.</summary>
    public int Parked => parked.Count;

    /// <summary>Applies a page of events and moves the checkpoint, in one transaction.</summary>
    public void Apply(ModuleTables tables, IReadOnlyList<Recorded> events, long position)
    {
        try
        {
            InTransaction(position, () =>
            {
                foreach (var e in events) ApplyOne(tables, e);
            });
        }
        catch (Exception failure) when (Parks(failure))
        {
            var left = new HashSet<(string, string)>(parked);
            InTransaction(position, () => ApplyParking(tables, events, left));
            parked = left;
        }
    }

    private void InTransaction(long position, Action work)
    {
        Execute(writer, "begin immediate");
        try
        {
            work();
            SqlText text = $"update pmo_checkpoint set position = {position}";
            prepared.Run(text.ToSql());
            Execute(writer, "commit");
        }
        catch
        {
            // Some failures end the transaction by themselves.
            if (raw.sqlite3_get_autocommit(writer.Handle) == 0) Execute(writer, "rollback");
            throw;
        }

        Position = position;
    }

    /// <summary>The same page once more with a savepoint an event, so that only the stream at fault is left out.</summary>
    private void ApplyParking(ModuleTables tables, IReadOnlyList<Recorded> events, HashSet<(string, string)> left)
    {
        foreach (var e in events)
        {
            Mark(e);
            foreach (var projection in tables.Projections)
            {
                var stream = (projection.GetType().Name, e.Stored.Stream);
                if (left.Contains(stream) || TryApply(projection, e)) continue;
                left.Add(stream);
                if (left.Count > TooManyParkedException.Most) throw new TooManyParkedException(tables.Module);
            }
        }
    }

    private bool TryApply(Projection projection, Recorded e)
    {
        Execute(writer, "savepoint one");
        try
        {
            foreach (var sql in projection.Apply(e.Event, e)) prepared.Run(sql);
            Execute(writer, "release one");
            return true;
        }
        catch (Exception failure) when (Parks(failure))
        {
            Execute(writer, "rollback to one; release one");
            prepared.Run(ParkedRow(projection, e, failure));
            return false;
        }
    }

    private void Mark(Recorded e)
    {
        if (traced) prepared.Run(Tracing.Mark(e.Position));
    }

    private void ApplyOne(ModuleTables tables, Recorded e)
    {
        Mark(e);
        foreach (var projection in tables.Projections)
        {
            if (parked.Count > 0 && parked.Contains((projection.GetType().Name, e.Stored.Stream))) continue;
            foreach (var sql in projection.Apply(e.Event, e)) prepared.Run(sql);
        }
    }

    internal static Sql ParkedRow(Projection projection, Recorded e, Exception failure)
    {
        SqlText text = $"insert or ignore into pmo_parked (projection, stream, position, event, reason) values ({projection.GetType().Name}, {e.Stored.Stream}, {e.Position}, {e.Stored.Name}, {failure.Message})";
        return text.ToSql();
    }

    /// <summary>Only an event's content is parked. A full or broken disk, a busy file, a wrong statement: stop.</summary>
    internal static bool Parks(Exception failure) => failure is not (StatementFailedException { Parks: false } or SqliteException or OutOfMemoryException or OperationCanceledException);

    /// <summary>Asks within one read transaction.</summary>
    public T Read<T>(Func<SqliteDb, T> ask)
    {
        if (!readers.TryTake(out var queries)) queries = new PreparedQueries(OpenReader());
        try
        {
            using var transaction = queries.Begin();
            return ask(new SqliteDb(queries, transaction));
        }
        finally
        {
            readers.Add(queries);
        }
    }

    /// <summary>Someone reads from this file; it is not closed under them.</summary>
    public bool TryUse()
    {
        for (var n = Volatile.Read(ref users); n > 0; n = Volatile.Read(ref users))
            if (Interlocked.CompareExchange(ref users, n + 1, n) == n) return true;
        return false;
    }

    /// <summary>They are done.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref users) == 0) Close();
    }

    public void Dispose() => Leave();

    /// <summary>Closes the file when the last reader has left, and deletes it.</summary>
    public void Dispose(bool andDelete)
    {
        delete = andDelete;
        Leave();
    }

    private void Close()
    {
        prepared.Dispose();
        while (readers.TryTake(out var reader)) reader.Dispose();
        writer.Dispose();
        pages?.Dispose();
        if (!delete) return;
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(Path + suffix);
    }

    /// <summary>What a file says of itself, to whoever only looks.</summary>
    internal static ReadModelState Look(string path, string module, string prints, long head)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        return new(module, prints, Scalar(connection, "select position from pmo_checkpoint"), head, (int)Scalar(connection, "select count(*) from pmo_parked"), false, 100, 0, null, []);
    }

    private SqliteConnection OpenReader()
    {
        var connection = Open(Path, SqliteOpenMode.ReadWrite);
        Execute(connection, "pragma query_only=1; pragma cache_size=-16384; pragma temp_store=memory; pragma busy_timeout=5000; pragma mmap_size=268435456");
        connection.CreateFunction("person_name", (byte[]? id) => id is { Length: 16 } ? names.Of(new PersonId(new Guid(id, bigEndian: true))) : null);
        return connection;
    }

    internal static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    internal static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        Batteries_V2.Init();
        var to = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        if (SnapshotPages.At(path) is { } pages) (to.DataSource, to.Vfs) = (SnapshotVfs.Address(path, pages), SnapshotVfs.Name);
        var connection = new SqliteConnection(to.ToString());
        connection.Open();
        return connection;
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
