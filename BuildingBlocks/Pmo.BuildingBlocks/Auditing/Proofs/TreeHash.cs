using System.Numerics;
using System.Security.Cryptography;

namespace Pmo.Auditing;

/// <summary>The hashes of RFC 6962 §2.1: a tree over leaf hashes that splits at the largest power of two.</summary>
internal static class TreeHash
{
    /// <summary>Bytes in a hash.</summary>
    public const int Size = 32;

    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>Writes the hash of two nodes side by side.</summary>
    public static void Join(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> joined)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Size)];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Size)..]);
        Sha256.Hash(joined, both);
    }

    /// <summary>The hash of two nodes side by side.</summary>
    public static byte[] Join(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var joined = new byte[Size];
        Join(left, right, joined);
        return joined;
    }

    /// <summary>Where a tree of more than one leaf splits: the largest power of two below its size.</summary>
    public static long Split(long size) => 1L << BitOperations.Log2((ulong)size - 1);
}
