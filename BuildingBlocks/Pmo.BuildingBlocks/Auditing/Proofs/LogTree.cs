namespace Pmo.Auditing;

/// <summary>
/// The tree over all events of a log. In memory are the roots of whole tiles of 256 leaves and what is above them (0.3 bytes an
/// event); the nodes inside a tile are made from its leaves when a proof asks for them.
/// </summary>
/// <param name="tile">Gives the leaves of the tile with this number, one after the other.</param>
internal sealed class LogTree(Func<long, byte[]> tile) : TreeNodes
{
    private const int TileLevel = 8;
    private const int MostLevels = 63;

    private readonly byte[][] edge = new byte[MostLevels][];
    private readonly HashList[] above = new HashList[MostLevels - TileLevel];
    private (long Number, long Size, byte[] Leaves) last = (-1, 0, []);
    private long size;

    public override long Size => size;

    /// <summary>The root over everything so far, from the right edge alone.</summary>
    public byte[] Root()
    {
        byte[]? root = null;
        for (var level = 0; level < MostLevels; level++)
            if ((size >> level & 1) == 1) root = root is null ? [.. edge[level]] : TreeHash.Join(edge[level], root);
        return root ?? TreeHash.Empty;
    }

    /// <summary>Takes in the next leaf: two hashes on average.</summary>
    public void Add(ReadOnlySpan<byte> leaf)
    {
        Span<byte> node = stackalloc byte[TreeHash.Size];
        leaf.CopyTo(node);
        var level = 0;
        // Where a left neighbour waits, the two become one node of the level above.
        for (; (size >> level & 1) == 1; level++)
        {
            Keep(level, node);
            TreeHash.Join(edge[level], node, node);
        }

        Keep(level, node);
        node.CopyTo(edge[level] ??= new byte[TreeHash.Size]);
        size++;
    }

    public override byte[] Node(int level, long index)
    {
        if (level >= TileLevel) return above[level - TileLevel].Of(index);
        var number = index << level >> TileLevel;
        var first = (index << level) - (number << TileLevel);
        return Inside(Tile(number), (int)first, 1 << level);
    }

    private static byte[] Inside(byte[] leaves, int first, int count) => count == 1
        ? leaves.AsSpan(first * TreeHash.Size, TreeHash.Size).ToArray()
        : TreeHash.Join(Inside(leaves, first, count / 2), Inside(leaves, first + (count / 2), count / 2));

    // A proof asks for several nodes of one tile.
    private byte[] Tile(long number)
    {
        if (last.Number != number || last.Size != size) last = (number, size, tile(number));
        return last.Leaves;
    }

    private void Keep(int level, ReadOnlySpan<byte> node)
    {
        if (level >= TileLevel) (above[level - TileLevel] ??= new()).Add(node);
    }

    /// <summary>Hashes one after the other in one array.</summary>
    private sealed class HashList
    {
        private byte[] bytes = new byte[4 * TreeHash.Size];
        private int used;

        public void Add(ReadOnlySpan<byte> hash)
        {
            if (used == bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
            hash.CopyTo(bytes.AsSpan(used));
            used += TreeHash.Size;
        }

        public byte[] Of(long index) => bytes.AsSpan(checked((int)index * TreeHash.Size), TreeHash.Size).ToArray();
    }
}
