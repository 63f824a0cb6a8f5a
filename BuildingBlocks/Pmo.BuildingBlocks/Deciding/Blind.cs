using System.Security.Cryptography;
using System.Text;

namespace Pmo;

/// <summary>
/// Turns a personal value into a key that is the same for the same value, yet cannot be guessed back from a list of
/// candidates by someone who holds the log without the installation's salt key.
/// </summary>
public sealed class Blind
{
    private readonly byte[] key;

    /// <param name="saltKey">The installation's salt key, at least 16 bytes; a key of its own is derived from it.</param>
    public Blind(ReadOnlySpan<byte> saltKey)
    {
        if (saltKey.Length < 16) throw new ArgumentException("The salt key has at least 16 bytes.", nameof(saltKey));
        key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, saltKey, key, [], "pmo-blind/1"u8);
    }

    /// <summary>The key of a value: 32 lower-case hexadecimal digits, fit for a stream's name.</summary>
    /// <param name="purpose">What kind of value it is; the same value under another purpose gives another key.</param>
    /// <param name="value">The value, already in its normal form.</param>
    public string Of(string purpose, string value) =>
        Of(Encoding.UTF8.GetBytes(purpose + "\n" + value));

    /// <summary>The key of a value that is bytes already, as the body of a command is.</summary>
    public string Of(ReadOnlySpan<byte> value)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, value, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
