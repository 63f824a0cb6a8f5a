using Microsoft.Data.Sqlite;

namespace Pmo.Tests.Proving;

/// <summary>What somebody does to a log's file behind its back, and patience for what happens beside the test.</summary>
internal static class LogFileOf
{
    /// <summary>Changes the file of a log. Returns how many rows it touched.</summary>
    public static int Change(string directory, string sql)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(directory, "events.db")};Pooling=false");
        db.Open();
        using var change = db.CreateCommand();
        change.CommandText = "drop trigger if exists event_is_never_changed; drop trigger if exists event_is_never_deleted;";
        change.ExecuteNonQuery();
        change.CommandText = sql;
        return change.ExecuteNonQuery();
    }

    /// <summary>Loses the newest events, as a restored backup does; what is made from the log is removed with them.</summary>
    public static void Lose(string directory, int events)
    {
        Change(directory, $"delete from event where pos > (select max(pos) from event) - {events}; update sqlite_sequence set seq = (select max(pos) from event)");
        foreach (var file in Directory.GetFiles(directory, "agenda.db*")) File.Delete(file);
        Directory.Delete(Path.Combine(directory, "reads"), recursive: true);
    }

    /// <summary>Waits until something has happened beside the test, for half a minute.</summary>
    public static async Task Until(Func<bool> happened)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!happened()) await Task.Delay(10, late.Token);
    }
}
