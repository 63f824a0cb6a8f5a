using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pmo.Sqlite;
using SQLitePCL;

namespace Pmo.Benchmarks;

/// <summary>The least that reading typed events can cost: one statement over the log's file, source-generated JSON, one thread.</summary>
internal sealed class RawScan(string directory, EventNames names)
{
    private readonly Dictionary<string, JsonTypeInfo> types = EventsJson.ByName(names);

    /// <summary>Gives every event in order, null for those it cannot read, and how many there are.</summary>
    public long Each(Action<object?> take)
    {
        Batteries_V2.Init();
        Raw.Check(raw.sqlite3_open_v2(LogFile.In(directory), out var db, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX, null), db);
        using var closing = db;
        using var scan = Raw.Prepare(db, "select pos, name, data from event order by pos");
        var byName = types.ToDictionary(t => Encoding.UTF8.GetBytes(t.Key), t => t.Value, new Utf8()).GetAlternateLookup<ReadOnlySpan<byte>>();
        long count = 0;
        while (raw.sqlite3_step(scan) is var code && code == raw.SQLITE_ROW)
        {
            raw.sqlite3_column_int64(scan, 0);
            count++;
            take(byName.TryGetValue(raw.sqlite3_column_blob(scan, 1), out var type) ? JsonSerializer.Deserialize(raw.sqlite3_column_blob(scan, 2), type) : null);
        }

        return count;
    }

    private sealed class Utf8 : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);
        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);
        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
