using Pmo.Sqlite;
using SQLitePCL;

namespace Pmo.Benchmarks;

/// <summary>An event as raw bytes.</summary>
internal readonly record struct RawEvent(byte[] Stream, long Revision, byte[] Id, byte[] Name, long At, byte[] Content, byte[] Metadata, byte[] Leaf);

/// <summary>The least an append can cost: prepared statements on SQLite's own interface, the log's own schema, WAL and synchronous=FULL, nothing checked.</summary>
internal sealed class RawLog : IDisposable
{
    /// <summary>One table and one UNIQUE, without triggers: the log without what protects it.</summary>
    public const string Plain = """
        create table event (pos integer primary key, stream text not null, rev integer not null, id blob not null, name text not null,
            at integer not null, data blob not null, meta blob not null, leaf blob not null, unique (stream, rev))
        """;

    private readonly sqlite3 db;
    private readonly sqlite3_stmt begin;
    private readonly sqlite3_stmt commit;
    private readonly sqlite3_stmt insert;

    /// <param name="folder">Where its file is made.</param>
    /// <param name="schema">The log's own by default.</param>
    public RawLog(string folder, string schema = LogFile.Schema)
    {
        Batteries_V2.Init();
        Raw.Check(raw.sqlite3_open(Path.Combine(folder, $"raw-{Guid.NewGuid():n}.db"), out db), db);
        Raw.Execute(db, "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536; pragma temp_store = memory");
        Raw.Execute(db, schema);
        begin = Raw.Prepare(db, "begin immediate");
        commit = Raw.Prepare(db, "commit");
        insert = Raw.Prepare(db, "insert into event (stream, rev, id, name, at, data, meta, leaf) values (?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /// <summary>One event in a transaction of its own.</summary>
    public void Append(in RawEvent e)
    {
        Begin();
        Insert(e);
        Commit();
    }

    /// <summary>Many events in one transaction.</summary>
    public void Append(IEnumerable<RawEvent> events)
    {
        Begin();
        foreach (var e in events) Insert(e);
        Commit();
    }

    public void Begin() => Raw.Run(db, begin);

    public void Commit() => Raw.Run(db, commit);

    public void Insert(in RawEvent e)
    {
        raw.sqlite3_bind_text(insert, 1, e.Stream.AsSpan());
        raw.sqlite3_bind_int64(insert, 2, e.Revision);
        raw.sqlite3_bind_blob(insert, 3, e.Id);
        raw.sqlite3_bind_text(insert, 4, e.Name.AsSpan());
        raw.sqlite3_bind_int64(insert, 5, e.At);
        raw.sqlite3_bind_blob(insert, 6, e.Content);
        raw.sqlite3_bind_blob(insert, 7, e.Metadata);
        raw.sqlite3_bind_blob(insert, 8, e.Leaf);
        Raw.Run(db, insert);
    }

    public void Dispose()
    {
        foreach (var statement in (sqlite3_stmt[])[begin, commit, insert]) statement.Dispose();
        db.Dispose();
    }
}
