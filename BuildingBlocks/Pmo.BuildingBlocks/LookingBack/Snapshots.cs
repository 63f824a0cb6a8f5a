using System.Globalization;

namespace Pmo;

/// <summary>
/// Packed copies of a module's tables at round positions, from which a past moment is made without reading the whole log. Most hold only the
/// pages that differ from an earlier one. One that is lost costs time, nothing else.
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

    /// <summary>The positions of which there should be one and is none, as long as there is room: whole ones first, then those between them from the newest back.</summary>
    public IEnumerable<long> Missing(ModuleTables tables, long head)
    {
        foreach (var position in options.Wanted(head).OrderBy(p => options.IsWhole(p) ? 0 : long.MaxValue - p / options.Whole).ThenBy(p => p))
        {
            var there = Of(tables);
            if (there.Exists(s => s.Position == position)) continue;
            // Older ones had to go for want of room: they come back only where there is room.
            var oldest = there.Find(s => options.IsWhole(s.Position) == options.IsWhole(position));
            if (oldest is null || position > oldest.Position || Budget - All().Sum(s => s.Bytes) > oldest.Bytes) yield return position;
        }
    }

    /// <summary>Writes one into an empty place, with what it lies on.</summary>
    public Task Unpack(Snapshot snapshot, string to, CancellationToken cancellation)
    {
        var there = Of(snapshot);
        var layers = new List<string> { snapshot.Path };
        for (var on = snapshot.On; on is not null;)
        {
            var under = there.Find(s => s.Position == on) ?? throw new InvalidDataException($"The snapshot at {on} is missing.");
            layers.Add(under.Path);
            on = under.On;
        }

        return PackedPages.Unpack(layers, to, cancellation);
    }

    /// <summary>The one that a new one at a position would lie on; null where it should be whole.</summary>
    public Snapshot? Under(ModuleTables tables, long position)
    {
        var there = Of(tables);
        return options.Under(position).Select(p => there.Find(s => s.Position == p)).FirstOrDefault(s => s is not null);
    }

    /// <summary>Packs a filled file that nobody has open, on another one that is unpacked at <paramref name="base"/>. It counts only when it is whole.</summary>
    public async Task Pack(ModuleTables tables, long position, string from, Snapshot? under, string? @base, CancellationToken cancellation)
    {
        var on = under is null ? "" : string.Create(CultureInfo.InvariantCulture, $"-{under.Position:d19}");
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{tables.Module}.{tables.Prints}.{position:d19}{on}.br"));
        await PackedPages.Pack(from, @base, path + ".packing", cancellation);
        File.Move(path + ".packing", path, overwrite: true);
    }

    /// <summary>Removes what is no longer wanted, and while all of them take more than their room the oldest: first of those that hold only what differs, then of the whole ones, because to those moments it is not far from the beginning.</summary>
    public void Thin(ModuleTables tables, long head)
    {
        var wanted = options.Wanted(head).ToHashSet();
        foreach (var snapshot in Of(tables).Where(s => !wanted.Contains(s.Position))) File.Delete(snapshot.Path);
        var all = All();
        var over = all.Sum(s => s.Bytes) - Budget;
        foreach (var oldest in all.OrderBy(s => options.IsWhole(s.Position)).ThenBy(s => s.Position).TakeWhile(_ => over > 0)) over -= Remove(oldest);
    }

    /// <summary>Removes one and all that lie on it. How many bytes that were.</summary>
    public long Remove(Snapshot snapshot)
    {
        var bytes = Of(snapshot).Where(s => s.On == snapshot.Position).Sum(Remove);
        if (!File.Exists(snapshot.Path)) return bytes;
        File.Delete(snapshot.Path);
        return bytes + snapshot.Bytes;
    }

    /// <summary>Removes one that turned out to be of no use, with those it lies on: which of them is broken is not known.</summary>
    public void RemoveBroken(Snapshot snapshot)
    {
        var under = Of(snapshot).Find(s => s.Position == snapshot.On);
        if (under is null) Remove(snapshot);
        else RemoveBroken(under);
    }

    /// <summary>Removes those of other tables and meanings than today's, and what was not packed to its end.</summary>
    public void RemoveAllBut(IEnumerable<ModuleTables> today)
    {
        var names = today.Select(t => $"{t.Module}.{t.Prints}").ToHashSet();
        foreach (var path in Directory.GetFiles(folder).Where(p => !p.EndsWith(".br", StringComparison.Ordinal) || !names.Contains(TablesOf(p)))) File.Delete(path);
    }

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
