using System.Globalization;
using Microsoft.Data.Sqlite;
using Pmo.Reporting;
using Pmo.Reporting.Explaining;

namespace Pmo.Tests.Explaining;

/// <summary>Every traced cell of reporting's tables as a fill from the beginning of the log makes them.</summary>
internal static class TracedCells
{
    /// <summary>Each by table, key and column; those without a value are left out.</summary>
    public static Dictionary<string, string> Of(World world, long position)
    {
        world.Get<Replays>().Read(typeof(ReportingModule), position, _ => 0).WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
        using var connection = new SqliteConnection($"Data Source={Assert.Single(Directory.GetFiles(Path.Combine(world.DataDirectory, "replays"), $"reporting.*.{position}.*.db"))};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return ReportingTables.All.SelectMany(t => Rows(connection, t)).ToDictionary();
    }

    private static IEnumerable<KeyValuePair<string, string>> Rows(SqliteConnection connection, TracedTable table)
    {
        using var select = connection.CreateCommand();
        select.CommandText = $"select {string.Join(" || ',' || ", table.Key.Select(k => $"quote({k})"))}, {string.Join(", ", table.Columns.Select(c => c.Name))} from {table.Name}";
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            yield return new($"{table.Name} {reader.GetString(0)} ", "1");
            for (var c = 1; c < reader.FieldCount; c++)
                if (!reader.IsDBNull(c)) yield return new($"{table.Name} {reader.GetString(0)} {table.Columns[c - 1].Name}", Text(reader.GetValue(c)));
        }
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : string.Create(CultureInfo.InvariantCulture, $"{value}");
}
