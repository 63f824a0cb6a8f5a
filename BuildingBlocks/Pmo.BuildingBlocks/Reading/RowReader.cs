using System.Buffers.Binary;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pmo;

/// <summary>Reads rows one after the other as bytes that say every value and its kind, so that two rows are equal when their bytes are. Nothing is kept but what is asked for.</summary>
internal sealed class RowReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly string sql;
    private readonly sqlite3_stmt statement;
    private readonly int columns;
    private byte[] bytes = new byte[4096];

    public RowReader(SqliteConnection connection, string sql)
    {
        (this.connection, this.sql) = (connection, sql);
        var code = raw.sqlite3_prepare_v2(connection.Handle, sql, out statement);
        if (code != raw.SQLITE_OK) throw Failure(code);
        columns = raw.sqlite3_column_count(statement);
    }

    /// <summary>What was added since it was cleared.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

    /// <summary>How many bytes that is.</summary>
    public int Length { get; private set; }

    /// <summary>Forgets what was added.</summary>
    public void Clear() => Length = 0;

    /// <summary>Binds the values another reader's row has in some columns, so that the row of the same key is read.</summary>
    public void Bind(RowReader other, IEnumerable<int> from)
    {
        var at = 0;
        foreach (var column in from) Bind(++at, other.statement, column);
    }

    private void Bind(int at, sqlite3_stmt other, int column) => _ = raw.sqlite3_column_type(other, column) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_bind_int64(statement, at, raw.sqlite3_column_int64(other, column)),
        raw.SQLITE_FLOAT => raw.sqlite3_bind_double(statement, at, raw.sqlite3_column_double(other, column)),
        raw.SQLITE_TEXT => raw.sqlite3_bind_text(statement, at, raw.sqlite3_column_blob(other, column)),
        raw.SQLITE_BLOB => raw.sqlite3_bind_blob(statement, at, raw.sqlite3_column_blob(other, column)),
        _ => raw.sqlite3_bind_null(statement, at),
    };

    /// <summary>Goes to the next row; false at the end. Throws when the file cannot be read.</summary>
    public bool Next() => raw.sqlite3_step(statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var code => throw Failure(code),
    };

    /// <summary>Adds the row's bytes.</summary>
    public void Add()
    {
        for (var c = 0; c < columns; c++) Add(c);
    }

    /// <summary>Adds the bytes of one value: its kind, and then eight bytes of a number, or length and content.</summary>
    public void Add(int column)
    {
        var kind = raw.sqlite3_column_type(statement, column);
        Span<byte> head = Room(9);
        head[0] = (byte)kind;
        Length++;
        switch (kind)
        {
            case raw.SQLITE_INTEGER: BinaryPrimitives.WriteInt64BigEndian(head[1..], raw.sqlite3_column_int64(statement, column)); Length += 8; break;
            case raw.SQLITE_FLOAT: BinaryPrimitives.WriteDoubleBigEndian(head[1..], raw.sqlite3_column_double(statement, column)); Length += 8; break;
            case raw.SQLITE_NULL: break;
            default: AddContent(raw.sqlite3_column_blob(statement, column)); break;
        }
    }

    /// <summary>A value in words a person can compare. Prose is told by its length and hash only: whoever looks may not be allowed to read it.</summary>
    public string Said(int column)
    {
        switch (raw.sqlite3_column_type(statement, column))
        {
            case raw.SQLITE_NULL: return "nothing";
            case raw.SQLITE_INTEGER or raw.SQLITE_FLOAT: return raw.sqlite3_column_text(statement, column).utf8_to_string();
            case raw.SQLITE_BLOB: return Convert.ToHexStringLower(Short(raw.sqlite3_column_blob(statement, column)));
        }

        var content = raw.sqlite3_column_blob(statement, column);
        var text = Encoding.UTF8.GetString(content);
        return text.Length <= 40 && !text.Any(char.IsWhiteSpace) ? $"'{text}'" : $"a text of {text.Length} characters ({Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))[..8]})";
    }

    public void Dispose() => statement.Dispose();

    private void AddContent(ReadOnlySpan<byte> content)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(4), content.Length);
        Length += 4;
        content.CopyTo(Room(content.Length));
        Length += content.Length;
    }

    private Span<byte> Room(int length)
    {
        if (Length + length > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + length));
        return bytes.AsSpan(Length);
    }

    private static ReadOnlySpan<byte> Short(ReadOnlySpan<byte> content) => content.Length <= 32 ? content : content[..32];

    private StatementFailedException Failure(int code) => new(code, raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), sql);
}
