using System.Text.Json;
using Spectre.Console;

namespace Pmo.Host.Cli;

/// <summary>What a console command writes: a table for people, JSON for machines.</summary>
internal static class Out
{
    private const int Widest = 500;
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes JSON.</summary>
    public static void Json(object value) => Console.WriteLine(JsonSerializer.Serialize(value, Indented));

    /// <summary>Writes rows.</summary>
    public static void Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in heads) table.AddColumn(new TableColumn(Markup.Escape(head)).NoWrap());
        foreach (var row in rows) table.AddRow([.. row.Select(c => new Text(c))]);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        // A file or a pipe has no edge at which a name would have to be cut off.
        if (Console.IsOutputRedirected) console.Profile.Width = Widest;
        console.Write(table);
    }

    /// <summary>A property as text, empty when it is not there.</summary>
    public static string Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Null ? "" : value.ToString() : "";
}
