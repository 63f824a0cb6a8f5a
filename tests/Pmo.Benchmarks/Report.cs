using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pmo.Benchmarks;

/// <summary>The figures of a run as text.</summary>
internal static class Report
{
    private const string Begin = "<!-- figures -->";
    private const string End = "<!-- end of figures -->";

    /// <summary>How the JSON file is written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>For the console.</summary>
    public static string Table(IReadOnlyList<Line> lines)
    {
        var width = lines.Select(l => l.Name.Length).DefaultIfEmpty().Max();
        var text = new StringBuilder($"{"",-4}{"".PadRight(width)}{"ours",12}{"floor",12}  {"",-11}{"ratio",6}  target\n");
        foreach (var l in lines) text.Append($"{l.Row,-4}{l.Name.PadRight(width)}{Figure(l.Ours),12}{Figure(l.Floor),12}  {l.Unit,-11}{Ratio(l),6}  {l.Target}\n");
        return text.ToString();
    }

    /// <summary>Puts the table between the two marks of a page such as docs/performance.md, or writes a file of its own where there is no such page.</summary>
    public static async Task WriteMarkdown(string path, IReadOnlyList<Line> lines, Arguments arguments)
    {
        var page = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var table = Markdown(lines, arguments);
        await File.WriteAllTextAsync(path, from < to && from >= Begin.Length ? $"{page[..from]}\n\n{table}\n{page[to..]}" : table);
    }

    private static string Markdown(IReadOnlyList<Line> lines, Arguments arguments)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {arguments.Events:#,0} events, medians of {arguments.Rounds} rounds.\n\n");
        text.Append("| row | work | ours | floor | unit | ratio | target |\n|---|---|---:|---:|---|---:|---|\n");
        foreach (var l in lines) text.Append($"| {l.Row} | {l.Name} | {Figure(l.Ours)} | {Figure(l.Floor)} | {l.Unit} | {Ratio(l)} | {l.Target} |\n");
        return text.ToString();
    }

    private static string Ratio(Line line) => line.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "–";

    private static string Figure(double? value) => value switch
    {
        null => "–",
        >= 100 => value.Value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
