using SQLitePCL;

namespace Pmo.Benchmarks;

/// <summary>SQLite's own interface, with its failures as exceptions.</summary>
internal static class Raw
{
    public static void Check(int code, sqlite3 db)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW)) throw new IOException($"The floor failed: {raw.sqlite3_errmsg(db).utf8_to_string()} (SQLite {code})");
    }

    public static void Execute(sqlite3 db, string sql) => Check(raw.sqlite3_exec(db, sql), db);

    public static sqlite3_stmt Prepare(sqlite3 db, string sql)
    {
        Check(raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement), db);
        return statement;
    }

    /// <summary>Runs a statement without looking at its rows.</summary>
    public static void Run(sqlite3 db, sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Check(code, db);
    }

    /// <summary>Binds a value of one of our statements.</summary>
    public static void Bind(sqlite3_stmt statement, int place, in SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlKind.Null: raw.sqlite3_bind_null(statement, place); break;
            case SqlKind.Integer: raw.sqlite3_bind_int64(statement, place, value.Integer); break;
            case SqlKind.Real: raw.sqlite3_bind_double(statement, place, value.Real); break;
            case SqlKind.Text: raw.sqlite3_bind_text(statement, place, (string)value.Reference!); break;
            case SqlKind.Uuid: raw.sqlite3_bind_blob(statement, place, value.Uuid.ToByteArray(bigEndian: true)); break;
            default: raw.sqlite3_bind_blob(statement, place, (byte[])value.Reference!); break;
        }
    }

    /// <summary>Reads every column of the current row as what it is.</summary>
    public static void Read(sqlite3_stmt statement)
    {
        for (var column = raw.sqlite3_column_count(statement) - 1; column >= 0; column--)
            switch (raw.sqlite3_column_type(statement, column))
            {
                case raw.SQLITE_INTEGER: raw.sqlite3_column_int64(statement, column); break;
                case raw.SQLITE_FLOAT: raw.sqlite3_column_double(statement, column); break;
                case raw.SQLITE_TEXT: raw.sqlite3_column_text(statement, column).utf8_to_string(); break;
                case raw.SQLITE_BLOB: raw.sqlite3_column_blob(statement, column); break;
            }
    }
}
