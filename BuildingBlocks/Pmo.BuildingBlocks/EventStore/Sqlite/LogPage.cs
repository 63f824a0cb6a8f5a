using System.Collections;

namespace Pmo.Sqlite;

/// <summary>A page of the log whose bytes lie in a few blocks that the next page uses again.</summary>
internal sealed class LogPage : IReadOnlyList<StoredEvent>
{
    private const int BlockSize = 64 * 1024;
    private const int MostBytes = 1 << 20;
    private const int MostEvents = 1_000;

    private readonly List<StoredEvent> events = new(MostEvents);
    private readonly List<byte[]> blocks = [];
    private int block = -1;
    private int used = BlockSize;
    private int bytes;

    public int Count => events.Count;

    public StoredEvent this[int index] => events[index];

    /// <summary>True when another event belongs on the next page.</summary>
    public bool IsFull => events.Count >= MostEvents || bytes >= MostBytes;

    /// <summary>Forgets the events; their bytes become invalid.</summary>
    public void Clear()
    {
        events.Clear();
        (block, used, bytes) = (-1, BlockSize, 0);
    }

    /// <summary>Adds an event.</summary>
    public void Add(StoredEvent @event) => events.Add(@event);

    /// <summary>Copies bytes into the page.</summary>
    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> source)
    {
        bytes += source.Length;
        if (source.Length > BlockSize / 4) return source.ToArray();
        if (source.Length > BlockSize - used) NextBlock();
        var kept = blocks[block].AsMemory(used, source.Length);
        source.CopyTo(kept.Span);
        used += source.Length;
        return kept;
    }

    public IEnumerator<StoredEvent> GetEnumerator() => events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void NextBlock()
    {
        if (++block == blocks.Count) blocks.Add(GC.AllocateUninitializedArray<byte>(BlockSize));
        used = 0;
    }
}
