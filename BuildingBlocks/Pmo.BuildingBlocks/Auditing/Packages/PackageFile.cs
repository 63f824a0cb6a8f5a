using System.IO.Compression;
using System.Text;

namespace Pmo.Auditing;

/// <summary>A package is a zip whose files stand in one order and bear one time.</summary>
internal static class PackageFile
{
    public const string Manifest = "manifest.json";
    public const string Seal = "manifest.signed";
    public const string Events = "events.ndjson";
    public const string Range = "range.proof";
    public const string Checkpoint = "checkpoint";
    public const string Consistency = "consistency/";
    public const string Attachments = "attachments/";
    public const string Policy = "policy";
    public const string Csv = "readable/events.csv";
    public const string Report = "readable/report.html";

    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True when these are the files of a package, in its order.</summary>
    public static bool IsInOrder(IReadOnlyList<string> names) =>
        names.Count >= 8 && names.Count(n => !n.StartsWith(Attachments, StringComparison.Ordinal)) <= 12 && names.Take(5).SequenceEqual([Manifest, Seal, Events, Range, Checkpoint]) && names.TakeLast(3).SequenceEqual([Policy, Csv, Report])
        && names.Skip(5).SkipLast(3).All(n => n.StartsWith(Attachments, StringComparison.Ordinal) || n.StartsWith(Consistency, StringComparison.Ordinal) && n.EndsWith(".proof", StringComparison.Ordinal))
        && names.SequenceEqual(names.Distinct(StringComparer.Ordinal)) && names.Skip(5).SkipLast(3).SequenceEqual(names.Skip(5).SkipLast(3).Order(StringComparer.Ordinal));

    /// <summary>Adds a file.</summary>
    public static void Add(this ZipArchive zip, string name, Stream content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        using var stream = entry.Open();
        content.CopyTo(stream);
    }

    /// <summary>Hashes as lines.</summary>
    public static byte[] Lines(IEnumerable<byte[]> hashes) => Encoding.UTF8.GetBytes(string.Concat(hashes.Select(h => Convert.ToBase64String(h) + "\n")));

    /// <summary>Reads hashes from lines; null when one is none.</summary>
    public static IReadOnlyList<byte[]>? Hashes(string text)
    {
        if (text.Length == 0) return [];
        if (text[^1] != '\n') return null;
        var hashes = text[..^1].Split('\n').Select(Base64.ReadHash).ToArray();
        return hashes.All(h => h is not null) ? hashes.OfType<byte[]>().ToArray() : null;
    }
}
