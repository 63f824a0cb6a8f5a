using System.Globalization;

namespace Pmo.Host.Explaining;

/// <summary>Puts rows and the events that set their cells together, as told text.</summary>
internal static class WhyLines
{
    public static IReadOnlyList<WhyRow> Of(IReadOnlyList<FigureRow> rows, IReadOnlyList<TracedTable> tables, IReadOnlyList<CellChange> changes, IReadOnlyDictionary<long, WhyEvent> events)
    {
        var last = changes.ToDictionary(c => (c.Table, c.Key, c.Column));
        return [.. rows.Select(r => new WhyRow(r.Title, r.Href, r.Gives, r.Says, r.LeftOut, [.. r.Cells.SelectMany(c => c.Columns.Select(column => Cell(c, column, tables.First(t => t.Name == c.Table), last, events)))]))];
    }

    /// <summary>A cell that was never set is as its row came.</summary>
    private static WhyCell Cell(RowCells row, string column, TracedTable table, Dictionary<(string, string, string), CellChange> last, IReadOnlyDictionary<long, WhyEvent> events)
    {
        var traced = table.Find(column)!;
        var set = last.GetValueOrDefault((row.Table, row.Key, column));
        var by = set ?? last.GetValueOrDefault((row.Table, row.Key, ""));
        return new(traced.Label, Words(traced.Kind, set?.New), by is null ? null : events.GetValueOrDefault(by.Position));
    }

    /// <summary>A value in words; names stand as places.</summary>
    public static string Words(CellKind kind, string? value) => (kind, value) switch
    {
        (_, null) => "nothing",
        (CellKind.Word, _) => Tell.Words(value),
        (CellKind.Flag, _) => value == "0" ? "no" : "yes",
        (CellKind.Number, _) => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n.ToString("#,0.##", CultureInfo.InvariantCulture) : value,
        (CellKind.Instant, _) => Tell.At(DateTimeOffset.UnixEpoch.AddMicroseconds(long.Parse(value, CultureInfo.InvariantCulture))),
        (CellKind.Person, _) => Tell.Name(new PersonId(Guid.ParseExact(value, "N"))),
        (CellKind.Unit, _) => Tell.Name(new UnitId(Guid.ParseExact(value, "N")), ""),
        (CellKind.Project, _) => Tell.Name(new ProjectId(Guid.ParseExact(value, "N"))),
        _ => value,
    };

    /// <summary>All told text.</summary>
    public static IEnumerable<string> Texts(IReadOnlyList<WhyRow> rows) => rows.SelectMany(r => r.Cells.SelectMany(c => new[] { c.Value, c.SetBy?.Sentence ?? "" }).Append(r.Title));

    /// <summary>The row with names in the places.</summary>
    public static WhyRow Read(WhyRow row, Func<string, string> name) => row with
    {
        Title = name(row.Title),
        Cells = [.. row.Cells.Select(c => c with { Value = name(c.Value), SetBy = c.SetBy is { } e ? e with { Sentence = name(e.Sentence) } : null })],
    };
}
