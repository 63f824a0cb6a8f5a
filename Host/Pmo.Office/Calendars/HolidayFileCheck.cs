using System.Globalization;

namespace Pmo.Office;

/// <summary>Looks at a calendar file line by line, so that what is wrong can be found by the person who has it open.</summary>
internal static class HolidayFileCheck
{
    private const int Longest = 1_000_000;

    /// <summary>The first fault with its line, or null.</summary>
    public static string? Fault(string file)
    {
        if (file.Length > Longest) return "The file is larger than a calendar of holidays ever is (1 MB).";
        var open = new Stack<(string Name, int Line, bool Starts)>();
        var seen = false;
        foreach (var (number, line) in Unfolded(file))
        {
            var fault = Look(line, number, open);
            if (fault is not null) return $"Line {number}: {fault}";
            seen = true;
        }

        if (!seen) return "The file is empty.";
        return open.TryPeek(out var left) ? $"Line {left.Line}: {left.Name} begins here and never ends. Is the file cut off?" : null;
    }

    private static string? Look(string line, int number, Stack<(string Name, int Line, bool Starts)> open)
    {
        var colon = ValueAt(line);
        if (colon < 0) return $"\"{Shortened(line)}\" is not a line of a calendar: it has no name and value.";
        var (name, value) = (line[..colon].Split(';')[0].Trim().ToUpperInvariant(), line[(colon + 1)..].Trim());
        if (open.Count == 0 && (name, value.ToUpperInvariant()) != ("BEGIN", "VCALENDAR")) return "a calendar file begins with BEGIN:VCALENDAR.";
        switch (name)
        {
            case "BEGIN":
                open.Push((value.ToUpperInvariant(), number, false));
                return null;
            case "END":
                var ends = open.Pop();
                if (!string.Equals(ends.Name, value, StringComparison.OrdinalIgnoreCase)) return $"END:{Shortened(value)}, but {ends.Name} of line {ends.Line} is still open.";
                return ends is { Name: "VEVENT", Starts: false } ? $"the event of line {ends.Line} has no DTSTART, so nobody knows its day." : null;
            case "DTSTART" when open.Peek().Name == "VEVENT":
                open.Push(open.Pop() with { Starts = true });
                return Day(value);
            case "DTEND" when open.Peek().Name == "VEVENT":
                return Day(value);
            case "RRULE" when open.Peek().Name == "VEVENT":
                return Repeats(value);
            default:
                return null;
        }
    }

    private static string? Day(string value) =>
        value.Length >= 8 && DateOnly.TryParseExact(value[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200
            ? null
            : $"\"{Shortened(value)}\" is not a day; write it as 20261225.";

    private static string? Repeats(string value)
    {
        var parts = value.ToUpperInvariant().Split(';');
        if (!parts.Any(p => p is "FREQ=YEARLY" or "FREQ=MONTHLY" or "FREQ=WEEKLY" or "FREQ=DAILY"))
            return $"\"{Shortened(value)}\": a holiday repeats yearly, monthly, weekly or daily.";
        return parts.FirstOrDefault(p => p.StartsWith("UNTIL=")) is { } until ? Day(until["UNTIL=".Length..]) : null;
    }

    /// <summary>Lines as they are meant: one that begins with a blank goes on from the one before.</summary>
    private static IEnumerable<(int Number, string Line)> Unfolded(string file)
    {
        var (started, text) = (0, "");
        var number = 0;
        foreach (var raw in file.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (raw is [' ' or '\t', ..] && text.Length > 0)
            {
                text += raw[1..];
                continue;
            }

            if (text.Trim().Length > 0) yield return (started, text);
            (started, text) = (number, raw);
        }

        if (text.Trim().Length > 0) yield return (started, text);
    }

    /// <summary>Where the colon stands that ends name and parameters; a colon in quotes does not.</summary>
    private static int ValueAt(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ':' && !quoted) return i > 0 && (char.IsAsciiLetterOrDigit(line[0]) || line[0] == '-') ? i : -1;
        return -1;
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
