using System.Security.Cryptography;

namespace Pmo.Auditing;

/// <summary>HMAC-SHA-256 (RFC 2104) with one key, many times: what the key makes of the hash is worked out once.</summary>
internal sealed class KeyedSha256
{
    private const int Block = 64;
    private readonly byte[] key;
    private readonly Sha256.State inner;
    private readonly Sha256.State outer;

    /// <param name="key">At most 64 bytes.</param>
    public KeyedSha256(ReadOnlySpan<byte> key)
    {
        if (key.Length > Block) throw new ArgumentException("A key has at most 64 bytes.", nameof(key));
        this.key = key.ToArray();
        if (Sha256.IsDirect) (inner, outer) = (Padded(0x36), Padded(0x5c));
    }

    /// <summary>Writes the keyed hash of two pieces, one after the other.</summary>
    public void Hash(Span<byte> hash, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (!Sha256.IsDirect)
        {
            Portably(hash, first, second);
            return;
        }

        var state = inner;
        state.Add(first);
        state.Add(second);
        state.End(hash);
        state = outer;
        state.Add(hash[..Sha256.Size]);
        state.End(hash);
    }

    /// <summary>The same without OpenSSL's own functions.</summary>
    internal void Portably(Span<byte> hash, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        byte[] both = [.. first, .. second];
        HMACSHA256.HashData(key, both, hash);
    }

    private Sha256.State Padded(byte with)
    {
        Span<byte> block = stackalloc byte[Block];
        block.Fill(with);
        for (var n = 0; n < key.Length; n++) block[n] ^= key[n];
        var state = Sha256.State.Begin();
        state.Add(block);
        return state;
    }
}
