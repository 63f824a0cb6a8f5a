using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Pmo.Tests.Solution;

/// <summary>What is in the tables of a read model's file.</summary>
internal static class TableContents
{
    /// <summary>Every table's rows in one order, hashed; the inner tables of a full-text index depend on how it was filled and are left out.</summary>
    public static IEnumerable<KeyValuePair<string, (int Rows, string Hash)>> Of(string file)
    {
        using var connection = ReadModelFile.Open(file, SqliteOpenMode.ReadOnly);
        var texts = Column(connection, "select name from sqlite_master where sql like 'create virtual%'").ToArray();
        foreach (var table in Column(connection, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").Where(t => !texts.Any(v => t.StartsWith(v, StringComparison.Ordinal))))
        {
            var rows = Rows(connection, table).Order(StringComparer.Ordinal).ToArray();
            yield return new($"{Path.GetFileName(file).Split('.')[0]}.{table}", (rows.Length, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))));
        }
    }

    private static IEnumerable<string> Rows(SqliteConnection connection, string table)
    {
        using var select = connection.CreateCommand();
        select.CommandText = $"select * from \"{table}\"";
        using var reader = select.ExecuteReader();
        while (reader.Read())
            yield return string.Join('\u001f', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexStringLower(bytes) : string.Create(CultureInfo.InvariantCulture, $"{reader.GetValue(i)}")));
    }

    private static IEnumerable<string> Column(SqliteConnection connection, string sql)
    {
        using var select = connection.CreateCommand();
        select.CommandText = sql;
        using var reader = select.ExecuteReader();
        while (reader.Read()) yield return reader.GetString(0);
    }
}
