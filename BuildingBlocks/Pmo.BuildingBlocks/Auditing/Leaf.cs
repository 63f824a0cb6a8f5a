using System.Buffers.Binary;
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

    private const int SaltSize = 16;
    private const int IdSize = 16;
    private readonly KeyedSha256 salts = new(saltKey.Length == 32 ? saltKey.Span : throw new ArgumentException("A salt key has 32 bytes.", nameof(saltKey)));

    /// <summary>Writes the leaf of an event; texts are UTF-8, data and metadata exactly as stored.</summary>
    public void Write(Span<byte> leaf, ReadOnlySpan<byte> stream, long revision, Guid id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, ReadOnlySpan<byte> metadata)
    {
        var length = LeafInput.Fixed + stream.Length + name.Length;
        var input = new LeafInput(length <= 1_024 ? stackalloc byte[length] : new byte[length]);
        input.Add("\0pmo-event/1\n"u8);
        input.AddWithLength(stream);
        input.Add(revision);
        var idBytes = input.Next(IdSize);
        id.TryWriteBytes(idBytes, bigEndian: true, out _);
        input.AddWithLength(name);
        input.AddWithLength("application/json"u8);
        Commit(input.Next(Size), "pmo-salt/1/data"u8, "pmo-data/1\n"u8, idBytes, data);
        Commit(input.Next(Size), "pmo-salt/1/meta"u8, "pmo-meta/1\n"u8, idBytes, metadata);
        Sha256.Hash(leaf, input.Bytes);
    }

    /// <summary>Writes the leaf of an event that is about to be appended.</summary>
    public void Write(Span<byte> leaf, ReadOnlySpan<byte> stream, long revision, NewEvent @event)
    {
        Span<byte> name = stackalloc byte[Encoding.UTF8.GetByteCount(@event.Name)];
        Encoding.UTF8.GetBytes(@event.Name, name);
        Write(leaf, stream, revision, @event.Id, name, @event.Data.Span, @event.Metadata.Span);
    }

    /// <summary>The salts of an event's data and metadata: with them, and no secret, the commitments can be made again.</summary>
    public (byte[] Data, byte[] Metadata) Salts(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        byte[] Salt(ReadOnlySpan<byte> label)
        {
            var salt = new byte[Sha256.Size];
            salts.Hash(salt, label, bytes);
            return salt[..SaltSize];
        }

        return (Salt("pmo-salt/1/data"u8), Salt("pmo-salt/1/meta"u8));
    }

    private void Commit(Span<byte> commitment, ReadOnlySpan<byte> saltLabel, ReadOnlySpan<byte> label, ReadOnlySpan<byte> id, ReadOnlySpan<byte> content)
    {
        Span<byte> salt = stackalloc byte[Sha256.Size];
        salts.Hash(salt, saltLabel, id);
        Sha256.Hash(commitment, label, salt[..SaltSize], content);
    }

    /// <summary>The bytes that are hashed, filled from the front.</summary>
    private ref struct LeafInput(Span<byte> bytes)
    {
        /// <summary>Everything but the two names: label, three lengths, revision, id, content type, two commitments.</summary>
        public const int Fixed = 13 + (3 * 4) + 8 + IdSize + 16 + (2 * Size);

        private readonly Span<byte> bytes = bytes;
        private int used;

        public readonly ReadOnlySpan<byte> Bytes => bytes;

        public Span<byte> Next(int count) => bytes.Slice((used += count) - count, count);

        public void Add(ReadOnlySpan<byte> part) => part.CopyTo(Next(part.Length));

        public void Add(long number) => BinaryPrimitives.WriteInt64BigEndian(Next(8), number);

        public void AddWithLength(ReadOnlySpan<byte> part)
        {
            BinaryPrimitives.WriteInt32BigEndian(Next(4), part.Length);
            Add(part);
        }
    }
}
