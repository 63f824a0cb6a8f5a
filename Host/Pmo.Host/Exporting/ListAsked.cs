namespace Pmo.Host.Exporting;

/// <summary>What a list can be taken away as.</summary>
public enum ListFormat
{
    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,
}

/// <summary>A request for a list of a page as a file.</summary>
/// <param name="Format">The kind of file.</param>
/// <param name="List">The list's id on the page.</param>
/// <param name="Path">The address that was asked for.</param>
internal sealed record ListAsked(ListFormat Format, string List, string Path)
{
    /// <summary>Its ending, with the dot.</summary>
    public static string EndingOf(ListFormat format) => format is ListFormat.Csv ? ".csv" : ".xlsx";

    /// <summary>What it is called to browsers.</summary>
    public string ContentType => Format is ListFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
