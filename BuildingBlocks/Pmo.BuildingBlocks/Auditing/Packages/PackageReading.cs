using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Pmo.Auditing;

/// <summary>The part of a package that people read: a table for a spreadsheet, and a page that says what this is.</summary>
internal static class PackageReading
{
    /// <summary>The first line of the table.</summary>
    public const string Heads = "event,recorded,stream,revision,type,actor,command,reason,content\r\n";

    /// <summary>One event as a line of the table; one that is only a leaf says so.</summary>
    public static string Row(EventLine line)
    {
        if (line.Head is not { } head) return $"{line.Index + 1},,,,not asked for,,,,\r\n";
        var metadata = Metadata(head.Metadata);
        return string.Join(',', ((string[])[
            (line.Index + 1).ToString(CultureInfo.InvariantCulture), Of(metadata, "at"), head.Stream, head.Revision.ToString(CultureInfo.InvariantCulture), head.Type,
            Of(metadata, "actor"), Of(metadata, "command"), Of(metadata, "reason"), head.Data is { } data ? Encoding.UTF8.GetString(data) : $"withheld: {head.Why}"]).Select(Cell)) + "\r\n";
    }

    /// <summary>The page.</summary>
    public static string Report(PackageManifest m)
    {
        var rows = new (string Name, object Value)[]
        {
            ("Case", m.Case), ("Asked for", m.Query), ("Log", m.Origin), ("Events", $"#{m.Begin + 1} to #{m.End}: {m.Population}"), ("With all they say", m.Disclosed),
            ("Without their data", m.Withheld), ("Erased", m.Erased), ("Of other streams, hash only", m.LeafOnly), ("Checkpoint over", $"{m.Size} events"), ("Made", $"{m.CreatedAt} by {m.CreatedBy}"), ("Program", $"{m.System} {m.Version}"),
        };
        var text = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Review package</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}th,td{text-align:left;padding:4px 16px 4px 0;vertical-align:top}</style>");
        text.Append(CultureInfo.InvariantCulture, $"<h1>Review package: {Safe(m.Case)}</h1><table>");
        foreach (var (name, value) in rows) text.Append(CultureInfo.InvariantCulture, $"<tr><th>{Safe(name)}<td>{Safe($"{value}")}");
        text.Append("</table><h2>By type</h2><table>");
        foreach (var (type, count) in m.Types) text.Append(CultureInfo.InvariantCulture, $"<tr><td>{Safe(type)}<td>{count}");
        return text.Append("</table><h2>Verify it</h2><p>This page proves nothing. The events stand in events.ndjson; readable/events.csv is the same for a spreadsheet. Check the package with a program and a key that did not come with it: <code>pmo verify FILE --policy POLICY</code>, or the published verify.mjs.</p></html>\n").ToString();
    }

    // A cell that a spreadsheet would take for a formula begins with an apostrophe.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static JsonElement Metadata(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string Of(JsonElement metadata, string name) => metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
