using System.Security.Cryptography;
using System.Text.Json;
using Pmo.Sqlite;

namespace Pmo.Auditing;

/// <summary>Reads the events of a range as lines of a package, and decides of each what is told: everything, everything but its data, or the leaf alone.</summary>
/// <param name="directory">The data directory.</param>
/// <param name="leaf">The leaves' salts.</param>
/// <param name="names">Which events this installation knows.</param>
/// <param name="keys">Whose personal key still exists.</param>
internal sealed class PackageRows(string directory, Leaf leaf, EventNames names, KeyRing keys)
{
    private const int AtOnce = 1_000;

    /// <summary>The lines of the events that are asked for.</summary>
    public IEnumerable<EventLine> Of(PackageOrder order)
    {
        var (first, last) = (order.First, order.Last);
        using var connection = LogFile.OpenReader(directory);
        var rows = connection.Prepare("select pos, stream, rev, id, name, data, meta, leaf from event where pos between ? and ? order by pos");
        // In pieces, so that a long package does not keep the WAL from being copied.
        for (; first <= last; first += AtOnce)
            foreach (var line in Piece(rows, first, Math.Min(last, first + AtOnce - 1), order)) yield return line;
    }

    /// <summary>The smallest range that holds every event recorded from one instant on and before another; null when there is none.</summary>
    public (long First, long Last)? Between(DateTimeOffset from, DateTimeOffset until)
    {
        using var connection = LogFile.OpenReader(directory);
        var found = connection.Prepare("select min(pos), max(pos) from event where at >= ? and at < ?").Bind(1, Microseconds.From(from)).Bind(2, Microseconds.From(until));
        found.Step();
        return found.IsNull(0) ? null : (found.Integer(0), found.Integer(1));
    }

    private List<EventLine> Piece(Statement rows, long first, long last, PackageOrder order)
    {
        var lines = new List<EventLine>(AtOnce);
        rows.Bind(1, first).Bind(2, last);
        while (rows.Step()) lines.Add(Line(rows, order));
        rows.Reset();
        return lines;
    }

    private EventLine Line(Statement row, PackageOrder order)
    {
        var (index, stream) = (row.Integer(0) - 1, row.Text(1));
        if (order.Streams.Count > 0 && !order.Streams.Any(s => stream.StartsWith(s, StringComparison.Ordinal))) return new(index, null, row.Bytes(7).ToArray());
        var (id, type, data) = (new Guid(row.Bytes(3), bigEndian: true), row.Text(4), row.Bytes(5).ToArray());
        var (saltD, saltM) = leaf.Salts(id);
        var why = Why(stream, type, data, order.Withholds);
        return new(index, new(stream, row.Integer(2), id, type, "application/json", why is null ? data : null, why is null ? saltD : null,
            why is null ? null : SHA256.HashData([.. "pmo-data/1\n"u8, .. saltD, .. data]), why, row.Bytes(6).ToArray(), saltM));
    }

    // What is not known to be free of private text is held back.
    private string? Why(string stream, string type, byte[] data, Func<string, Type, bool>? withholds)
    {
        if (names.Find(type) is not { } known) return "unknown";
        if (known.IsDefined(typeof(PrivateTextAttribute), inherit: false) || withholds?.Invoke(stream, known) == true) return "private";
        return data.AsSpan().IndexOf("\"$pd\""u8) < 0 ? null : People(data).All(keys.Has) ? "personal" : "erased";
    }

    private static IEnumerable<PersonId> People(byte[] data)
    {
        using var json = JsonDocument.Parse(data);
        return [.. Sealed(json.RootElement).Select(s => new PersonId(s))];
    }

    private static IEnumerable<Guid> Sealed(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("$pd", out _) => [element.GetProperty("s").GetGuid()],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Sealed(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Sealed),
        _ => [],
    };
}
