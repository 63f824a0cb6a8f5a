using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace Pmo.Benchmarks;

/// <summary>The statements that a rebuild runs, in order, written down once with their values: a loop that has nothing to work out can run them again.</summary>
internal sealed class Spool : IDisposable
{
    private readonly FileStream file;
    private readonly Dictionary<int, (int Place, string Text)> shapes = [];
    private readonly byte[] buffer = new byte[1 << 20];
    private int used;
    private int filled;

    public Spool(string path) => file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);

    /// <summary>How many statements it holds.</summary>
    public long Statements { get; private set; }

    /// <summary>The texts, by place.</summary>
    public IEnumerable<string> Texts => shapes.Values.OrderBy(s => s.Place).Select(s => s.Text);

    /// <summary>Writes down what one event runs, which may be nothing.</summary>
    public void Write(IReadOnlyCollection<Sql> statements)
    {
        Span<byte> head = stackalloc byte[1];
        head[0] = checked((byte)statements.Count);
        file.Write(head);
        foreach (var sql in statements) Write(sql);
        Statements += statements.Count;
    }

    /// <summary>Starts again at the first event.</summary>
    public void Rewind()
    {
        file.Flush();
        file.Position = 0;
        (used, filled) = (0, 0);
    }

    /// <summary>Runs what the next event runs.</summary>
    public void RunNext(sqlite3 db, ReadOnlySpan<sqlite3_stmt> statements)
    {
        for (var left = Take(1)[0]; left > 0; left--)
        {
            var head = Take(4);
            var (place, values) = (BitConverter.ToUInt16(head), head[2]);
            var statement = statements[place];
            for (var n = 1; n <= values; n++) Bind(statement, n);
            Raw.Run(db, statement);
        }
    }

    public void Dispose() => file.Dispose();

    private void Write(in Sql sql)
    {
        if (!shapes.TryGetValue(sql.Shape.Number, out var shape)) shapes[sql.Shape.Number] = shape = (shapes.Count, sql.Shape.Text);
        file.Write([.. BitConverter.GetBytes((ushort)shape.Place), checked((byte)sql.Values.Length), 0]);
        foreach (var value in sql.Values)
        {
            ReadOnlySpan<byte> bytes = value.Kind switch
            {
                SqlKind.Null => [],
                SqlKind.Integer => BitConverter.GetBytes(value.Integer),
                SqlKind.Real => BitConverter.GetBytes(value.Real),
                SqlKind.Text => Encoding.UTF8.GetBytes((string)value.Reference!),
                SqlKind.Uuid => value.Uuid.ToByteArray(bigEndian: true),
                _ => (byte[])value.Reference!,
            };
            file.WriteByte((byte)value.Kind);
            file.Write(BitConverter.GetBytes(bytes.Length));
            file.Write(bytes);
        }
    }

    private void Bind(sqlite3_stmt statement, int place)
    {
        var head = Take(5);
        var (kind, length) = ((SqlKind)head[0], MemoryMarshal.Read<int>(head[1..]));
        var bytes = Take(length);
        switch (kind)
        {
            case SqlKind.Null: raw.sqlite3_bind_null(statement, place); break;
            case SqlKind.Integer: raw.sqlite3_bind_int64(statement, place, MemoryMarshal.Read<long>(bytes)); break;
            case SqlKind.Real: raw.sqlite3_bind_double(statement, place, MemoryMarshal.Read<double>(bytes)); break;
            case SqlKind.Text: raw.sqlite3_bind_text(statement, place, bytes); break;
            default: raw.sqlite3_bind_blob(statement, place, bytes); break;
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (filled - used < length) Fill(length);
        var taken = buffer.AsSpan(used, length);
        used += length;
        return taken;
    }

    private void Fill(int length)
    {
        buffer.AsSpan(used, filled - used).CopyTo(buffer);
        (used, filled) = (0, filled - used);
        while (filled < length)
        {
            var read = file.Read(buffer, filled, buffer.Length - filled);
            filled += read > 0 ? read : throw new EndOfStreamException("The floor has run out of statements.");
        }
    }
}
