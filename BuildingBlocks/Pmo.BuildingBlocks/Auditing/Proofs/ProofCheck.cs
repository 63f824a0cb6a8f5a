using System.Numerics;

namespace Pmo.Auditing;

/// <summary>Checks proofs over a tree without having it. Whatever is not exactly right is false, never an exception.</summary>
internal static class ProofCheck
{
    /// <summary>Whether a leaf stands at an index of the tree with this root (RFC 9162 §2.1.3.2).</summary>
    public static bool Inclusion(ReadOnlySpan<byte> leaf, long index, long size, ReadOnlySpan<byte> root, IReadOnlyList<byte[]> proof)
    {
        if (index < 0 || index >= size || !Whole(leaf, root, proof)) return false;
        var (node, last, hash) = (index, size - 1, leaf.ToArray());
        foreach (var beside in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.Join(beside, hash);
                Up(ref node, ref last);
            }
            else hash = TreeHash.Join(hash, beside);
            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether the tree with the later root is the earlier one with more behind it (RFC 9162 §2.1.4.2).</summary>
    public static bool Consistency(long before, ReadOnlySpan<byte> rootBefore, long size, ReadOnlySpan<byte> root, IReadOnlyList<byte[]> proof)
    {
        if (before < 0 || before > size || !Whole(rootBefore, root, proof)) return false;
        if (before == size) return proof.Count == 0 && rootBefore.SequenceEqual(root);
        if (before == 0) return proof.Count == 0 && rootBefore.SequenceEqual(TreeHash.Empty);
        var path = BitOperations.IsPow2(before) ? [rootBefore.ToArray(), .. proof] : proof;
        if (path.Count == 0) return false;
        var (node, last) = (before - 1, size - 1);
        while ((node & 1) == 1) (node, last) = (node >> 1, last >> 1);
        var (earlier, later) = (path[0], path[0]);
        foreach (var beside in path.Skip(1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (earlier, later) = (TreeHash.Join(beside, earlier), TreeHash.Join(beside, later));
                Up(ref node, ref last);
            }
            else later = TreeHash.Join(later, beside);
            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && rootBefore.SequenceEqual(earlier) && root.SequenceEqual(later);
    }

    /// <summary>The root that leaves from an index on give with what stands left and right of them; null when the proof does not fit.</summary>
    public static byte[]? RootOfRange(long begin, IReadOnlyList<byte[]> leaves, long size, IReadOnlyList<byte[]> proof)
    {
        if (begin < 0 || leaves.Count == 0 || size - begin < leaves.Count || proof.Concat(leaves).Any(h => h.Length != TreeHash.Size)) return null;
        var walk = new RangeWalk(begin, leaves, proof);
        var root = walk.Hash(0, size);
        return walk.IsUsedUp ? root : null;
    }

    // A right edge has no sibling until it has become a left child's parent.
    private static void Up(ref long node, ref long last)
    {
        while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
    }

    private static bool Whole(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, IReadOnlyList<byte[]> proof) =>
        one.Length == TreeHash.Size && other.Length == TreeHash.Size && proof.Count <= 130 && proof.All(h => h.Length == TreeHash.Size);

    /// <summary>Walks a tree as the proof was made and takes from leaves or proof what stands there.</summary>
    private sealed class RangeWalk(long begin, IReadOnlyList<byte[]> leaves, IReadOnlyList<byte[]> proof)
    {
        private readonly long end = begin + leaves.Count;
        private int used;

        public bool IsUsedUp => used == proof.Count;

        public byte[]? Hash(long from, long to)
        {
            if (to <= begin || from >= end) return used < proof.Count ? proof[used++] : null;
            if (to - from == 1) return leaves[(int)(from - begin)];
            var middle = from + TreeHash.Split(to - from);
            return Hash(from, middle) is { } left && Hash(middle, to) is { } right ? TreeHash.Join(left, right) : null;
        }
    }
}
