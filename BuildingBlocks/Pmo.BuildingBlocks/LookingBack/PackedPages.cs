using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pmo;

/// <summary>Some or all pages of a file of tables, packed in blocks that are unpacked one by one. Every byte of it is hashed.</summary>
/// <remarks>
/// Blocks of at most 8 pages, each by itself in Brotli; the directory, in Brotli: length of the plain file (8 bytes), the hash of the one it
/// lies on (32; zeros without one), how many blocks (4), for each its packed length (4), pages (4) and SHA-256 (32), and the numbers of all
/// pages (4 each); at the end where the directory begins (8), its lengths packed and plain (4 and 4), and the SHA-256 of the directory and
/// these, which is the hash of it all. All numbers little-endian.
/// </remarks>
internal static class PackedPages
{
    /// <summary>Bytes in a page of SQLite.</summary>
    public const int Page = 4096;

    /// <summary>Pages in a block at most: enough to pack well, and few enough for whoever wants one of them.</summary>
    public const int Most = 8;

    /// <summary>Bytes in a hash.</summary>
    public const int Hash = SHA256.HashSizeInBytes;

    /// <summary>Bytes of the directory before its blocks.</summary>
    public const int Head = 8 + Hash + 4;

    /// <summary>Bytes of a block in the directory.</summary>
    public const int Entry = 8 + Hash;

    /// <summary>Bytes at the end, before the hash.</summary>
    public const int Footer = 16;

    /// <summary>Packs some pages, in rising order, of a file that nobody writes. The hash of what it packed.</summary>
    /// <param name="plain">The file.</param>
    /// <param name="pages">Which of its pages.</param>
    /// <param name="under">The hash of the one that has the others; zeros where none is needed.</param>
    /// <param name="to">The file to write.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public static byte[] Pack(string plain, IEnumerable<int> pages, ReadOnlyMemory<byte> under, string to, CancellationToken cancellation)
    {
        using var file = File.OpenHandle(plain, share: FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        if (length % Page != 0) throw new InvalidDataException($"{plain} does not consist of pages.");
        using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        var (blocks, numbers) = (new MemoryStream(), new List<int>());
        var (content, packed) = (new byte[Most * Page], new byte[BrotliEncoder.GetMaxCompressedLength(Most * Page)]);
        foreach (var block in pages.Chunk(Most))
        {
            cancellation.ThrowIfCancellationRequested();
            Read(file, block, content);
            var bytes = packed.AsSpan(0, Packed(content.AsSpan(0, block.Length * Page), packed, quality: 1));
            target.Write(bytes);
            blocks.Write(MemoryMarshal.AsBytes<int>([bytes.Length, block.Length]));
            blocks.Write(SHA256.HashData(bytes));
            numbers.AddRange(block);
        }

        return WriteDirectory(target, [.. Bytes(length), .. under.Span, .. Bytes((int)blocks.Length / Entry), .. blocks.ToArray(), .. MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers))]);
    }

    private static byte[] WriteDirectory(FileStream target, byte[] directory)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(directory.Length)];
        var length = Packed(directory, packed, quality: 4);
        byte[] end = [.. packed.AsSpan(0, length), .. Bytes(target.Position), .. Bytes(length), .. Bytes(directory.Length)];
        target.Write(end);
        var hash = SHA256.HashData(end);
        target.Write(hash);
        return hash;
    }

    // Pages that follow each other are read in one go.
    private static void Read(SafeFileHandle file, int[] pages, byte[] into)
    {
        for (var (first, next) = (0, 1); first < pages.Length; first = next++)
        {
            while (next < pages.Length && pages[next] == pages[first] + (next - first)) next++;
            for (var (at, end) = (first * Page, next * Page); at < end;)
                at += RandomAccess.Read(file, into.AsSpan(at, end - at), (long)pages[first] * Page + (at - first * Page)) is > 0 and var read ? read : throw new EndOfStreamException();
        }
    }

    private static int Packed(ReadOnlySpan<byte> plain, Span<byte> into, int quality) =>
        BrotliEncoder.TryCompress(plain, into, out var length, quality, window: 22) ? length : throw new InvalidDataException("A block could not be packed.");

    private static ReadOnlySpan<byte> Bytes<T>(T number) where T : unmanaged => MemoryMarshal.AsBytes<T>(new[] { number });
}
