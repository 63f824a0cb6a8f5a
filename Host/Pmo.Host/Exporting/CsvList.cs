using System.Globalization;
using CsvHelper;

namespace Pmo.Host.Exporting;

/// <summary>Writes a list as CSV: UTF-8 with its mark, so that spreadsheets read accents; days and instants as ISO 8601 writes them; the first line names the columns, and no line is anything else than a row.</summary>
internal static class CsvList
{
    // An apostrophe stands before words that a spreadsheet would take for a formula; numbers are never words.
    private static readonly CsvWriterOptions Rules = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>The file.</summary>
    public static byte[] Write(ListSheet sheet, ListOrigin origin)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Rules, leaveOpen: true))
        {
            foreach (var head in sheet.Heads) csv.WriteField(head);
            csv.EndRecord();
            foreach (var row in sheet.Rows)
            {
                foreach (var cell in row) Write(csv, cell, origin);
                csv.EndRecord();
            }
        }

        return file.ToArray();
    }

    private static void Write(CsvWriter csv, ListCell? cell, ListOrigin origin)
    {
        if (cell is NumberCell n) csv.WriteField(n.Value);
        else if (cell is DayCell d) csv.WriteField(d.Value);
        else if (cell is InstantCell i) csv.WriteField(origin.Local(i.Value).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        else csv.WriteField(cell?.Text ?? "");
    }
}
