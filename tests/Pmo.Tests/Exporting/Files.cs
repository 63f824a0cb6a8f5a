using System.Net;
using System.Text;
using CsvHelper;
using MiniExcelLibs;
using Pmo.Tests.Security;

namespace Pmo.Tests.Exporting;

/// <summary>Reads back what was taken away, with other hands than those that wrote it where there are any.</summary>
internal static class Files
{
    /// <summary>The lines of a CSV file, the heads first. The file must begin with the mark of UTF-8.</summary>
    public static async Task<IReadOnlyList<string[]>> Csv(Browser browser, string address)
    {
        var bytes = await Fetch(browser, address, "text/csv");
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        return Lines(Encoding.UTF8.GetString(bytes.AsSpan(3)));
    }

    /// <summary>The lines of a text of comma-separated values.</summary>
    public static IReadOnlyList<string[]> Lines(string text)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false });
        var lines = new List<string[]>();
        while (csv.Read()) lines.Add(csv.Current.ToArray());
        return lines;
    }

    /// <summary>The rows of a sheet of a workbook, the heads first.</summary>
    public static async Task<IReadOnlyList<object?[]>> Xlsx(Browser browser, string address, string? sheet = null) => Rows(await Fetch(browser, address, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), sheet);

    /// <summary>The rows of a sheet of a workbook.</summary>
    public static IReadOnlyList<object?[]> Rows(byte[] workbook, string? sheet = null)
    {
        using var stream = new MemoryStream(workbook);
        return [.. stream.Query(useHeaderRow: false, sheetName: sheet).Select(r => ((IDictionary<string, object?>)r).Values.ToArray())];
    }

    /// <summary>The file.</summary>
    public static async Task<byte[]> Fetch(Browser browser, string address, string type)
    {
        var answer = await browser.Get(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}");
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
