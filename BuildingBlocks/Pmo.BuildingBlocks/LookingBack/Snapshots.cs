using System.Globalization;

namespace Pmo;

/// <summary>
/// Packed copies of a module's tables at round positions, from which a past moment is made without reading the whole log. Most hold only the
/// pages that differ from the one before. One that is lost costs time, nothing else.
/// </summary>
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

    /// <summary>The positions of which there should be one and is none, as long as there is room: whole ones first, then those between them from the newest hundred thousand back.</summary>
    public IEnumerable<long> Missing(ModuleTables tables, long head)
    {
        // Of the whole ones each is made from the one before.
        foreach (var position in options.Wanted(head).OrderBy(p => options.IsWhole(p) ? (0, p, 0) : Rank(p)))
        {
            var all = All();
            var (there, like) = (Of(tables), all.Where(s => options.IsWhole(s.Position) == options.IsWhole(position)).ToList());
            if (there.Exists(s => s.Position == position)) continue;
            // Those of least use had to go for want of room: they come back where another module has its own, or there is room for all modules'.
            var size = like.GroupBy(s => s.Position).Select(p => p.Sum(s => s.Bytes)).DefaultIfEmpty().Max();
            if (Budget - all.Sum(s => s.Bytes) > size || like.Exists(s => Rank(s.Position).CompareTo(Rank(position)) >= 0)) yield return position;
        }
    }

    /// <summary>Begins a file at an empty place that is what a snapshot was made of (<see cref="SnapshotPages.At"/>). Throws <see cref="BrokenSnapshotException"/> when it cannot be.</summary>
    public void Open(Snapshot snapshot, string path)
    {
        var there = Of(snapshot);
        var layers = new List<PackedLayer>();
        try
        {
            layers.Add(PackedLayer.Open(snapshot.Path));
            for (var above = snapshot; above.On is { } on;)
            {
                var under = there.Find(s => s.Position == on) ?? throw new BrokenSnapshotException(above.Path, "lies on one that is not there");
                layers.Add(PackedLayer.Open(under.Path));
                above = under;
            }

            SnapshotPages.Make(path, layers);
        }
        catch
        {
            layers.ForEach(l => l.Dispose());
            throw;
        }
    }

    /// <summary>The one that a new one at a position lies on; null where it should be whole.</summary>
    public Snapshot? Under(ModuleTables tables, long position) =>
        options.IsWhole(position) ? null : Of(tables).LastOrDefault(s => s.Position < position && s.Position / options.Whole == position / options.Whole);

    /// <summary>Packs all of a filled file that nobody has open. It counts only when it is whole.</summary>
    public Task PackAll(ModuleTables tables, long position, string from, CancellationToken cancellation)
    {
        var length = new FileInfo(from).Length;
        SnapshotPages.At(from)?.Read(0, length);
        return Pack(tables, position, "", new byte[PackedPages.Hash], from, Enumerable.Range(0, (int)(length / PackedPages.Page)), cancellation);
    }

    /// <summary>Packs the pages of a file that were written since it was what another snapshot holds.</summary>
    public Task PackWritten(ModuleTables tables, long position, string from, Snapshot under, CancellationToken cancellation)
    {
        var pages = SnapshotPages.At(from)!;
        return Pack(tables, position, string.Create(CultureInfo.InvariantCulture, $"-{under.Position:d19}"), pages.Since, from, pages.Written, cancellation);
    }

    private async Task Pack(ModuleTables tables, long position, string on, ReadOnlyMemory<byte> under, string from, IEnumerable<int> pages, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{tables.Module}.{tables.Prints}.{position:d19}{on}.br"));
        var hash = await Task.Run(() => PackedPages.Pack(from, pages, under, path + ".packing", cancellation), cancellation);
        File.Move(path + ".packing", path, overwrite: true);
        SnapshotPages.At(from)?.CountFrom(hash);
    }

    /// <summary>Removes what is no longer wanted, and while all of them take more than their room what is of least use: of those that hold only what differs the oldest hundred thousand, its last first because others lie on the first; then the oldest whole ones, because to those moments it is not far from the beginning.</summary>
    public void Thin(ModuleTables tables, long head)
    {
        var wanted = options.Wanted(head).ToHashSet();
        foreach (var snapshot in Of(tables).Where(s => !wanted.Contains(s.Position))) File.Delete(snapshot.Path);
        var all = All();
        var over = all.Sum(s => s.Bytes) - Budget;
        // A page asks all modules: one module's alone makes it no faster.
        foreach (var least in all.GroupBy(s => s.Position).OrderByDescending(p => Rank(p.Key)).TakeWhile(_ => over > 0)) over -= least.Sum(Remove);
    }

    /// <summary>Removes one and all that lie on it. How many bytes that were.</summary>
    public long Remove(Snapshot snapshot)
    {
        var bytes = Of(snapshot).Where(s => s.On == snapshot.Position).Sum(Remove);
        if (!File.Exists(snapshot.Path)) return bytes;
        File.Delete(snapshot.Path);
        return bytes + snapshot.Bytes;
    }

    /// <summary>Removes the one in a file that turned out to be of no use, and all that lie on it.</summary>
    public void RemoveBroken(string file)
    {
        if (All().Find(s => s.Path == file) is { } broken) Remove(broken);
    }

    /// <summary>Removes those of other tables and meanings than today's, and what was not packed to its end.</summary>
    public void RemoveAllBut(IEnumerable<ModuleTables> today)
    {
        var names = today.Select(t => $"{t.Module}.{t.Prints}").ToHashSet();
        foreach (var path in Directory.GetFiles(folder).Where(p => !p.EndsWith(".br", StringComparison.Ordinal) || !names.Contains(TablesOf(p)))) File.Delete(path);
    }

    /// <summary>Of how much use one is, the most first: whole ones, of which the newest would be left last, then what differs, by hundred thousands from the newest back.</summary>
    private (int, long, long) Rank(long position) => options.IsWhole(position) ? (0, -position, 0) : (1, -(position / options.Whole), position);

    private long Budget => 2 * options.LogBytes();

    private List<Snapshot> Of(ModuleTables tables) => Find($"{tables.Module}.{tables.Prints}.*.br");

    private List<Snapshot> Of(Snapshot another) => Find($"{TablesOf(another.Path)}.*.br");

    private List<Snapshot> All() => Find("*.br");

    private static string TablesOf(string path) => string.Join('.', Path.GetFileName(path).Split('.')[..^2]);

    private List<Snapshot> Find(string pattern) => [.. new DirectoryInfo(folder).GetFiles(pattern).Select(Snapshot.Of).OrderBy(s => s.Position)];
}

/// <summary>One packed copy.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Position">Of which position it is.</param>
/// <param name="On">The position of the one that has all its other pages; null: it has all of them.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record Snapshot(string Path, long Position, long? On, long Bytes)
{
    /// <summary>Read from the file's name: module, tables, position and what it lies on.</summary>
    public static Snapshot Of(FileInfo file)
    {
        var places = file.Name.Split('.')[^2].Split('-').Select(p => long.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return new Snapshot(file.FullName, places[0], places.Length > 1 ? places[1] : null, file.Length);
    }
}
