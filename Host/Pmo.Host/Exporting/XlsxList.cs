using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Metadata;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Pmo.Host.Exporting;

/// <summary>Writes a list as a workbook: days, instants and numbers are such cells, words are words and never formulas; a second sheet says where it comes from.</summary>
internal static class XlsxList
{
    private const int Narrowest = 8;
    private const int Widest = 60;
    private const int MostLetters = 32_000;

    /// <summary>The file.</summary>
    public static async Task<byte[]> Write(ListSheet sheet, ListOrigin origin)
    {
        using var file = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(file, new SpreadCheetahOptions { DocumentProperties = new DocumentProperties { Title = $"{sheet.Title}, {When(origin)}", Author = origin.By } }))
        {
            var styles = new Styles(book);
            await book.StartWorksheetAsync(NameOf(sheet.Title), Laid(sheet));
            await book.AddRowAsync([.. sheet.Heads.Select(h => new Cell(h, styles.Head))]);
            foreach (var row in sheet.Rows) await book.AddRowAsync([.. row.Select(c => styles.Of(c, origin))]);
            await About(book, sheet, origin, styles);
            await book.FinishAsync();
        }

        return file.ToArray();
    }

    private static async Task About(Spreadsheet book, ListSheet sheet, ListOrigin origin, Styles styles)
    {
        var options = new WorksheetOptions();
        (options.Column(1).Width, options.Column(2).Width) = (24, Widest);
        await book.StartWorksheetAsync("About", options);
        foreach (var (name, cell) in new (string, Cell)[]
        {
            ("List", new(sheet.Title)),
            ("Rows", new(sheet.Rows.Count)),
            ("Seen", new(When(origin))),
            ("Last event known", new(origin.Position)),
            ("The moment in an address", new($"asOf={origin.Moment}")),
            ("Page", new(origin.Page)),
            ("Made", new(origin.Local(origin.Taken).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))),
            ("By", new(origin.By)),
            ("Clock", new(origin.Zone.Id)),
        }) await book.AddRowAsync([new Cell(name, styles.Head), cell]);
    }

    private static string When(ListOrigin origin) => $"{(origin.Past ? "as of " : "")}{origin.Local(origin.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} ({origin.Zone.Id})";

    private static WorksheetOptions Laid(ListSheet sheet)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        if (sheet.Heads.Count > 0) options.AutoFilter = new AutoFilterOptions($"A1:{Letters(sheet.Heads.Count)}{sheet.Rows.Count + 1}");
        for (var i = 0; i < sheet.Heads.Count; i++)
            options.Column(i + 1).Width = Math.Clamp(sheet.Rows.Select(r => r[i]?.Text.Length ?? 0).Append(sheet.Heads[i].Length + 3).Max() + 2, Narrowest, Widest);
        return options;
    }

    private static string Letters(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : Letters((column - 1) / 26) + Letters((column - 1) % 26 + 1);

    private static string NameOf(string title)
    {
        var name = string.Concat(title.Where(c => !@"\/?*[]:'".Contains(c, StringComparison.Ordinal))).Trim();
        return name.Length == 0 || name.Equals("About", StringComparison.OrdinalIgnoreCase) || name.Equals("History", StringComparison.OrdinalIgnoreCase) ? "List" : name.Length > 31 ? name[..31] : name;
    }

    private sealed class Styles(Spreadsheet book)
    {
        private readonly StyleId day = Number(book, "yyyy-mm-dd"), instant = Number(book, "yyyy-mm-dd hh:mm"), whole = Number(book, "#,##0"), broken = Number(book, "#,##0.00"), share = Number(book, "0%"), brokenShare = Number(book, "0.0%");

        public StyleId Head { get; } = book.AddStyle(new Style { Font = { Bold = true } });

        public Cell Of(ListCell? cell, ListOrigin origin) => cell switch
        {
            null => default,
            NumberCell { Unit: NumberCell.Share } n => new(n.Value / 100, n.Value % 1 == 0 ? share : brokenShare),
            NumberCell n => new(n.Value, n.Value % 1 == 0 ? whole : broken),
            DayCell d => new(d.Value.ToDateTime(TimeOnly.MinValue), day),
            InstantCell i => new(origin.Local(i.Value).DateTime, instant),
            _ => new(cell.Text.Length > MostLetters ? cell.Text[..MostLetters] : cell.Text),
        };

        private static StyleId Number(Spreadsheet book, string format) => book.AddStyle(new Style { Format = NumberFormat.Custom(format) });
    }
}
