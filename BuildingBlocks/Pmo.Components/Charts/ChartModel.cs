namespace Pmo.Components;

/// <summary>A chart: how it is drawn, and the same numbers as a table.</summary>
/// <param name="Option">The ECharts option.</param>
/// <param name="Head">The table's column heads.</param>
/// <param name="Rows">The table's rows, formatted.</param>
public sealed record ChartModel(object Option, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Where it is told why a point is what it is (<see cref="WhyAddress"/>): of its row's first cell and its column's head.</summary>
    public Func<string, string, string?>? Why { get; init; }

    /// <summary>True when there is nothing to draw.</summary>
    public bool Empty => Rows.Count == 0;
}

/// <summary>How many projects have each status.</summary>
/// <param name="Stale">Accepted too long ago to say how they stand now; drawn apart where there are any.</param>
public sealed record RagCounts(long Green, long Amber, long Red, long Unknown, long Stale = 0)
{
    /// <summary>All of them.</summary>
    public long Total => Green + Amber + Red + Unknown + Stale;

    /// <summary>How many have this status; null counts unknown.</summary>
    public long Of(Rag? rag) => rag switch { Rag.Green => Green, Rag.Amber => Amber, Rag.Red => Red, _ => Unknown };
}

/// <summary>A line of a line chart; null is a gap.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Values">One value for each label.</param>
/// <param name="Target">True: a dashed grey line to compare with.</param>
public sealed record Series(string Name, IReadOnlyList<double?> Values, bool Target = false);

/// <summary>How high a chart is.</summary>
public enum ChartSize
{
    Small,
    Medium,
    Large,
}
