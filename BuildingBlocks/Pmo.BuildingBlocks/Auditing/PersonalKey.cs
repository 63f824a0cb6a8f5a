using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pmo.Auditing;

/// <summary>One person's key for one purpose: AES-256-GCM, bound to the event and to the field's path.</summary>
internal sealed class PersonalKey : IDisposable
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] key;
    private readonly byte[] nonceKey;

    public PersonalKey(int number, byte[] key)
    {
        Number = number;
        this.key = key;
        nonceKey = HMACSHA256.HashData(key, "pmo-nonce/1"u8);
    }

    /// <summary>Counts the keys of one person, from 1; a number is never used again.</summary>
    public int Number { get; }

    /// <summary>Seals a value. Deterministic, so that a decision that is repeated gives the same bytes.</summary>
    public (byte[] Nonce, byte[] Ciphertext, byte[] Tag) Seal(Guid eventId, string path, string value)
    {
        var plaintext = Encoding.UTF8.GetBytes(value);
        var (nonce, ciphertext, tag) = (Nonce(eventId, path, plaintext), new byte[plaintext.Length], new byte[TagSize]);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plaintext, ciphertext, tag, Bound(eventId, path));
        return (nonce, ciphertext, tag);
    }

    /// <summary>Opens a value. Throws <see cref="CryptographicException"/> when it was sealed for another event or field, or changed.</summary>
    public string Open(Guid eventId, string path, byte[] nonce, byte[] ciphertext, byte[] tag)
    {
        if (nonce.Length != NonceSize || tag.Length != TagSize) throw new CryptographicException("A sealed field has a nonce of 12 and a tag of 16 bytes.");
        var plaintext = new byte[ciphertext.Length];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(nonce, ciphertext, tag, plaintext, Bound(eventId, path));
        return Encoding.UTF8.GetString(plaintext);
    }

    /// <summary>Overwrites the key in memory.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(nonceKey);
    }

    private static byte[] Bound(Guid eventId, string path) => [.. eventId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(path)];

    // The path's length keeps (path, value) pairs apart that would read the same run together: a nonce must not come twice.
    private byte[] Nonce(Guid eventId, string path, byte[] plaintext)
    {
        var pathBytes = Encoding.UTF8.GetBytes(path);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, pathBytes.Length);
        byte[] content = [.. eventId.ToByteArray(bigEndian: true), .. length, .. pathBytes, .. plaintext];
        return HMACSHA256.HashData(nonceKey, content)[..NonceSize];
    }
}
