using System.Text;
using SQLitePCL;

namespace Pmo;

/// <summary>The prepared statements of one writing connection, found by shape and bound without boxing.</summary>
internal sealed class Prepared(sqlite3 db) : IDisposable
{
    private sqlite3_stmt?[] statements = new sqlite3_stmt?[256];
    private byte[] text = new byte[4096];

    /// <summary>Runs a statement; throws <see cref="StatementFailedException"/> with SQLite's code.</summary>
    public void Run(in Sql sql)
    {
        var number = sql.Shape.Number;
        if (number >= statements.Length) Array.Resize(ref statements, number * 2);
        var statement = statements[number] ??= Prepare(sql.Shape.Text);
        var values = sql.Values;
        for (var i = 0; i < values.Length; i++) Bind(statement, i + 1, ref values[i]);
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) throw new StatementFailedException(code, raw.sqlite3_errmsg(db).utf8_to_string(), sql.Shape.Text);
    }

    private void Bind(sqlite3_stmt statement, int at, ref SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlKind.Null: raw.sqlite3_bind_null(statement, at); break;
            case SqlKind.Integer: raw.sqlite3_bind_int64(statement, at, value.Integer); break;
            case SqlKind.Real: raw.sqlite3_bind_double(statement, at, value.Real); break;
            case SqlKind.Text: BindText(statement, at, (string)value.Reference!); break;
            case SqlKind.Uuid:
                Span<byte> uuid = stackalloc byte[16];
                value.Uuid.TryWriteBytes(uuid, bigEndian: true, out _);
                raw.sqlite3_bind_blob(statement, at, uuid);
                break;
            default: raw.sqlite3_bind_blob(statement, at, (byte[])value.Reference!); break;
        }
    }

    private void BindText(sqlite3_stmt statement, int at, string value)
    {
        if (value.Length * 3 > text.Length) text = new byte[value.Length * 3];
        var length = Encoding.UTF8.GetBytes(value, text);
        raw.sqlite3_bind_text(statement, at, text.AsSpan(0, length));
    }

    private sqlite3_stmt Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v2(db, sql, out var statement);
        return code == raw.SQLITE_OK ? statement : throw new StatementFailedException(code, raw.sqlite3_errmsg(db).utf8_to_string(), sql);
    }

    public void Dispose()
    {
        foreach (var statement in statements) statement?.Dispose();
    }
}

/// <summary>A statement of a read model failed.</summary>
internal sealed class StatementFailedException(int code, string message, string sql) : Exception($"{message} (SQLite {code}) in: {sql}")
{
    /// <summary>What SQLite says.</summary>
    public string Reason => message;

    /// <summary>The event's content broke a constraint: that stream is parked, the rest goes on. Anything else is the disk's or the code's fault and stops.</summary>
    public bool Parks => (code & 0xff) is raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH;
}
