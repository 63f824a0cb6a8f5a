using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pmo.Auditing;

/// <summary>
/// A print of rows in any order: two walks over the same rows give the same one, and over others hardly ever (one in 2^40 for a million
/// rows), as nobody can know the numbers it is made with. It takes no room however many rows there are.
/// </summary>
/// <remarks>Each row becomes a number modulo 2^61 − 1, the value of its bytes as a polynomial at a random point; the print is the product of what these differ from another random point (Schwartz 1980, Zippel 1979).</remarks>
internal sealed class RowPrint
{
    private const ulong Prime = (1UL << 61) - 1;
    private readonly ulong point;
    private readonly ulong root;

    private RowPrint(ulong point, ulong root) => (this.point, this.root) = (point, root);

    /// <summary>The print so far.</summary>
    public ulong Value { get; private set; } = 1;

    /// <summary>One of nothing, made with new random numbers.</summary>
    public static RowPrint New() => new(Random(), Random());

    /// <summary>One of nothing that is made with the same numbers, to be compared.</summary>
    public RowPrint Another() => new(point, root);

    /// <summary>Takes a row in: its key and its position.</summary>
    public void Add(ReadOnlySpan<byte> key, long number, long position)
    {
        var row = (ulong)key.Length;
        for (; key.Length >= 7; key = key[7..]) row = Next(row, BinaryPrimitives.ReadUInt32LittleEndian(key) | (ulong)key[4] << 32 | (ulong)key[5] << 40 | (ulong)key[6] << 48);
        var rest = 0UL;
        foreach (var more in key) rest = rest << 8 | more;
        row = Next(Next(Next(row, rest), (uint)number), (ulong)number >> 32);
        row = Next(Next(row, (uint)position), (ulong)position >> 32);
        Value = Times(Value, Plus(root, Prime - row));
    }

    private ulong Next(ulong row, ulong digit) => Plus(Times(row, point), digit);

    private static ulong Plus(ulong one, ulong other)
    {
        var sum = one + other;
        return sum >= Prime ? sum - Prime : sum;
    }

    private static ulong Times(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return Plus(low & Prime, high << 3 | low >> 61);
    }

    private static ulong Random()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes) % (Prime - 1) + 1;
    }
}
