using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pmo;

/// <summary>
/// Ids made from other ids. They keep the 48-bit time of the id they come from and hash the rest (UUIDv8, RFC 9562), so that
/// tables keyed by them grow at the end and a repeated decision gives the same ids.
/// </summary>
public static class Ids
{
    /// <summary>The n-th id made from a command's id: event ids, and ids of subjects the command creates.</summary>
    public static Guid From(Guid source, string purpose, int ordinal = 0)
    {
        Span<byte> time = stackalloc byte[16];
        source.TryWriteBytes(time, bigEndian: true, out _);
        return Hashed(source, purpose, ordinal, time[..6]);
    }

    /// <summary>The id of something that is unique by name: the same name gives the same id, everywhere and for ever. Without a time prefix.</summary>
    public static Guid Named(string purpose, string name) => Hashed(default, purpose + "\n" + name, 0, []);

    /// <summary>The id of something unique by name that is best kept in order of time.</summary>
    /// <param name="purpose">What kind of thing it is.</param>
    /// <param name="name">Its name, unique within the purpose.</param>
    /// <param name="at">The instant of which the id keeps the milliseconds.</param>
    public static Guid Named(string purpose, string name, DateTimeOffset at)
    {
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, at.ToUnixTimeMilliseconds());
        return Hashed(default, purpose + "\n" + name, 0, time[2..]);
    }

    /// <summary>The n-th event id of a command: what a repeated command is recognised by.</summary>
    public static Guid Event(Guid command, int ordinal)
    {
        Span<byte> input = stackalloc byte[24];
        command.TryWriteBytes(input, bigEndian: true, out _);
        "even"u8.CopyTo(input[16..]);
        BinaryPrimitives.WriteInt32BigEndian(input[20..], ordinal);
        return Version8(input, input[..6]);
    }

    private static Guid Hashed(Guid source, string purpose, int ordinal, ReadOnlySpan<byte> time)
    {
        var length = Encoding.UTF8.GetByteCount(purpose);
        Span<byte> input = length <= 200 ? stackalloc byte[20 + length] : new byte[20 + length];
        source.TryWriteBytes(input, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(input[16..], ordinal);
        Encoding.UTF8.GetBytes(purpose, input[20..]);
        return Version8(input, time);
    }

    private static Guid Version8(ReadOnlySpan<byte> input, ReadOnlySpan<byte> time)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        time.CopyTo(hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
