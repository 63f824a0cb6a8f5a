using Pmo.Host.Explaining;

namespace Pmo.Host.Comparing;

/// <summary>Puts what changed in a project into rows and cells, as told text.</summary>
internal sealed class DifferenceLines(IEnumerable<TracedTable> tables, StreamStories stories, IReadOnlyDictionary<long, WhyEvent> events, int most)
{
    private readonly Dictionary<string, TracedTable> byName = tables.ToDictionary(t => t.Name);

    /// <summary>The rows of one project, in the order of the tables.</summary>
    public ProjectDifference Of(ProjectId project, string code, string name, IReadOnlyList<NetChange> changes)
    {
        var order = byName.Keys.ToList();
        var rows = changes.GroupBy(c => (c.Table, c.Key)).OrderBy(g => order.IndexOf(g.Key.Table)).ThenBy(g => g.Min(c => c.Positions[0])).ToList();
        return new(project, code, name, [.. rows.Take(most).Select(g => Row(byName[g.Key.Table], g.Key.Key, [.. g]))], Math.Max(0, rows.Count - most));
    }

    /// <summary>All told text.</summary>
    public static IEnumerable<string> Texts(ProjectDifference project) => project.Rows.SelectMany(r => r.Cells.SelectMany(c => new[] { c.Before, c.After, c.By?.Sentence ?? "" }).Append(r.Title));

    /// <summary>With names in the places.</summary>
    public static ProjectDifference Read(ProjectDifference project, Func<string, string> name) => project with
    {
        Rows = [.. project.Rows.Select(r => r with { Title = name(r.Title), Cells = [.. r.Cells.Select(c => c with { Before = name(c.Before), After = name(c.After), By = c.By is { } e ? e with { Sentence = name(e.Sentence) } : null })] })],
    };

    private RowDifference Row(TracedTable table, string key, IReadOnlyList<NetChange> changes)
    {
        var (title, href) = Called(table, key, stories);
        var itself = changes.FirstOrDefault(c => c.Column.Length == 0);
        return new(table.Noun, title, href, itself is null ? RowChange.Changed : itself.New is null ? RowChange.Went : RowChange.Came,
            [.. table.Columns.Join(changes, c => c.Name, c => c.Column, Cell), .. itself is not null && changes.Count == 1 ? (CellDifference[])[new("", "", "", events.GetValueOrDefault(itself.Positions[^1]), itself.Positions.Count)] : []]);
    }

    /// <summary>What a row is called, and its page.</summary>
    public static (string Title, string? Href) Called(TracedTable table, string key, StreamStories stories)
    {
        if (table.Stream is not { } kind) return (Said(table, key), null);
        var stream = $"{kind}-{Guid.ParseExact(key.AsSpan(2, 32), "N"):n}";
        return (Tell.Record(stream), stories.PageOf(stream));
    }

    private CellDifference Cell(TracedColumn column, NetChange change) => new(column.Label, WhyLines.Words(column.Kind, change.Old), WhyLines.Words(column.Kind, change.New), events.GetValueOrDefault(change.Positions[^1]), change.Positions.Count, new(change.Table, change.Key, change.Column));

    /// <summary>What a row of several keys is called: "Revision of a report 2026-03-31, 1".</summary>
    private static string Said(TracedTable table, string key) =>
        $"{table.Noun} {string.Join(", ", key.Split(',').Where(k => !k.StartsWith("X'", StringComparison.Ordinal)).Select(k => k.Trim('\'')))}".TrimEnd();
}
