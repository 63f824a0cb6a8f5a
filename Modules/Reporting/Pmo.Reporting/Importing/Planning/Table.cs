using System.Text;
using CsvHelper;

namespace Pmo.Reporting.Importing;

/// <summary>The file as rows of cells. Row numbers are those a spreadsheet shows: the header is row 1.</summary>
/// <param name="Header">The headers, repaired.</param>
/// <param name="Rows">The rows that are whole.</param>
/// <param name="Problems">Rows that are not, and what is wrong with the file as such.</param>
internal sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows, IReadOnlyList<RowProblem> Problems)
{
    /// <summary>Reads bytes as the map's file format says. Never throws; what is wrong becomes problems.</summary>
    public static Table Read(ReadOnlyMemory<byte> file, FileFormat format)
    {
        if (file.Length == 0) return Broken("The file is empty.");
        if (file.Span.StartsWith("PK\u0003\u0004"u8)) return Broken("This is an Excel workbook. Save it as CSV first.");
        try
        {
            var text = Decode(file.Span, format.Encoding);
            return text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at
                ? Broken($"Line {text.AsSpan(0, at).Count('\n') + 1} holds a NUL character. The file is damaged, or its encoding is utf-16: say so in the mapping file.")
                : Parse(text, format);
        }
        catch (DecoderFallbackException wrong)
        {
            var at = Math.Max(0, wrong.Index);
            var line = file.Span[..Math.Min(at, file.Length)].Count((byte)'\n') + 1;
            return Broken($"Byte {at + 1} (line {line}) is not {format.Encoding}. Save the file as {format.Encoding}, or name its encoding in the mapping file.");
        }
    }

    private static Table Broken(string why, int row = 1) => new([], [], [new RowProblem(row, "", "", why)]);

    private static string Decode(ReadOnlySpan<byte> file, string encoding)
    {
        var decoder = encoding switch
        {
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            "utf-16" => new UnicodeEncoding(bigEndian: file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]), byteOrderMark: false, throwOnInvalidBytes: true),
            _ => (Encoding)new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        return decoder.GetString(file).TrimStart('\uFEFF');
    }

    private static Table Parse(string text, FileFormat format)
    {
        var rows = new List<TableRow>();
        var problems = new List<RowProblem>();
        string? broken = null;
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            SkipEmptyLines = false,
            Separator = format.Delimiter[0],
            OnMalformedRecord = record => broken = InWords(record.Reason),
        });
        string[]? header = null;
        for (var number = 1; csv.Read(); number++, broken = null)
        {
            var cells = csv.Current.ToArray();
            if (header is null && broken is null) header = Repaired(cells, format);
            else if (header is not null && cells is [""]) rows.Add(new TableRow(number, []));
            else if (broken is null && cells.Length == header!.Length) rows.Add(new TableRow(number, Repaired(cells, format)));
            else problems.Add(new RowProblem(number, "", Short(csv.Current.ToString()), broken ?? $"The row has {cells.Length} columns, the header {header!.Length}."));
        }

        if (header is null) return problems.Count > 0 ? new Table([], [], problems) : Broken("The file holds no rows.");
        if (header.Length == 1) problems.Insert(0, new RowProblem(1, "", Short(header[0]), $"Only one column was found. Is the delimiter really \"{format.Delimiter}\"?"));
        if (rows.Count == 0 && problems.Count == 0) problems.Add(new RowProblem(2, "", "", "The file has a header and no rows."));
        return new Table(header, rows, problems);
    }

    private static string InWords(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "A quote opens in this row and never closes: the file is cut off, or a quote is missing.",
        CsvMalformedReason.TextAfterClosingQuote => "Text stands after a closing quote: a quote inside a quoted cell must be doubled.",
        _ => "A quote stands inside a cell that does not begin with one: put the cell in quotes and double the quote.",
    };

    private static string[] Repaired(string[] cells, FileFormat format)
    {
        if (format.Repairs.Count == 0) return cells;
        for (var i = 0; i < cells.Length; i++)
            if (!Ascii.IsValid(cells[i]))
                foreach (var repair in format.Repairs) cells[i] = cells[i].Replace(repair.Garbled, repair.Meant, StringComparison.Ordinal);
        return cells;
    }

    private static string Short(string text) => text.Trim() is { Length: > 80 } longer ? longer[..80] + "…" : text.Trim();
}

/// <summary>A row by its number in the spreadsheet.</summary>
internal sealed record TableRow(int Number, string[] Cells);

/// <summary>Why the file is refused: where, what stands there, and what is wrong with it.</summary>
public sealed record RowProblem(int Row, string Column, string Value, string Why);
