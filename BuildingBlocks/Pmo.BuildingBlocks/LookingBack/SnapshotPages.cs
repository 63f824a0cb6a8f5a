using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace Pmo;

/// <summary>
/// A file of tables that begins as a snapshot. It has its full length at once, and no page yet: each is unpacked into it when it is read
/// first, with those packed beside it, and what is written into it stays. Connections to its path go by <see cref="SnapshotVfs"/>.
/// </summary>
internal sealed class SnapshotPages : IDisposable
{
    private const int Page = PackedPages.Page;
    private static readonly ConcurrentDictionary<string, SnapshotPages> open = [];

    private readonly Lock one = new();
    private readonly string path;
    private readonly IReadOnlyList<PackedLayer> layers;
    private readonly List<(PackedLayer Layer, int Block)> blocks = [];
    private readonly SafeFileHandle file;
    private readonly SortedSet<int> written = [];
    private readonly ulong[] there;
    private readonly int[] blockOf;

    private SnapshotPages(string path, IReadOnlyList<PackedLayer> layers)
    {
        (this.path, this.layers, Since) = (path, layers, layers[0].Hash);
        var pages = (int)(layers[0].Length / Page);
        (blockOf, there) = (new int[pages], new ulong[pages / 64 + 1]);
        Array.Fill(blockOf, -1);
        foreach (var (layer, under) in layers.Zip(layers.Skip(1))) RequireUnder(layer, under.Hash.Span);
        RequireUnder(layers[^1], new byte[PackedPages.Hash]);
        foreach (var layer in layers) Take(layer);
        // SQLite does not write a page that was freed before it was ever written: nobody has it, and it says nothing.
        for (var page = 0; page < pages; page++)
            if (blockOf[page] < 0) Set(page);
        file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.SetLength(file, layers[0].Length);
    }

    /// <summary>The pages that were written since it was what a snapshot holds, in rising order.</summary>
    public IReadOnlyCollection<int> Written => written;

    /// <summary>The hash of that snapshot.</summary>
    public ReadOnlyMemory<byte> Since { get; private set; }

    /// <summary>What was found broken while a page was read.</summary>
    public BrokenSnapshotException? Broken { get; private set; }

    /// <summary>Makes a file at an empty place from layers, of which each lies on the one after it: of every page the first that has it counts. The layers are closed with it.</summary>
    public static SnapshotPages Make(string path, IReadOnlyList<PackedLayer> layers) => open[path] = new SnapshotPages(path, layers);

    /// <summary>Closes what is at a path, if it is one, and deletes the file.</summary>
    public static void Delete(string path)
    {
        At(path)?.Dispose();
        foreach (var suffix in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(path + suffix);
    }

    /// <summary>The one at a path; null where the file is an ordinary one.</summary>
    public static SnapshotPages? At(string path) => open.GetValueOrDefault(path);

    /// <summary>Unpacks what is not there yet of a piece of the file.</summary>
    public void Read(long offset, long length)
    {
        for (var page = (int)(offset / Page); page < blockOf.Length && (long)page * Page < offset + length; page++)
            if (!IsThere(page)) Unpack(page);
    }

    /// <summary>A piece of the file is about to be written.</summary>
    public void Write(long offset, long length)
    {
        for (var page = (int)(offset / Page); (long)page * Page < offset + length; page++)
        {
            var whole = offset <= (long)page * Page && offset + length >= (page + 1L) * Page;
            if (!whole) Read((long)page * Page, Page);
            lock (one)
            {
                written.Add(page);
                // From here on no block that is unpacked writes over it.
                if (page < blockOf.Length) Set(page);
            }
        }
    }

    /// <summary>It is what another snapshot holds now.</summary>
    public void CountFrom(ReadOnlyMemory<byte> hash)
    {
        Since = hash;
        written.Clear();
    }

    public void Dispose()
    {
        open.TryRemove(path, out _);
        file.Dispose();
        foreach (var layer in layers) layer.Dispose();
    }

    // One that was lost and made anew may have the same rows on other pages.
    private static void RequireUnder(PackedLayer layer, ReadOnlySpan<byte> hash)
    {
        if (!layer.Under.Span.SequenceEqual(hash)) throw new BrokenSnapshotException(layer.Path, "lies on another than it was made on");
    }

    private void Take(PackedLayer layer)
    {
        for (var block = 0; block < layer.Blocks; block++)
        {
            foreach (var page in layer.Pages(block))
                if (page < blockOf.Length && blockOf[page] < 0) blockOf[page] = blocks.Count;
            blocks.Add((layer, block));
        }
    }

    private void Unpack(int page)
    {
        lock (one)
        {
            if (IsThere(page)) return;
            var (layer, block) = blocks[blockOf[page]];
            var numbers = layer.Pages(block);
            var content = ArrayPool<byte>.Shared.Rent(numbers.Length * Page);
            try
            {
                layer.Read(block, content);
                for (var (first, next) = (0, 1); first < numbers.Length; first = next++)
                {
                    if (!IsWanted(numbers[first], blockOf[page])) continue;
                    // Pages that follow each other are written in one go.
                    while (next < numbers.Length && numbers[next] == numbers[first] + (next - first) && IsWanted(numbers[next], blockOf[page])) next++;
                    RandomAccess.Write(file, content.AsSpan(first * Page, (next - first) * Page), (long)numbers[first] * Page);
                    for (var made = first; made < next; made++) Set(numbers[made]);
                }
            }
            catch (BrokenSnapshotException broken)
            {
                Broken = broken;
                throw;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(content);
            }
        }
    }

    private bool IsWanted(int page, int block) => page < blockOf.Length && blockOf[page] == block && !IsThere(page);

    private bool IsThere(int page) => (Volatile.Read(ref there[page / 64]) >> page % 64 & 1) != 0;

    private void Set(int page) => Volatile.Write(ref there[page / 64], there[page / 64] | 1UL << page % 64);
}
