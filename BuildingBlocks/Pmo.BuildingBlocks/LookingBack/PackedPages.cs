using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pmo;

/// <summary>
/// A file of tables, packed page by page: all of it, or only the pages that differ from another file. All of it is hashed, so
/// that damage is an <see cref="InvalidDataException"/> and never another answer.
/// </summary>
/// <remarks>The length of the file (8 bytes), then blocks of at most 256 pages: how many (4), packed length (4), SHA-256 (32), Brotli of the pages' numbers (4 each) and the pages. A block of none ends it, with the hash of the length and all blocks' heads.</remarks>
internal static class PackedPages
{
    private const int Page = 4096;
    private const int Most = 256;
    private const int Header = 40;

    /// <summary>Packs a file that nobody writes; with <paramref name="base"/>, only what is not the same there.</summary>
    public static async Task Pack(string plain, string? @base, string to, CancellationToken cancellation)
    {
        using var file = File.OpenHandle(plain);
        using var before = @base is null ? null : File.OpenHandle(@base);
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        var length = RandomAccess.GetLength(file);
        if (length % Page != 0) throw new InvalidDataException($"{plain} does not consist of pages.");
        var number = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, length);
        await target.WriteAsync(number, cancellation);
        using var block = new Block(number);
        var (now, then) = (new byte[Most * Page], new byte[Most * Page]);
        for (var at = 0L; at < length; at += now.Length)
        {
            var read = ReadAll(file, now, at);
            var known = before is null ? 0 : ReadAll(before, then, at);
            for (var place = 0; place < read; place += Page)
            {
                if (place < known && now.AsSpan(place, Page).SequenceEqual(then.AsSpan(place, Page))) continue;
                if (block.IsFull) await block.Write(target, cancellation);
                block.Add((int)((at + place) / Page), now.AsSpan(place, Page));
            }
        }

        if (block.Count > 0) await block.Write(target, cancellation);
        await block.WriteEnd(target, cancellation);
    }

    /// <summary>Writes the file that several packed ones make, each lying on the one after it: of every page the first that has it. As many blocks at once as the machine has cores for.</summary>
    public static async Task Unpack(IReadOnlyList<string> layers, string to, CancellationToken cancellation)
    {
        using var target = File.OpenHandle(to, FileMode.Create, FileAccess.Write);
        var (written, pages) = (new HashSet<int>(), 0L);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        foreach (var (depth, layer) in layers.Index())
        {
            await using var source = new FileStream(layer, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20);
            var begin = new byte[8];
            source.ReadExactly(begin);
            if (depth == 0) RandomAccess.SetLength(target, Page * (pages = BinaryPrimitives.ReadInt64LittleEndian(begin) / Page));
            var had = new ConcurrentBag<int[]>();
            await Parallel.ForEachAsync(Blocks(source, begin), limits, (block, _) =>
            {
                had.Add(block.WriteTo(target, number => number >= pages || written.Contains(number)));
                return ValueTask.CompletedTask;
            });
            if (depth < layers.Count - 1) written.UnionWith(had.SelectMany(p => p));
        }
    }

    private static IEnumerable<Packed> Blocks(FileStream source, byte[] begin)
    {
        using var headers = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        headers.AppendData(begin);
        var header = new byte[Header];
        while (true)
        {
            source.ReadExactly(header);
            var count = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (count == 0) break;
            headers.AppendData(header);
            var length = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
            if (count is < 0 or > Most || length < 0 || length > source.Length - source.Position) throw new InvalidDataException("A block has an impossible size.");
            var bytes = new byte[length];
            source.ReadExactly(bytes);
            yield return new Packed(count, header[8..], bytes);
        }

        if (!headers.GetHashAndReset().AsSpan().SequenceEqual(header.AsSpan(8))) throw new InvalidDataException("The blocks are not those that were written.");
    }

    private static int ReadAll(SafeFileHandle file, byte[] into, long at)
    {
        var read = 0;
        while (read < into.Length && RandomAccess.Read(file, into.AsSpan(read), at + read) is > 0 and var more) read += more;
        return read;
    }

    private sealed record Packed(int Count, byte[] Hash, byte[] Bytes)
    {
        /// <summary>Writes its pages but some; returns the numbers of all it has.</summary>
        public int[] WriteTo(SafeFileHandle target, Predicate<int> but)
        {
            if (!SHA256.HashData(Bytes).AsSpan().SequenceEqual(Hash)) throw new InvalidDataException("A block is not as it was written.");
            var length = Count * (4 + Page);
            var plain = ArrayPool<byte>.Shared.Rent(length);
            try
            {
                if (!BrotliDecoder.TryDecompress(Bytes, plain.AsSpan(0, length), out var unpacked) || unpacked != length) throw new InvalidDataException("A block cannot be unpacked.");
                var numbers = MemoryMarshal.Cast<byte, int>(plain.AsSpan(0, Count * 4)).ToArray();
                for (var (first, next) = (0, 1); first < Count; first = next++)
                {
                    if (but(numbers[first])) continue;
                    // Pages that follow each other are written in one go.
                    while (next < Count && numbers[next] == numbers[first] + (next - first) && !but(numbers[next])) next++;
                    RandomAccess.Write(target, plain.AsSpan(Count * 4 + first * Page, (next - first) * Page), (long)numbers[first] * Page);
                }

                return numbers;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(plain);
            }
        }
    }

    private sealed class Block : IDisposable
    {
        private readonly IncrementalHash headers = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly int[] numbers = new int[Most];
        private readonly byte[] pages = new byte[Most * Page];
        private readonly byte[] plain = new byte[Most * (4 + Page)];
        private readonly byte[] packed = new byte[Header + BrotliEncoder.GetMaxCompressedLength(Most * (4 + Page))];

        public Block(byte[] begin) => headers.AppendData(begin);

        public int Count { get; private set; }

        public bool IsFull => Count == Most;

        public void Add(int number, ReadOnlySpan<byte> page)
        {
            numbers[Count] = number;
            page.CopyTo(pages.AsSpan(Count++ * Page));
        }

        public async Task Write(FileStream target, CancellationToken cancellation)
        {
            MemoryMarshal.AsBytes(numbers.AsSpan(0, Count)).CopyTo(plain);
            pages.AsSpan(0, Count * Page).CopyTo(plain.AsSpan(Count * 4));
            if (!BrotliEncoder.TryCompress(plain.AsSpan(0, Count * (4 + Page)), packed.AsSpan(Header), out var length, quality: 1, window: 22)) throw new InvalidDataException("A block could not be packed.");
            BinaryPrimitives.WriteInt32LittleEndian(packed, Count);
            BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(4), length);
            SHA256.HashData(packed.AsSpan(Header, length), packed.AsSpan(8, 32));
            headers.AppendData(packed, 0, Header);
            await target.WriteAsync(packed.AsMemory(0, Header + length), cancellation);
            Count = 0;
        }

        public ValueTask WriteEnd(FileStream target, CancellationToken cancellation)
        {
            packed.AsSpan(0, 8).Clear();
            headers.GetHashAndReset(packed.AsSpan(8, 32));
            return target.WriteAsync(packed.AsMemory(0, Header), cancellation);
        }

        public void Dispose() => headers.Dispose();
    }
}
