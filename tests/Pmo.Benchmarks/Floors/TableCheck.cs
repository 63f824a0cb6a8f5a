using Microsoft.Data.Sqlite;

namespace Pmo.Benchmarks;

/// <summary>Makes sure that a floor did the same work: as many rows in every table.</summary>
internal static class TableCheck
{
    /// <summary>Throws when a table of one file has another number of rows in the other.</summary>
    public static void Same(string ours, string floor)
    {
        var (a, b) = (Rows(ours), Rows(floor));
        foreach (var (table, rows) in a)
            if (b.GetValueOrDefault(table, -1) is var other && other != rows)
                throw new InvalidOperationException($"The table {table} has {rows} rows, the floor's {other}: they did not do the same work.");
        if (a.Values.Sum() < 1_000) throw new InvalidOperationException("The tables are all but empty: nothing was measured.");
    }

    private static Dictionary<string, long> Rows(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=false");
        connection.Open();
        var tables = Column(connection, "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name not like 'search_words%' and name not like 'sqlite_%'");
        return tables.ToDictionary(t => (string)t, t => (long)Column(connection, $"select count(*) from \"{t}\"").Single());
    }

    private static List<object> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var values = new List<object>();
        while (rows.Read()) values.Add(rows.GetValue(0));
        return values;
    }
}
