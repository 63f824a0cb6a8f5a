using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pmo.Auditing;

/// <summary>
/// The leaf hash of an event, RFC 6962 §2.1 over two salted commitments: data or metadata may be withheld or removed and
/// the leaf still stands, and a short value cannot be guessed from its commitment. The store's position is not in it, so
/// the same history has the same tree in every store.
/// </summary>
/// <param name="saltKey">The installation's salt key, 32 bytes.</param>
internal sealed class Leaf(ReadOnlyMemory<byte> saltKey)
{
    /// <summary>Bytes in a leaf.</summary>
    public const int Size = 32;

    private readonly byte[] saltKey = saltKey.Length == 32 ? saltKey.ToArray() : throw new ArgumentException("A salt key has 32 bytes.", nameof(saltKey));

    [ThreadStatic] private static IncrementalHash? sha256;

    private static ReadOnlySpan<byte> ContentType => "application/json"u8;

    /// <summary>Writes the leaf of an event; texts are UTF-8, data and metadata exactly as stored.</summary>
    public void Write(Span<byte> leaf, ReadOnlySpan<byte> stream, long revision, Guid id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, ReadOnlySpan<byte> metadata)
    {
        Span<byte> idBytes = stackalloc byte[16];
        id.TryWriteBytes(idBytes, bigEndian: true, out _);
        Span<byte> fixedParts = stackalloc byte[64];
        Commit(fixedParts[..32], "pmo-salt/1/data"u8, "pmo-data/1\n"u8, idBytes, data);
        Commit(fixedParts[32..], "pmo-salt/1/meta"u8, "pmo-meta/1\n"u8, idBytes, metadata);

        var hash = sha256 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("\0pmo-event/1\n"u8);
        AppendWithLength(hash, stream);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, revision);
        hash.AppendData(number);
        hash.AppendData(idBytes);
        AppendWithLength(hash, name);
        AppendWithLength(hash, ContentType);
        hash.AppendData(fixedParts);
        hash.GetHashAndReset(leaf);
    }

    /// <summary>Writes the leaf of an event that is about to be appended.</summary>
    public void Write(Span<byte> leaf, ReadOnlySpan<byte> stream, long revision, NewEvent @event)
    {
        Span<byte> name = stackalloc byte[Encoding.UTF8.GetMaxByteCount(@event.Name.Length)];
        name = name[..Encoding.UTF8.GetBytes(@event.Name, name)];
        Write(leaf, stream, revision, @event.Id, name, @event.Data.Span, @event.Metadata.Span);
    }

    private void Commit(Span<byte> commitment, ReadOnlySpan<byte> saltLabel, ReadOnlySpan<byte> label, ReadOnlySpan<byte> id, ReadOnlySpan<byte> content)
    {
        Span<byte> labelled = stackalloc byte[saltLabel.Length + id.Length];
        saltLabel.CopyTo(labelled);
        id.CopyTo(labelled[saltLabel.Length..]);
        Span<byte> salt = stackalloc byte[32];
        HMACSHA256.HashData(saltKey, labelled, salt);

        var hash = sha256 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(label);
        hash.AppendData(salt[..16]);
        hash.AppendData(content);
        hash.GetHashAndReset(commitment);
    }

    private static void AppendWithLength(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
