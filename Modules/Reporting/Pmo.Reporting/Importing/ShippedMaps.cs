using System.Reflection;

namespace Pmo.Reporting.Importing;

/// <summary>The mapping files that ship with Pmo (folder <c>maps</c>), by file name without ending.</summary>
internal static class ShippedMaps
{
    private static readonly Assembly Here = typeof(ShippedMaps).Assembly;
    private const string Prefix = "maps.";

    /// <summary>Key and name of each.</summary>
    public static IReadOnlyList<(string Key, string Name)> All { get; } =
        [.. Here.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => n[Prefix.Length..^".yml".Length]).Order(StringComparer.Ordinal).Select(k => (k, ImportMapFile.Read(Find(k)!).Name))];

    /// <summary>The text of a map, or null.</summary>
    public static string? Find(string key)
    {
        using var stream = Here.GetManifestResourceStream($"{Prefix}{key}.yml");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
