using SQLitePCL;

namespace Pmo.Sqlite;

/// <summary>One connection to a SQLite file, used by one thread at a time. Closing it finalizes its statements.</summary>
internal sealed class Connection : IDisposable
{
    private readonly List<Statement> statements = [];
    private readonly sqlite3 db;

    static Connection() => Batteries_V2.Init();

    private Connection(sqlite3 db) => this.db = db;

    /// <summary>Opens a file that is written by this connection only, and makes it if it is missing.</summary>
    public static Connection ForWriting(string file) => Open(file, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);

    /// <summary>Opens a file for reading.</summary>
    public static Connection ForReading(string file) => Open(file, raw.SQLITE_OPEN_READONLY);

    /// <summary>The version of SQLite itself, e.g. 3053004.</summary>
    public static int SqliteVersion => raw.sqlite3_libversion_number();

    /// <summary>True while a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(db) == 0;

    /// <summary>The rowid of the last insert.</summary>
    public long LastRowId => raw.sqlite3_last_insert_rowid(db);

    /// <summary>Milliseconds to wait for a lock of another connection.</summary>
    public int BusyTimeout { set => raw.sqlite3_busy_timeout(db, value); }

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    public Statement Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        if (code != raw.SQLITE_OK) throw Failure(sql);
        var prepared = new Statement(db, statement, sql);
        statements.Add(prepared);
        return prepared;
    }

    /// <summary>Runs one or more statements without values.</summary>
    public void Execute(string sql)
    {
        if (raw.sqlite3_exec(db, sql) != raw.SQLITE_OK) throw Failure(sql);
    }

    /// <summary>The first column of the first row as text; empty without a row.</summary>
    public string Ask(string sql)
    {
        if (raw.sqlite3_prepare_v2(db, sql, out var statement) != raw.SQLITE_OK) throw Failure(sql);
        using (statement)
        {
            var code = raw.sqlite3_step(statement);
            if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) throw Failure(sql);
            return code == raw.SQLITE_ROW ? raw.sqlite3_column_text(statement, 0).utf8_to_string() ?? "" : "";
        }
    }

    /// <summary>Pages written since the last call: in WAL mode, what the WAL has grown by.</summary>
    public int TakePagesWritten()
    {
        raw.sqlite3_db_status(db, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1);
        return pages;
    }

    /// <summary>Copies the WAL into the database file; false when readers or another process kept it from finishing.</summary>
    public bool Checkpoint(bool truncate)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(db, null!, truncate ? raw.SQLITE_CHECKPOINT_TRUNCATE : raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out var copied);
        if (code == raw.SQLITE_BUSY) return false;
        return code == raw.SQLITE_OK ? inLog == copied : throw Failure("checkpoint");
    }

    /// <summary>Leaves the WAL as it is when the connection closes.</summary>
    public void KeepWal() => raw.sqlite3_db_config(db, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);

    public void Dispose()
    {
        foreach (var statement in statements) statement.Dispose();
        db.Dispose();
    }

    private static Connection Open(string file, int flags)
    {
        // Each connection is used by one thread at a time: SQLite's own mutex is not needed.
        var code = raw.sqlite3_open_v2(file, out var db, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var connection = new Connection(db);
        if (code == raw.SQLITE_OK)
        {
            raw.sqlite3_extended_result_codes(db, 1);
            return connection;
        }
        var failure = connection.Failure($"open {Path.GetFileName(file)}");
        connection.Dispose();
        throw failure;
    }

    private SqliteFailure Failure(string doing) => new(raw.sqlite3_extended_errcode(db), doing, raw.sqlite3_errmsg(db).utf8_to_string());
}
