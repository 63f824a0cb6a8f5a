using System.Numerics;

namespace Pmo.Auditing;

/// <summary>
/// The complete subtrees of a tree, from which every root and every proof over it is put together: that one event is in it, that
/// it grew from an earlier one, and that a range of it is whole.
/// </summary>
internal abstract class TreeNodes
{
    /// <summary>How many leaves there are.</summary>
    public abstract long Size { get; }

    /// <summary>The hash over the 2^<paramref name="level"/> leaves from <paramref name="index"/> × 2^level on, all of which are there.</summary>
    public abstract byte[] Node(int level, long index);

    /// <summary>The root of the first <paramref name="size"/> leaves.</summary>
    public byte[] Root(long size) => size == 0 ? TreeHash.Empty : Hash(0, Known(size));

    /// <summary>Proves that leaf <paramref name="index"/> is in the tree of the first <paramref name="size"/> (RFC 6962 §2.1.1).</summary>
    public IReadOnlyList<byte[]> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)index, (ulong)Known(size));
        var proof = new List<byte[]>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + TreeHash.Split(to - from);
            proof.Add(index < middle ? Hash(middle, to) : Hash(from, middle));
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>Proves that the tree of <paramref name="size"/> leaves is the one of <paramref name="before"/> leaves with more behind it (RFC 6962 §2.1.2).</summary>
    public IReadOnlyList<byte[]> Consistency(long before, long size)
    {
        if (before < 0 || before > Known(size)) throw new ArgumentOutOfRangeException(nameof(before));
        if (before == 0 || before == size) return [];
        var proof = new List<byte[]>();
        var (from, to) = (0L, size);
        while (before != to)
        {
            var middle = from + TreeHash.Split(to - from);
            proof.Add(before <= middle ? Hash(middle, to) : Hash(from, middle));
            (from, to) = before <= middle ? (from, middle) : (middle, to);
        }

        if (from > 0) proof.Add(Hash(from, to));
        proof.Reverse();
        return proof;
    }

    /// <summary>
    /// Proves, together with the leaves from <paramref name="begin"/> up to <paramref name="end"/>, that none of them is missing:
    /// the hashes of what stands left and right of them, outermost left first, in the order in which a tree is walked.
    /// </summary>
    public IReadOnlyList<byte[]> Range(long begin, long end, long size)
    {
        if (begin < 0 || begin >= end || end > Known(size)) throw new ArgumentOutOfRangeException(nameof(end), "A range holds at least one leaf of the tree.");
        var proof = new List<byte[]>();
        Around(0, size, begin, end, proof);
        return proof;
    }

    private void Around(long from, long to, long begin, long end, List<byte[]> proof)
    {
        if (from >= begin && to <= end) return;
        if (to <= begin || from >= end)
        {
            proof.Add(Hash(from, to));
            return;
        }

        var middle = from + TreeHash.Split(to - from);
        Around(from, middle, begin, end, proof);
        Around(middle, to, begin, end, proof);
    }

    /// <summary>The hash of leaves that a tree holds as one subtree.</summary>
    private byte[] Hash(long from, long to)
    {
        if (BitOperations.IsPow2(to - from)) return Node(BitOperations.Log2((ulong)(to - from)), from / (to - from));
        var middle = from + TreeHash.Split(to - from);
        return TreeHash.Join(Hash(from, middle), Hash(middle, to));
    }

    private long Known(long size) => size >= 0 && size <= Size ? size : throw new ArgumentOutOfRangeException(nameof(size), $"The tree has {Size} leaves, not {size}.");
}
