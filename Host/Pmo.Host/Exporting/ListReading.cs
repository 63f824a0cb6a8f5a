using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Pmo.Host.Exporting;

/// <summary>Reads a list out of the page that shows it.</summary>
internal static class ListReading
{
    /// <summary>The list with this id; null: the page has none.</summary>
    public static async Task<ListSheet?> Read(Stream page, string list)
    {
        using var document = await new HtmlParser().ParseDocumentAsync(page, default);
        if (document.GetElementById(list) is not { } there || (there.LocalName == "table" ? there : there.QuerySelector("table")) is not { } table) return null;
        var heads = table.QuerySelector("thead tr:last-child")?.Children.SelectMany(Spread).ToList() ?? [];
        var rows = table.QuerySelectorAll("tbody tr").Select(r => r.Children.SelectMany(Spread).ToList()).ToList();
        var columns = heads.Select((head, i) => (Head: head, Place: i)).Where(c => !c.Head.ClassList.Contains("pick") && !c.Head.HasAttribute(CellReading.Private))
            .SelectMany(c => Columns(c.Head, [.. rows.Select(r => c.Place < r.Count ? r[c.Place] : null)])).ToList();
        return new(table.QuerySelector("caption")?.TextContent.Trim() ?? document.QuerySelector("h1")?.TextContent.Trim() ?? "", [.. columns.Select(c => c.Head)],
            [.. Enumerable.Range(0, rows.Count).Select(i => (IReadOnlyList<ListCell?>)[.. columns.Select(c => c.Cells[i])])]);
    }

    private static IEnumerable<IElement> Spread(IElement cell) => Enumerable.Repeat(cell, int.TryParse(cell.GetAttribute("colspan"), out var n) && n is > 1 and <= 100 ? n : 1);

    private static IEnumerable<(string Head, IReadOnlyList<ListCell?> Cells)> Columns(IElement head, IReadOnlyList<IElement?> cells)
    {
        var words = CellReading.Words(head);
        var figures = head.ClassList.Contains("num");
        var read = cells.Select(c => c is null ? default : CellReading.Read(c, figures)).ToList();
        // A column of buttons has a name for those who cannot see it, and nothing to say.
        if (head.Children is [{ } only] && only.ClassList.Contains("visually-hidden") && read.All(r => r.Main is null && r.More is null)) yield break;
        var (unit, measured) = Measured(read, figures);
        yield return (unit is null || words.Split(' ', ',', '(', ')').Contains(unit, StringComparer.OrdinalIgnoreCase) ? words : $"{words} ({unit})", [.. measured.Select(r => r.Main)]);
        if (unit is null && measured.Any(r => r.Main is NumberCell { Exact: true, Unit: not null }))
            yield return ($"{words}, unit", [.. measured.Select(r => r.Main is NumberCell { Unit: { } own } ? new TextCell(own) : null)]);
        if (measured.Any(r => r.More is not null)) yield return ($"{words}, more", [.. measured.Select(r => r.More is { } more ? new TextCell(more) : null)]);
    }

    /// <summary>Numbers that are all of one unit stay numbers, and the unit goes into the head; others are what the page says.</summary>
    private static (string? Unit, IReadOnlyList<(ListCell? Main, string? More)> Cells) Measured(IReadOnlyList<(ListCell? Main, string? More)> cells, bool figures)
    {
        var numbers = cells.Select(c => c.Main).OfType<NumberCell>().ToList();
        var unit = numbers.Select(n => n.Unit).MaxBy(u => u?.Length ?? 0);
        if (numbers.Count == 0 || numbers.All(n => n.Exact && n.Unit is null)) return (null, cells);
        var alike = numbers.All(n => unit is null ? n.Unit is null : n.Unit is { } u && Alike(u, unit));
        if (alike && (figures || numbers.All(n => n.Exact) || numbers.Count == cells.Count(c => c.Main is not null))) return (unit, cells);
        return (null, [.. cells.Select(c => c.Main is NumberCell { Exact: false } n ? (new TextCell(c.More is null ? n.Text : $"{n.Text}; {c.More}"), null) : c)]);
    }

    // "1 day" and "3 days" are counted alike.
    private static bool Alike(string one, string other) => one.TrimEnd('s') == other.TrimEnd('s');
}
