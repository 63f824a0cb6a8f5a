namespace Pmo;

/// <summary>Where and within which limits past moments are made again.</summary>
/// <param name="Directory">The folder of their files, which may be deleted at any time while the host is stopped.</param>
/// <param name="LogBytes">How large the log is, in bytes: snapshots may take twice as much.</param>
public sealed record ReplayOptions(string Directory, Func<long> LogBytes)
{
    /// <summary>Bytes of the disk that snapshots leave to others.</summary>
    internal const long Spare = 256 * 1024 * 1024;

    /// <summary>How many bytes are free where a folder lies.</summary>
    public Func<string, long> Free { get; init; } = static folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>So many are filled at once.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>How long a page waits before it says how far the fill is.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A module's filled files may take so many times its live file …</summary>
    public int Quota { get; init; } = 4;

    /// <summary>… but always so many bytes.</summary>
    public long QuotaAtLeast { get; init; } = 64_000_000;

    /// <summary>Snapshots are so many positions apart at the end of the log …</summary>
    public long Dense { get; init; } = 2_500;

    /// <summary>… of which those at multiples of this are whole, and the others hold what differs from the one before …</summary>
    public long Whole { get; init; } = 100_000;

    /// <summary>… as far back as this …</summary>
    public long DenseSpan { get; init; } = 2_000_000;

    /// <summary>… and so many before, all whole.</summary>
    public long Sparse { get; init; } = 500_000;

    /// <summary>Of which positions there should be snapshots.</summary>
    public IEnumerable<long> Wanted(long head)
    {
        // A whole one is kept as long as any that lies on it.
        var dense = Math.Max(0, (head - DenseSpan) / Whole * Whole);
        for (var position = Sparse; position < dense; position += Sparse) yield return position;
        for (var position = Math.Max(dense, Dense); position <= head; position += Dense) yield return position;
    }

    /// <summary>True where a snapshot has all pages; the very first lies on nothing, either.</summary>
    public bool IsWhole(long position) => position % Whole == 0 || position <= Dense;
}
