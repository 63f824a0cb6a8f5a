namespace Pmo;

/// <summary>Takes one module's snapshots one after the other: one file is filled on and on.</summary>
internal sealed class SnapshotTaking(ModuleTables module, string folder, Snapshots snapshots, ReplayFill fill) : IDisposable
{
    private readonly string files = Path.Combine(folder, $"{module.Module}.{module.Prints}.{Guid.CreateVersion7():n}");
    private (string Path, long Position)? filled;

    /// <summary>Takes the one at a position.</summary>
    public async Task Take(long position, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await TakeOnce(position, cancellation);
                return;
            }
            catch (BrokenSnapshotException broken)
            {
                // It is removed, and the one before it is next.
                fill.Remove(broken);
                Forget();
            }
        }
    }

    private async Task TakeOnce(long position, CancellationToken cancellation)
    {
        if (snapshots.Under(module, position) is { } under && await FilledOn(under, position, cancellation)) await snapshots.PackWritten(module, position, filled!.Value.Path, under, cancellation);
        else
        {
            await FillWhole(position, cancellation);
            await snapshots.PackAll(module, position, filled!.Value.Path, cancellation);
        }
    }

    /// <summary>What was written since the snapshot below is what differs from it, so the file must be what that one was made of, or begin as it.</summary>
    private async Task<bool> FilledOn(Snapshot under, long position, CancellationToken cancellation)
    {
        if (filled?.Position != under.Position || SnapshotPages.At(filled.Value.Path) is null)
        {
            Forget();
            snapshots.Open(under, NewFile(under.Position));
        }

        return await FilledOn(position, cancellation);
    }

    private async Task FillWhole(long position, CancellationToken cancellation)
    {
        var nearest = snapshots.Nearest(module, position)?.Position ?? 0;
        if (filled?.Position <= position && filled?.Position >= nearest && await FilledOn(position, cancellation)) return;
        Forget();
        await fill.Fill(module, NewFile(position), position, _ => { }, cancellation);
    }

    private async Task<bool> FilledOn(long position, CancellationToken cancellation)
    {
        var path = filled!.Value.Path;
        filled = null;
        if (!await fill.FillOn(module, path, position, cancellation)) return false;
        filled = (path, position);
        return true;
    }

    private string NewFile(long position)
    {
        filled = ($"{files}.{position}.making", position);
        return filled.Value.Path;
    }

    private void Forget()
    {
        if (filled is { } file) SnapshotPages.Delete(file.Path);
        filled = null;
    }

    public void Dispose() => Forget();
}
