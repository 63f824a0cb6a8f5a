using System.Text.Json;

namespace Pmo.Reporting.Importing;

/// <summary>The verdicts of an import in parts that each fit an event: an event holds 1 MB, and a row's marks may be long.</summary>
internal static class Verdicts
{
    private const int Most = 1000;
    private const int Largest = 500_000;

    /// <summary>The same rows give the same parts, so that an import that goes on after a stop knows which it has recorded.</summary>
    public static IEnumerable<IReadOnlyList<RowVerdict>> InParts(IReadOnlyList<RowVerdict> rows)
    {
        var (part, size) = (new List<RowVerdict>(), 0);
        foreach (var row in rows)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(row, Json.Messages).Length;
            if (part.Count > 0 && (part.Count == Most || size + bytes > Largest))
            {
                yield return part;
                (part, size) = ([], 0);
            }

            part.Add(row);
            size += bytes;
        }

        if (part.Count > 0) yield return part;
    }
}
