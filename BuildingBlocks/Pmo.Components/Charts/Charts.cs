using System.Globalization;

namespace Pmo.Components;

/// <summary>The charts of the site. Order, legend and colours of a status are the same in all of them; red stands nearest the axis.</summary>
public static class Charts
{
    private const string Brand = "#2453b8";
    private const string Grey = "#6b7280";
    private static readonly string[] Neutral = [Brand, "#0e7490", "#7c3aed", "#64748b"];
    private static readonly Slice Stale = new("Stale", "#5b6675", c => c.Stale);
    private static readonly Slice[] FromAxis = [Of(Rag.Red), Of(Rag.Amber), Of(Rag.Green), Stale, Of(null)];
    private static readonly Slice[] Around = [Of(Rag.Green), Of(Rag.Amber), Of(Rag.Red), Stale, Of(null)];
    private static readonly object Frame = new { left = 8, right = 12, top = 12, bottom = 34, containLabel = true };
    private static readonly object Hover = new { trigger = "axis", confine = true };
    private static readonly object Legend = new { bottom = 0, icon = "circle", itemWidth = 9, itemHeight = 9, itemGap = 14 };

    /// <summary>The share of each status now, with the total in the middle.</summary>
    public static ChartModel RagDonut(RagCounts counts, string unit = "projects")
    {
        var slices = Shown(Around, [counts]);
        var option = new
        {
            tooltip = new { trigger = "item", confine = true },
            legend = Legend,
            title = new { text = N(counts.Total), subtext = unit, left = "center", top = "33%", itemGap = 6 },
            series = new[]
            {
                new
                {
                    type = "pie", radius = new[] { "56%", "80%" }, center = new[] { "50%", "44%" }, label = new { show = false },
                    padAngle = 1.5, minAngle = 2,
                    // Nothing is no slice: with a smallest angle even a zero would be drawn.
                    data = slices.Select(s => new { name = s.Name, value = s.Count(counts) == 0 ? (long?)null : s.Count(counts), itemStyle = new { color = s.Fill, borderRadius = 3 } }).ToArray(),
                },
            },
        };
        return new(option, ["Status", "Number"], slices.Select(s => (IReadOnlyList<string>)[s.Name, N(s.Count(counts))]).ToArray());
    }

    /// <summary>Statuses over time or by group, stacked, red at the axis, unknown on top.</summary>
    /// <param name="points">Label and counts, in order.</param>
    /// <param name="along">What the labels are: "Period", "Department".</param>
    /// <param name="sideways">True: bars lie, for long labels.</param>
    public static ChartModel RagBars(IReadOnlyList<(string Label, RagCounts Counts)> points, string along, bool sideways = false)
    {
        var slices = Shown(FromAxis, points.Select(p => p.Counts));
        var labels = new { type = "category", data = points.Select(p => p.Label).ToArray(), inverse = sideways };
        var amounts = new { type = "value", minInterval = 1 };
        var option = new
        {
            grid = Frame,
            tooltip = new { trigger = "axis", confine = true, axisPointer = new { type = "shadow" } },
            legend = Legend,
            xAxis = sideways ? amounts : (object)labels,
            yAxis = sideways ? labels : (object)amounts,
            series = slices.Select(s => new
            {
                name = s.Name, type = "bar", stack = "rag", barCategoryGap = "24%", barMaxWidth = 34,
                itemStyle = new { color = s.Fill }, data = points.Select(p => s.Count(p.Counts)).ToArray(),
            }).ToArray(),
        };
        return new(option, [along, .. slices.Select(s => s.Name)], points.Select(p => (IReadOnlyList<string>)[p.Label, .. slices.Select(s => N(s.Count(p.Counts)))]).ToArray());
    }

    /// <summary>Values over time, with targets dashed.</summary>
    /// <param name="labels">The points along the axis.</param>
    /// <param name="along">What they are: "Week".</param>
    /// <param name="unit">The values' unit: "%".</param>
    /// <param name="series">One or several lines.</param>
    public static ChartModel Line(IReadOnlyList<string> labels, string along, string unit, params IReadOnlyList<Series> series)
    {
        var single = series.Count(s => !s.Target) == 1;
        var option = new
        {
            grid = Frame, tooltip = Hover, legend = new { bottom = 0, itemWidth = 18, itemHeight = 8, itemGap = 14 },
            xAxis = new { type = "category", data = labels, boundaryGap = false },
            yAxis = new { type = "value", scale = true, axisLabel = new { formatter = unit == "%" ? "{value} %" : "{value}" } },
            series = series.Select((s, i) => s.Target ? Target(s) : Values(s, Neutral[i % Neutral.Length], single)).ToArray(),
        };
        var rows = labels.Select((label, i) => (IReadOnlyList<string>)[label, .. series.Select(s => N(s.Values.ElementAtOrDefault(i)))]).ToArray();
        return new(option, [along, .. series.Select(s => unit.Length == 0 ? s.Name : $"{s.Name}, {unit}")], rows);
    }

    /// <summary>One amount for each label, lying bars.</summary>
    public static ChartModel Bars(IReadOnlyList<(string Label, double Value)> points, string along, string what)
    {
        var option = new
        {
            grid = new { left = 8, right = 24, top = 4, bottom = 8, containLabel = true },
            tooltip = new { trigger = "axis", confine = true, axisPointer = new { type = "shadow" } },
            xAxis = new { type = "value", minInterval = 1 },
            yAxis = new { type = "category", inverse = true, data = points.Select(p => p.Label).ToArray() },
            series = new[] { new { name = what, type = "bar", barMaxWidth = 18, itemStyle = new { color = Brand, borderRadius = new[] { 0, 3, 3, 0 } }, data = points.Select(p => p.Value).ToArray() } },
        };
        return new(option, [along, what], points.Select(p => (IReadOnlyList<string>)[p.Label, N(p.Value)]).ToArray());
    }

    // Only metrics know what is stale; elsewhere its name in a legend would be a riddle.
    private static Slice[] Shown(Slice[] slices, IEnumerable<RagCounts> counts) => counts.Any(c => c.Stale > 0) ? slices : [.. slices.Where(s => s != Stale)];

    private static Slice Of(Rag? rag) => new(Rags.Word(rag), Rags.Fill(rag), c => c.Of(rag));

    private sealed record Slice(string Name, string Fill, Func<RagCounts, long> Count);

    private static object Values(Series s, string color, bool area) => new
    {
        name = s.Name, type = "line", data = s.Values, symbol = "circle", symbolSize = 6, showSymbol = s.Values.Count < 30, lineStyle = new { width = 2.5, color },
        itemStyle = new { color }, areaStyle = area ? new { color, opacity = .08 } : null,
    };

    private static object Target(Series s) => new
    {
        name = s.Name, type = "line", data = s.Values, symbol = "none", lineStyle = new { type = "dashed", width = 1.5, color = Grey }, itemStyle = new { color = Grey },
    };

    private static string N(double? n) => n?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? Format.None;
}
