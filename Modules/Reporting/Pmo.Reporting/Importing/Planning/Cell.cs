using System.Globalization;
using System.Text.RegularExpressions;

namespace Pmo.Reporting.Importing;

/// <summary>What a cell says: a value, a mark (withheld, not given) with the words that stand there, or neither.</summary>
/// <param name="Text">The words, trimmed.</param>
/// <param name="Note">Where it was found, if the map has a word for it.</param>
internal readonly record struct Cell(string Text, FieldMarkKind? Mark, string? Note, Column Column)
{
    /// <summary>The first place that is not blank, or the first place.</summary>
    public static Cell Find(TextColumn column, Func<Column, string> read)
    {
        Cell? marked = null;
        foreach (var place in column.Places)
        {
            var cell = Of(read(place.Column), column.Words, place);
            if (cell.Mark is null) return cell;
            if (marked is null || (marked.Value.Text.Length == 0 && cell.Text.Length > 0)) marked = cell;
        }

        return marked!.Value;
    }

    private static Cell Of(string raw, Words words, Place place)
    {
        var text = raw.Trim(' ', '\t', '\r', '\n', '\u00A0', '\uFEFF');
        FieldMarkKind? mark = text.Length == 0 || words.NotGiven.Contains(ColumnFile.Spelling(text)) || words.NotGivenLike?.IsMatch(text) == true ? FieldMarkKind.NotGiven
            : words.Withheld?.IsMatch(text) == true ? FieldMarkKind.NotPublished
            : null;
        return new Cell(text, mark, place.Note, place.Column);
    }

    /// <summary>The mark's reason: the words that stand in the cell.</summary>
    public string Reason => Text.Length > 0 ? Text : "Blank in the file.";
}

/// <summary>Reads amounts as people write them: £1,234.50, -£3m, (12.5), 1 200.</summary>
internal static partial class Amounts
{
    /// <summary>The amount in units of one, or null when the text is no amount.</summary>
    /// <param name="unit">What 1 means where the text has no suffix of its own.</param>
    public static decimal? Read(string text, decimal unit)
    {
        var match = Amount().Match(text);
        if (!match.Success) return null;
        var digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1e18m) return null;
        var scale = match.Groups["suffix"].Value.ToLowerInvariant() switch { "k" => 1e3m, "m" => 1e6m, "bn" => 1e9m, _ => unit };
        var negative = match.Groups["minus"].Captures.Count + (match.Groups["open"].Success ? 1 : 0);
        return negative > 1 || match.Groups["open"].Success != match.Groups["close"].Success ? null : (negative == 1 ? -number : number) * scale;
    }

    [GeneratedRegex(@"^(?<open>\()?\s*(?<minus>[-−–])?\s*[£$€]?\s*(?<minus>[-−–])?\s*(?<digits>(\d{1,3}(,\d{3})+|\d{1,3}([ \u00A0]\d{3})+|\d+)(\.\d+)?|\.\d+)\s*(?<suffix>k|m|bn)?\s*(?<close>\))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}

/// <summary>Reads days as the map says they are written.</summary>
internal sealed class Days(DayFormat format)
{
    private readonly CultureInfo culture = CultureOf(format.Century);
    private readonly string[] formats = [.. format.Formats];

    /// <summary>The day; or null with why not.</summary>
    public (DateOnly? Day, string? Why) Read(string text)
    {
        DateOnly? found = null;
        foreach (var one in formats)
        {
            if (!DateTime.TryParseExact(text, one, culture, DateTimeStyles.AllowWhiteSpaces, out var moment)) continue;
            var day = DateOnly.FromDateTime(moment);
            if (found is { } other && other != day) return (null, $"It can be read as {other:yyyy-MM-dd} and as {day:yyyy-MM-dd}: give this column a \"dates\" list of its own.");
            found = day;
        }

        return found is null ? (null, $"It is not a day written {string.Join(" or ", formats)}.")
            : found.Value.Year is < 1900 or > 2200 ? (null, $"The year {found.Value.Year} cannot be meant.")
            : (found, null);
    }

    private static CultureInfo CultureOf(int century)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.Calendar.TwoDigitYearMax = century + 99;
        return culture;
    }
}
