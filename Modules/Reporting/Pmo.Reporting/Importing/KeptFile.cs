using System.Text;

namespace Pmo.Reporting.Importing;

/// <summary>The file as the log keeps it: the same rows and headers, but only the cells of columns the map uses. What nobody asked for, such as names and addresses of people, is not stored for ever.</summary>
internal static class KeptFile
{
    /// <summary>How it is written, whatever the upload was.</summary>
    public static FileFormat Format { get; } = new("utf-8", ",", []);

    /// <summary>The bytes to keep of a file that was checked.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> file, ImportMap map)
    {
        var table = Table.Read(file, map.File);
        var used = new RowReader(map, table.Header).Used;
        var text = new StringBuilder().AppendJoin(',', table.Header.Select(Quoted)).Append('\n');
        foreach (var row in table.Rows) text.AppendJoin(',', row.Cells.Select((cell, i) => used.Contains(i) ? Quoted(cell) : "")).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
