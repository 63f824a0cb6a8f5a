namespace Pmo;

/// <summary>Where and within which limits past moments are made again.</summary>
/// <param name="Directory">The folder of their files, which may be deleted at any time while the host is stopped.</param>
/// <param name="LogBytes">How large the log is, in bytes: snapshots may take twice as much.</param>
public sealed record ReplayOptions(string Directory, Func<long> LogBytes)
{
    /// <summary>So many are filled at once.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>How long a page waits before it says how far the fill is.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A module's filled files may take so many times its live file …</summary>
    public int Quota { get; init; } = 4;

    /// <summary>… but always so many bytes.</summary>
    public long QuotaAtLeast { get; init; } = 64_000_000;

    /// <summary>Snapshots are so many positions apart at the end of the log …</summary>
    public long Dense { get; init; } = 100_000;

    /// <summary>… as far back as this …</summary>
    public long DenseSpan { get; init; } = 2_000_000;

    /// <summary>… and so many before.</summary>
    public long Sparse { get; init; } = 500_000;

    /// <summary>Of which positions there should be snapshots.</summary>
    public IEnumerable<long> Wanted(long head)
    {
        for (var position = Sparse; position <= head - DenseSpan; position += Sparse) yield return position;
        for (var position = Math.Max(1, (head - DenseSpan) / Dense + 1) * Dense; position <= head; position += Dense) yield return position;
    }
}
