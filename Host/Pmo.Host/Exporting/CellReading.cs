using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Pmo.Components;

namespace Pmo.Host.Exporting;

/// <summary>
/// Reads a cell of a page as a person reads it who cannot see it: no buttons, no drawings, the words that stand for them instead. Days,
/// instants and numbers that the page marks as such stay what they are.
/// </summary>
internal static partial class CellReading
{
    /// <summary>What must not leave the page stands in an element with this attribute.</summary>
    public const string Private = "data-private";

    /// <summary>The whole of what an element shows in short.</summary>
    public const string Whole = "data-whole";

    private static readonly HashSet<string> Controls = new(["button", "dialog", "form", "input", "script", "select", "style", "summary", "svg", "template", "textarea"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Blocks = new(["dd", "details", "div", "dl", "dt", "li", "ol", "p", "section", "ul"], StringComparer.OrdinalIgnoreCase);

    // Set apart from the words beside them by their looks: on a line of their own, or by a blank.
    private static readonly string[] Lined = ["chip", "under"];
    private static readonly string[] Parted = ["rag", "text-secondary"];

    /// <summary>What a cell says: its first line, and what stands beneath it where the first line is a value of its own.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="figures">The column holds figures; in another, a number is one only with its unit, because codes are no numbers.</param>
    public static (ListCell? Main, string? More) Read(IElement cell, bool figures)
    {
        var lines = Lines(cell);
        if (lines.Count == 0 || cell.HasAttribute(Private)) return (null, null);
        var first = lines[0].Value ?? Moment(lines[0].Text, lines[0].Text, timed: false) ?? Figure(lines[0].Text, figures);
        if (first is not null) return (first, lines.Count == 1 ? null : Join(lines.Skip(1)));
        var text = Join(lines);
        return (text == Format.None ? null : new TextCell(text), null);
    }

    /// <summary>Words only, as of a column's head.</summary>
    public static string Words(IElement element) => Join(Lines(element));

    private static string Join(IEnumerable<(string Text, ListCell?)> lines) => string.Join("; ", lines.Select(l => l.Text));

    private static List<(string Text, ListCell? Value)> Lines(IElement cell)
    {
        var lines = new List<List<(string Text, ListCell? Value)>> { new() };
        Walk(cell, lines);
        return [.. lines.Select(One).Where(l => l.Text.Length > 0)];
    }

    private static (string Text, ListCell? Value) One(List<(string Text, ListCell? Value)> line)
    {
        var said = line.Where(p => !string.IsNullOrWhiteSpace(p.Text)).ToList();
        return said is [{ Value: { } value }] ? (Tidy(value.Text), value) : (Tidy(string.Concat(line.Select(p => p.Text))), null);
    }

    private static void Walk(INode node, List<List<(string Text, ListCell? Value)>> lines)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text) lines[^1].Add((text.Data, null));
            else if (child is IElement element && !IsLeftOut(element)) Walk(element, lines);
        }
    }

    private static void Walk(IElement element, List<List<(string Text, ListCell? Value)>> lines)
    {
        var own = Blocks.Contains(element.LocalName) || Lined.Any(element.ClassList.Contains);
        var parted = Parted.Any(element.ClassList.Contains);
        if (own || element.LocalName == "br") lines.Add([]);
        else if (parted) lines[^1].Add((" ", null));
        if (element.GetAttribute(Whole) is { } whole) lines[^1].Add((whole, null));
        else if (element.GetAttribute("role") == "img" && element.GetAttribute("aria-label") is { } drawn) lines[^1].Add((drawn, null));
        else if (ValueOf(element) is { } value) lines[^1].Add((value.Text, value));
        else Walk((INode)element, lines);
        if (own) lines.Add([]);
        else if (parted) lines[^1].Add((" ", null));
    }

    private static ListCell? ValueOf(IElement element) => element.LocalName switch
    {
        "time" when element.GetAttribute("datetime") is { } at => Moment(at, Tidy(element.TextContent)),
        "data" when decimal.TryParse(element.GetAttribute("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) => new NumberCell(n, element.GetAttribute("data-unit"), true, Tidy(element.TextContent)),
        _ => null,
    };

    private static ListCell? Moment(string at, string text, bool timed = true) =>
        DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DayCell(day, text)
        : timed && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? new InstantCell(instant, text) : null;

    private static NumberCell? Figure(string text, bool bare)
    {
        if (Numbers().Match(text) is not { Success: true } m || !bare && !m.Groups[2].Success) return null;
        var n = decimal.Parse(m.Groups[1].Value.Replace('−', '-'), NumberStyles.Number | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var unit = m.Groups[2].Success ? m.Groups[2].Value : null;
        return new(n / 1.0000000000000000000000000000m, unit, false, text);
    }

    private static bool IsLeftOut(IElement e) =>
        Controls.Contains(e.LocalName) || e.HasAttribute(Private) || e.HasAttribute("hidden") || e.GetAttribute("aria-hidden") == "true"
        || e.LocalName == "a" && (e.ClassList.Contains("btn") || e.ClassList.Contains("why"))
        || e.ClassList.Contains("visually-hidden") && e.Parent is { } parent && parent.ChildNodes.Any(n => n != e && !IsDrawn(n) && !string.IsNullOrWhiteSpace(n.TextContent));

    // For these the hidden words stand.
    private static bool IsDrawn(INode node) => node is IElement e && (e.LocalName == "svg" || e.GetAttribute("aria-hidden") == "true");

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c)) tidy.Append(c);
            else if (tidy.Length > 0 && tidy[^1] != ' ') tidy.Append(' ');
        return tidy.Replace(" ,", ",").ToString().TrimEnd();
    }

    // As Format writes them; a number sign stands before the number of an event.
    [GeneratedRegex(@"^#?([+−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?: (%|×|[A-Za-z]+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
