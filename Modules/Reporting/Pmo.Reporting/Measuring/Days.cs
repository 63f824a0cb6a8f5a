namespace Pmo.Reporting.Measuring;

/// <summary>How many reports or answers took how many days: enough for a median without keeping each.</summary>
internal sealed class Days
{
    private readonly SortedDictionary<int, int> counts = [];

    public int Count { get; private set; }

    public void Add(int days, int count)
    {
        counts[days] = counts.GetValueOrDefault(days) + count;
        Count += count;
    }

    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    public double? Median => Count == 0 ? null : (At((Count + 1) / 2) + At(Count / 2 + 1)) / 2.0;

    /// <summary>The smallest that nine in ten do not exceed.</summary>
    public int? P90 => Count == 0 ? null : At((9 * Count + 9) / 10);

    private int At(int place)
    {
        foreach (var (days, count) in counts)
            if ((place -= count) <= 0) return days;
        throw new InvalidOperationException("A place beyond the last.");
    }
}
