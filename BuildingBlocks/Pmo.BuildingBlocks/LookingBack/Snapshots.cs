using System.Globalization;
using System.IO.Compression;

namespace Pmo;

/// <summary>Packed copies of a module's tables at round positions, from which a past moment is made without reading the whole log. One that is lost costs time, nothing else.</summary>
internal sealed class Snapshots
{
    private readonly ReplayOptions options;
    private readonly string folder;

    public Snapshots(ReplayOptions options)
    {
        this.options = options;
        folder = Directory.CreateDirectory(Path.Combine(options.Directory, "snapshots")).FullName;
    }

    /// <summary>The newest one of today's tables that is not after a position; null without one.</summary>
    public Snapshot? Nearest(ModuleTables tables, long position) => Of(tables).LastOrDefault(s => s.Position <= position);

    /// <summary>The positions of which there should be one and is none, oldest first.</summary>
    public IReadOnlyList<long> Missing(ModuleTables tables, long head)
    {
        var there = Of(tables);
        var missing = options.Wanted(head).Except(there.Select(s => s.Position)).ToArray();
        if (there.Count == 0) return missing;
        // Older ones had to go for want of room: they come back only where there is room.
        var room = Budget - All().Sum(s => s.Bytes);
        return [.. missing.Where(p => p > there[0].Position || room > there[0].Bytes)];
    }

    /// <summary>Writes one into an empty place.</summary>
    public async Task Unpack(Snapshot snapshot, string to, CancellationToken cancellation)
    {
        await using var packed = File.OpenRead(snapshot.Path);
        await using var plain = new BrotliStream(packed, CompressionMode.Decompress);
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        await plain.CopyToAsync(target, 1 << 20, cancellation);
    }

    /// <summary>Packs a filled file that nobody has open. It counts only when it is whole.</summary>
    public async Task Pack(ModuleTables tables, long position, string from, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{tables.Module}.{tables.Prints}.{position:d19}.br"));
        var packing = path + ".packing";
        await using (var plain = File.OpenRead(from))
        await using (var packed = new BrotliStream(File.Create(packing), CompressionLevel.Fastest))
            await plain.CopyToAsync(packed, 1 << 20, cancellation);
        File.Move(packing, path, overwrite: true);
    }

    /// <summary>Removes what is no longer wanted, and then the oldest while all of them take more than their room: to those moments it is not far from the beginning.</summary>
    public void Thin(ModuleTables tables, long head)
    {
        var wanted = options.Wanted(head).ToHashSet();
        foreach (var snapshot in Of(tables).Where(s => !wanted.Contains(s.Position))) Remove(snapshot);
        var all = All().OrderBy(s => s.Position).ToList();
        for (var sum = all.Sum(s => s.Bytes); sum > Budget && all.Count > 0; all.RemoveAt(0))
        {
            sum -= all[0].Bytes;
            Remove(all[0]);
        }
    }

    /// <summary>Removes one.</summary>
    public void Remove(Snapshot snapshot) => File.Delete(snapshot.Path);

    /// <summary>Removes those of other tables and meanings than today's, and what was not packed to its end.</summary>
    public void RemoveAllBut(IEnumerable<ModuleTables> today)
    {
        var names = today.Select(t => $"{t.Module}.{t.Prints}").ToHashSet();
        foreach (var path in Directory.GetFiles(folder).Where(p => !p.EndsWith(".br", StringComparison.Ordinal) || !names.Contains(Path.GetFileName(p)[..^23]))) File.Delete(path);
    }

    private long Budget => 2 * options.LogBytes();

    private List<Snapshot> Of(ModuleTables tables) => Find($"{tables.Module}.{tables.Prints}.*.br");

    private List<Snapshot> All() => Find("*.br");

    private List<Snapshot> Find(string pattern) =>
        [.. new DirectoryInfo(folder).GetFiles(pattern).Select(f => new Snapshot(f.FullName, long.Parse(f.Name.Split('.')[2], CultureInfo.InvariantCulture), f.Length)).OrderBy(s => s.Position)];
}

/// <summary>One packed copy.</summary>
internal sealed record Snapshot(string Path, long Position, long Bytes);
