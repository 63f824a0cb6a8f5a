using System.Security.Cryptography;
using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>The hashes asked of OpenSSL directly, and the prints of rows.</summary>
public sealed class Sha256Tests
{
    private static readonly int[] Lengths = [0, 1, 31, 55, 56, 63, 64, 65, 119, 120, 500, 5_000, 1_000_000];

    [Fact, Trait("Feature", "A9")]
    public void A_hash_of_pieces_is_the_hash_of_them_together()
    {
        Span<byte> hash = stackalloc byte[32], portable = stackalloc byte[32];
        foreach (var first in Lengths)
            foreach (var second in Lengths[..^1])
            {
                var (one, two) = (Bytes(first, 1), Bytes(second, 2));
                byte[] together = [.. one, .. two, .. "end"u8];
                Sha256.Hash(hash, one, two, "end"u8);
                Assert.Equal(SHA256.HashData(together), hash);
                Sha256.Portably(portable, one, two, "end"u8);
                Assert.Equal(hash, portable);
            }
    }

    [Fact, Trait("Feature", "A9")]
    public void A_keyed_hash_is_that_of_the_platform()
    {
        Span<byte> hash = stackalloc byte[32], portable = stackalloc byte[32];
        foreach (var length in (int[])[1, 16, 32, 64])
        {
            var keyed = new KeyedSha256(Bytes(length, 3));
            foreach (var of in Lengths)
            {
                keyed.Hash(hash, "label"u8, Bytes(of, 4));
                Assert.Equal(HMACSHA256.HashData(Bytes(length, 3), (byte[])[.. "label"u8, .. Bytes(of, 4)]), hash);
                keyed.Portably(portable, "label"u8, Bytes(of, 4));
                Assert.Equal(hash, portable);
            }
        }

        Assert.Throws<ArgumentException>(() => new KeyedSha256(new byte[65]));
    }

    [Fact, Trait("Feature", "A9")]
    public void Many_threads_use_one_key_at_once()
    {
        var keyed = new KeyedSha256(Bytes(32, 5));
        Parallel.For(0, 64, (int n) =>
        {
            Span<byte> hash = stackalloc byte[32];
            for (var times = 0; times < 200; times++)
            {
                keyed.Hash(hash, "label"u8, Bytes(n, (byte)n));
                Assert.Equal(HMACSHA256.HashData(Bytes(32, 5), (byte[])[.. "label"u8, .. Bytes(n, (byte)n)]), hash);
            }
        });
    }

    [Fact, Trait("Feature", "A9")]
    public void A_hash_is_not_written_where_there_is_no_room_for_it() => Assert.ThrowsAny<ArgumentException>(() => Sha256.Hash(new byte[31], "x"u8));

    [Fact, Trait("Feature", "A9")]
    public void Rows_in_any_order_have_one_print_and_others_another()
    {
        var rows = Enumerable.Range(0, 500).Select(n => (Key: Bytes(n % 40, (byte)n), Number: n % 7L << n % 50, Position: (long)n)).ToArray();
        var print = RowPrint.New();
        ulong Of(IEnumerable<(byte[] Key, long Number, long Position)> those)
        {
            var another = print.Another();
            foreach (var (key, number, position) in those) another.Add(key, number, position);
            return another.Value;
        }

        var expected = Of(rows);
        Assert.Equal(expected, Of(rows.Reverse()));
        var others = new List<ulong> { Of(rows.Skip(1)), Of(rows.Append(rows[3])), Of([.. rows[1..], rows[1]]) };
        for (var n = 0; n < rows.Length; n++)
        {
            var (key, number, position) = rows[n];
            foreach (var other in new[] { ([.. key, 0], number, position), (key, number + 1, position), (key, number, position + 1), (key, number ^ 1L << 40, position), (key, number, position ^ 1L << 40) })
                others.Add(Of(rows.Select((r, place) => place == n ? other : r)));
        }

        // Two rows that have changed positions.
        others.Add(Of([(rows[0].Key, rows[0].Number, rows[1].Position), (rows[1].Key, rows[1].Number, rows[0].Position), .. rows[2..]]));
        Assert.DoesNotContain(expected, others);
        Assert.Equal(others.Count, others.Distinct().Count());
    }

    private static byte[] Bytes(int count, byte seed) => [.. Enumerable.Range(0, count).Select(n => (byte)(n * 31 + seed))];
}
