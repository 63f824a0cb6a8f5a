using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Pmo.Tests.Quarters;

/// <summary>One row of the log as its file has it: no type of the product reads it, so that what is counted from it is counted independently.</summary>
internal sealed record Told(long Position, string Name, JsonElement Data)
{
    /// <summary>All rows of a log, in order.</summary>
    public static IReadOnlyList<Told> In(string directory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "events.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select pos, name, cast(data as text) from event order by pos";
        using var reader = command.ExecuteReader();
        var all = new List<Told>();
        while (reader.Read()) all.Add(new(reader.GetInt64(0), reader.GetString(1), JsonDocument.Parse(reader.GetString(2)).RootElement));
        return all;
    }

    public string this[string field] => Data.GetProperty(field).ToString();

    public bool Has(string field) => Data.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    public DateTimeOffset Instant(string field) => Data.GetProperty(field).GetDateTimeOffset();
}
