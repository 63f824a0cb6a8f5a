using System.Text;
using SQLitePCL;

namespace Pmo.Sqlite;

/// <summary>A prepared statement. Not thread-safe; values of the last row are valid until the next step or reset.</summary>
internal sealed class Statement(sqlite3 db, sqlite3_stmt statement, string sql) : IDisposable
{
    /// <summary>Binds an integer; places count from 1.</summary>
    public Statement Bind(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, place, value));
        return this;
    }

    /// <summary>Binds text given as UTF-8.</summary>
    public Statement BindText(int place, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(statement, place, utf8));
        return this;
    }

    /// <summary>Binds a short text, without a detour over the heap.</summary>
    public Statement BindText(int place, string text)
    {
        Span<byte> utf8 = stackalloc byte[512];
        return BindText(place, Encoding.UTF8.TryGetBytes(text, utf8, out var written) ? utf8[..written] : Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Binds bytes.</summary>
    public Statement Bind(int place, ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(statement, place, bytes));
        return this;
    }

    /// <summary>Binds a uuid as 16 bytes, big-endian (RFC 9562).</summary>
    public Statement Bind(int place, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(place, bytes);
    }

    /// <summary>Advances to the next row; false at the end. Throws <see cref="SqliteFailure"/>, and is reset then.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code == raw.SQLITE_DONE) return false;
        var failure = Failure();
        Reset();
        throw failure;
    }

    /// <summary>Runs to the end; false when a constraint refused it.</summary>
    public bool TryRun()
    {
        var code = raw.sqlite3_step(statement);
        var failure = code is raw.SQLITE_DONE or raw.SQLITE_ROW ? null : Failure();
        Reset();
        if (failure is null) return true;
        return failure.IsConstraint ? false : throw failure;
    }

    /// <summary>Runs to the end.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    /// <summary>An integer column of the current row.</summary>
    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>Text or blob of the current row as it is stored.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>A text column of the current row.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>True when the column of the current row is null.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>Ends the read transaction of an autocommitted query and makes the statement ready again.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Failure();
    }

    private SqliteFailure Failure() => new(raw.sqlite3_extended_errcode(db), sql, raw.sqlite3_errmsg(db).utf8_to_string());
}
