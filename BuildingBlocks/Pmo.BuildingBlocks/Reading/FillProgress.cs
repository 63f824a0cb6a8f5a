namespace Pmo;

/// <summary>How far a fill is, and how long it will take at this speed.</summary>
/// <param name="target">The position it ends at.</param>
/// <param name="started">When it began.</param>
/// <param name="onPercent">Told of every further percent.</param>
internal sealed class FillProgress(long target, DateTimeOffset started, Action onPercent)
{
    private int percent;

    /// <summary>How much is done, 0–99; 100 is when the new file serves.</summary>
    public int Percent => Volatile.Read(ref percent);

    /// <summary>Everything up to here is in the new file.</summary>
    public void Reached(long position)
    {
        var now = target == 0 ? 0 : (int)Math.Min(99, 100 * position / target);
        if (now == Percent) return;
        Volatile.Write(ref percent, now);
        onPercent();
    }

    /// <summary>About how many seconds are left, at least one.</summary>
    public int SecondsLeft(DateTimeOffset now) => Percent == 0 ? 5 : (int)Math.Max(1, (now - started).TotalSeconds * (100 - Percent) / Percent);
}
