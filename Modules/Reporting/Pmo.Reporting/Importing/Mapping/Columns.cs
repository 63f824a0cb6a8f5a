using System.Text.RegularExpressions;

namespace Pmo.Reporting.Importing;

/// <summary>A column of the file: <c>Name</c> by its header, <c>Name*</c> by how the header begins, <c>#7</c> by its place.</summary>
internal sealed record Column(string Written, int Line)
{
    /// <summary>The column's place in this header, from 0; null when it is not there (or, by its name, there more than once).</summary>
    public int? In(IReadOnlyList<string> header)
    {
        if (Written is ['#', .. var place] && int.TryParse(place, out var n)) return n >= 1 && n <= header.Count ? n - 1 : null;
        Func<string, bool> same = Written is [.. var start, '*']
            ? h => h.Trim().StartsWith(start.Trim(), StringComparison.OrdinalIgnoreCase)
            : h => h.Trim().Equals(Written.Trim(), StringComparison.OrdinalIgnoreCase);
        var found = Enumerable.Range(0, header.Count).Where(i => same(header[i])).Take(2).ToArray();
        return found.Length == 1 ? found[0] : null;
    }
}

/// <summary>A place to look for a value, and a note to keep when it was found there ("independent rating").</summary>
internal sealed record Place(Column Column, string? Note);

/// <summary>What an empty cell means.</summary>
internal enum WhenBlank
{
    /// <summary>The row is imported and the field marked as not given.</summary>
    Mark,

    /// <summary>Nothing; the field is often empty.</summary>
    Fine,

    /// <summary>The file is refused.</summary>
    Refuse,
}

/// <summary>Words that stand where a value should: not given ("TBC"), or withheld ("Exempt under Section 43 …").</summary>
internal sealed record Words(IReadOnlySet<string> NotGiven, Regex? NotGivenLike, Regex? Withheld);

/// <summary>A column whose value is kept as text.</summary>
/// <param name="Places">Looked at in order; the first that is not blank counts.</param>
internal record TextColumn(IReadOnlyList<Place> Places, WhenBlank Blank, Words Words);

/// <summary>A column of days.</summary>
internal sealed record DayColumn(IReadOnlyList<Place> Places, WhenBlank Blank, Words Words, DayFormat Format) : TextColumn(Places, Blank, Words);

/// <summary>How days are written.</summary>
/// <param name="Formats">.NET date formats, all tried; a value that two of them read differently is refused.</param>
/// <param name="Century">The first year that two digits can mean: 1970 reads 69 as 2069.</param>
internal sealed record DayFormat(IReadOnlyList<string> Formats, int Century);

/// <summary>A column of amounts (or, without currency, of numbers).</summary>
/// <param name="Unit">What 1 in the column means: 1000000 for "£m". A suffix in the cell (12.5m) wins.</param>
internal sealed record MoneyColumn(IReadOnlyList<Place> Places, WhenBlank Blank, Words Words, decimal Unit) : TextColumn(Places, Blank, Words);

/// <summary>A column of ratings.</summary>
/// <param name="Scale">What each spelling means (case and blanks do not matter); null: no rating was given.</param>
internal sealed record RatingColumn(IReadOnlyList<Place> Places, WhenBlank Blank, Words Words, IReadOnlyDictionary<string, Rag?> Scale) : TextColumn(Places, Blank, Words);

/// <summary>A section of the report, put together from one or more columns.</summary>
internal sealed record SectionColumns(IReadOnlyList<SectionPart> Parts, WhenBlank Blank);

/// <summary>A column within a section, with the words in front of it.</summary>
internal sealed record SectionPart(string? Label, TextColumn Column);
