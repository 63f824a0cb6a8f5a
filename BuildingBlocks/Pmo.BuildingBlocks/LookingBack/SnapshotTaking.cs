namespace Pmo;

/// <summary>Takes one module's snapshots one after the other: one file is filled on and on, and those that others will lie on are kept unpacked meanwhile.</summary>
internal sealed class SnapshotTaking(ModuleTables module, string folder, Snapshots snapshots, ReplayFill fill) : IDisposable
{
    private readonly string files = Path.Combine(folder, $"{module.Module}.{module.Prints}.{Guid.CreateVersion7():n}");
    private readonly Dictionary<long, string> plain = [];
    private (string Path, long Position)? filled;

    /// <summary>Takes the one at a position.</summary>
    public async Task Take(long position, CancellationToken cancellation)
    {
        var path = $"{files}.{position}.making";
        await fill.FillOn(module, filled, path, position, cancellation);
        if (filled is { } before) File.Delete(before.Path);
        filled = (path, position);
        var under = snapshots.Under(module, position);
        await snapshots.Pack(module, position, path, under, under is null ? null : await Unpacked(under, cancellation), cancellation);
    }

    private async Task<string> Unpacked(Snapshot under, CancellationToken cancellation)
    {
        if (plain.TryGetValue(under.Position, out var there)) return there;
        // Those before are not needed again, except the one that this one lies on itself.
        foreach (var (position, file) in plain.Where(p => p.Key != under.On).ToArray())
        {
            File.Delete(file);
            plain.Remove(position);
        }

        var path = $"{files}.{under.Position}.under.making";
        await snapshots.Unpack(under, path, cancellation);
        return plain[under.Position] = path;
    }

    public void Dispose()
    {
        foreach (var file in plain.Values.Append(filled?.Path).OfType<string>()) File.Delete(file);
    }
}
