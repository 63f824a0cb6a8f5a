using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pmo;

/// <summary>A file of <see cref="PackedPages"/>, open: what pages it has, and each block of them. What is not as it was written is a <see cref="BrokenSnapshotException"/>, never another page.</summary>
internal sealed class PackedLayer : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly byte[] directory;
    private readonly (long Offset, int FirstPage)[] blocks;

    private PackedLayer(string path, SafeFileHandle file)
    {
        (Path, this.file) = (path, file);
        directory = Directory();
        (Length, Under) = (BinaryPrimitives.ReadInt64LittleEndian(directory), directory.AsMemory(8, PackedPages.Hash));
        blocks = new (long, int)[BinaryPrimitives.ReadInt32LittleEndian(directory.AsSpan(8 + PackedPages.Hash))];
        for (var (n, offset, page) = (0, 0L, 0); n < blocks.Length; n++)
        {
            blocks[n] = (offset, page);
            (offset, page) = (offset + Entry(n).Length, page + Entry(n).Count);
        }
    }

    /// <summary>Its path when it was opened.</summary>
    public string Path { get; }

    /// <summary>Bytes of the plain file.</summary>
    public long Length { get; }

    /// <summary>The hash of all of it.</summary>
    public ReadOnlyMemory<byte> Hash { get; private set; }

    /// <summary>The hash of the one it lies on; zeros where it lies on none.</summary>
    public ReadOnlyMemory<byte> Under { get; }

    /// <summary>How many blocks there are.</summary>
    public int Blocks => blocks.Length;

    /// <summary>Opens one and reads its directory.</summary>
    public static PackedLayer Open(string path)
    {
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return new PackedLayer(path, file);
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or OverflowException)
        {
            file?.Dispose();
            throw new BrokenSnapshotException(path, "cannot be read", failure);
        }
        catch (BrokenSnapshotException)
        {
            file!.Dispose();
            throw;
        }
    }

    /// <summary>The numbers of a block's pages, in the order of the pages in it.</summary>
    public ReadOnlySpan<int> Pages(int block) =>
        MemoryMarshal.Cast<byte, int>(directory.AsSpan(PackedPages.Head + blocks.Length * PackedPages.Entry)).Slice(blocks[block].FirstPage, Entry(block).Count);

    /// <summary>Unpacks a block.</summary>
    public void Read(int block, Span<byte> into)
    {
        var entry = Entry(block);
        var packed = ArrayPool<byte>.Shared.Rent(entry.Length);
        try
        {
            var bytes = packed.AsSpan(0, entry.Length);
            Read(bytes, blocks[block].Offset);
            if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(entry.Hash)) throw new BrokenSnapshotException(Path, "has a block that is not as it was written");
            if (!BrotliDecoder.TryDecompress(bytes, into, out var unpacked) || unpacked != entry.Count * PackedPages.Page) throw new BrokenSnapshotException(Path, "has a block that cannot be unpacked");
        }
        catch (IOException failure)
        {
            throw new BrokenSnapshotException(Path, "cannot be read", failure);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    public void Dispose() => file.Dispose();

    private byte[] Directory()
    {
        const int end = PackedPages.Footer + PackedPages.Hash;
        var length = RandomAccess.GetLength(file);
        var footer = new byte[end];
        Read(footer, length - end);
        var begin = BinaryPrimitives.ReadInt64LittleEndian(footer);
        // The directory and where it lies are hashed in one piece.
        if (begin < 0 || begin > length - end) throw new BrokenSnapshotException(Path, "has no directory");
        var hashed = new byte[length - begin - PackedPages.Hash];
        Read(hashed, begin);
        Hash = SHA256.HashData(hashed);
        if (!Hash.Span.SequenceEqual(footer.AsSpan(PackedPages.Footer))) throw new BrokenSnapshotException(Path, "has a directory that is not as it was written");
        var plain = new byte[BinaryPrimitives.ReadInt32LittleEndian(footer.AsSpan(12))];
        return BrotliDecoder.TryDecompress(hashed.AsSpan(0, BinaryPrimitives.ReadInt32LittleEndian(footer.AsSpan(8))), plain, out _) ? plain : throw new BrokenSnapshotException(Path, "has a directory that cannot be unpacked");
    }

    private Block Entry(int block)
    {
        var entry = directory.AsSpan(PackedPages.Head + block * PackedPages.Entry, PackedPages.Entry);
        return new(BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[4..]), entry[8..]);
    }

    private void Read(Span<byte> into, long at)
    {
        for (var read = 0; read < into.Length;)
            read += RandomAccess.Read(file, into[read..], at + read) is > 0 and var more ? more : throw new EndOfStreamException();
    }

    private readonly ref struct Block(int length, int count, ReadOnlySpan<byte> hash)
    {
        public int Length => length;
        public int Count => count;
        public ReadOnlySpan<byte> Hash { get; } = hash;
    }
}

/// <summary>A snapshot is not as it was written; it and what lies on it are of no use.</summary>
internal sealed class BrokenSnapshotException(string file, string what, Exception? inner = null) : Exception($"{System.IO.Path.GetFileName(file)} {what}.", inner)
{
    /// <summary>The file that is of no use.</summary>
    public string File => file;
}
