using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pmo.Host.Engaging;

namespace Pmo.Host.Selecting;

/// <summary>
/// Draws from a population so that nobody can choose and anybody can draw again. The seed is HMAC-SHA256 with the root of the pinned
/// checkpoint as its key; the i-th draw is the first eight bytes of HMAC-SHA256(seed, i), taken modulo the number of items. Values from the
/// last, incomplete round of the modulus are drawn anew, or some items would come more often than others; so is an item that was drawn before.
/// </summary>
internal static class Draw
{
    /// <summary>The seed of a population.</summary>
    public static byte[] Seed(byte[] root, EngagementId engagement, string population) => HMACSHA256.HashData(root, Encoding.UTF8.GetBytes($"pmo-sample/1\n{engagement}\n{population}"));

    /// <summary>The seed of one department's share.</summary>
    public static byte[] SeedOf(byte[] seed, UnitId? department) => HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes($"stratum\n{department?.ToString() ?? "none"}"));

    /// <summary>The first places drawn out of so many, each once, with the number of the draw that gave it. More of them begin with the same.</summary>
    public static IEnumerable<(long Draw, int Place)> From(byte[] seed, int of)
    {
        var drawn = new HashSet<int>();
        for (var i = 0L; drawn.Count < of; i++)
            if (PlaceOf(Value(seed, i), of) is { } place && drawn.Add(place)) yield return (i, place);
    }

    /// <summary>A number below another: the first value that is not passed over.</summary>
    public static long Below(byte[] seed, long of)
    {
        for (var i = 0L; ; i++)
            if (Remainder(Value(seed, i), (ulong)of) is { } number) return (long)number;
    }

    /// <summary>The place that a value stands for; null: it is drawn anew.</summary>
    public static int? PlaceOf(ulong value, int of) => (int?)Remainder(value, (ulong)of);

    private static ulong? Remainder(ulong value, ulong of)
    {
        // 2^64 mod n values at the top would favour the first places.
        var beyond = ((ulong.MaxValue % of) + 1) % of;
        return value > ulong.MaxValue - beyond ? null : value % of;
    }

    private static ulong Value(byte[] seed, long i)
    {
        Span<byte> message = stackalloc byte[8], mac = stackalloc byte[32];
        BinaryPrimitives.WriteInt64BigEndian(message, i);
        HMACSHA256.HashData(seed, message, mac);
        return BinaryPrimitives.ReadUInt64BigEndian(mac);
    }
}

/// <summary>Shares a sample among departments: one each as long as there are items to give, then by size (Sainte-Laguë). A larger sample never takes from a department what a smaller one gave it.</summary>
internal static class Shares
{
    /// <summary>How many each gets, in the order given.</summary>
    public static int[] Of(IReadOnlyList<int> sizes, int take)
    {
        var shares = new int[sizes.Count];
        for (var left = Math.Min(take, sizes.Sum()); left > 0; left--) shares[Next(sizes, shares)]++;
        return shares;
    }

    private static int Next(IReadOnlyList<int> sizes, int[] shares)
    {
        var best = -1;
        for (var i = 0; i < shares.Length; i++)
            if (shares[i] < sizes[i] && (best < 0 || Before(i, best))) best = i;
        return best;

        // Those with nothing come first, the largest of them before the others; then the quotient decides, and the order given where it is equal.
        bool Before(int a, int b) => (shares[a] == 0) != (shares[b] == 0) ? shares[a] == 0
            : (long)sizes[a] * ((2 * shares[b]) + 1) > (long)sizes[b] * ((2 * shares[a]) + 1);
    }
}
