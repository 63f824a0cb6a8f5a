using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>What a table holds: how many rows, and a hash of all of them that depends on their values and on nothing else.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Hash">SHA-256 over name, columns and rows, in hex.</param>
public sealed record TableContent(string Name, long Rows, string Hash);

/// <summary>
/// The hash of tables by what is in them: the same rows give the same hash however they came there and wherever the file has
/// them. One row at a time: a table's size does not matter.
/// </summary>
internal static class ContentHash
{
    private const int Chunk = 64 * 1024;
    private const int RowsBetweenBreaths = 512;

    /// <summary>Hashes one table.</summary>
    /// <param name="connection">Where it is; a transaction on it says at which moment.</param>
    /// <param name="table">Which.</param>
    /// <param name="breathe">Called now and then: rests, or throws to give up.</param>
    public static TableContent Of(SqliteConnection connection, TableShape table, Action breathe)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Head(table));
        using var reader = new RowReader(connection, table.Select);
        var rows = 0L;
        while (reader.Next())
        {
            reader.Add();
            if (++rows % RowsBetweenBreaths == 0) breathe();
            if (reader.Length < Chunk) continue;
            hash.AppendData(reader.Bytes);
            reader.Clear();
        }

        hash.AppendData(reader.Bytes);
        return new TableContent(table.Name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Hashes every table of a file.</summary>
    public static IReadOnlyList<TableContent> OfAll(SqliteConnection connection) => [.. TableShape.Of(connection).Select(t => Of(connection, t, () => { }))];

    /// <summary>One hash for all tables of a module.</summary>
    public static string Of(IEnumerable<TableContent> tables)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("pmo-tables/1\n"u8);
        foreach (var table in tables.OrderBy(t => t.Name, StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes($"{table.Name} {table.Rows} {table.Hash}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Head(TableShape table)
    {
        using var head = new MemoryStream();
        head.Write("pmo-table/1\n"u8);
        Span<byte> length = stackalloc byte[4];
        foreach (var name in table.Columns.Prepend(table.Name))
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            head.Write(length);
            head.Write(bytes);
        }

        return head.ToArray();
    }
}
