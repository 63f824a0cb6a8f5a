using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Pmo.Benchmarks;

/// <summary>One figure beside its floor.</summary>
/// <param name="Row">The row of docs/performance.md.</param>
/// <param name="Name">What was done.</param>
/// <param name="Ours">The median of our rounds.</param>
/// <param name="Floor">The median of the floor's rounds; null: there is none.</param>
/// <param name="Unit">"events/s" and "requests/s": more is better; "ms", "s" and "MB": less is.</param>
/// <param name="Rounds">How many rounds each median is of.</param>
/// <param name="Target">What is aimed at, in words.</param>
internal sealed record Line(string Row, string Name, double Ours, double? Floor, string Unit, int Rounds, [property: JsonIgnore] string Target = "")
{
    /// <summary>Ours ÷ floor.</summary>
    public double? Ratio => Ours / Floor;
}

/// <summary>Runs what is measured and its floors in turn, so that a change of the machine's mood meets all of them, and keeps every round's figures.</summary>
/// <param name="count">Rounds after one warm-up that is thrown away.</param>
internal sealed class Rounds(int count)
{
    private readonly Dictionary<string, List<double[]>> figures = [];

    /// <summary>How many rounds count.</summary>
    public int Count => count;

    /// <summary>Runs all sides <see cref="Count"/> times, every second time in the opposite order; each gives one or more figures.</summary>
    public async Task Run(params (string Side, Func<Task<double[]>> Once)[] sides)
    {
        foreach (var (_, once) in sides) await once();
        for (var round = 0; round < count; round++)
            foreach (var (side, once) in round % 2 == 0 ? sides : [.. sides.Reverse()])
            {
                GC.Collect();
                if (!figures.TryGetValue(side, out var kept)) figures[side] = kept = [];
                kept.Add(await once());
            }
    }

    /// <summary>The median of a side's figure over all rounds.</summary>
    public double Median(string side, int figure = 0) => Share(figures[side].Select(f => f[figure]), .5);

    /// <summary>A line from two sides.</summary>
    public Line Line(string row, string name, string ours, string floor, string unit, string target = "", int figure = 0, int? floorFigure = null) =>
        new(row, name, Median(ours, figure), Median(floor, floorFigure ?? figure), unit, count, target);

    /// <summary>The value below which a share of all values lies (nearest rank).</summary>
    public static double Share(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>Does something over and over for a while, one after another; gives times per second, p50 and p99 in milliseconds.</summary>
    public static async Task<double[]> Repeat(TimeSpan time, Func<Task> once)
    {
        var each = new List<double>(16_384);
        var start = Stopwatch.GetTimestamp();
        for (var before = start; Stopwatch.GetElapsedTime(start) < time;)
        {
            await once();
            var now = Stopwatch.GetTimestamp();
            each.Add(Stopwatch.GetElapsedTime(before, now).TotalMilliseconds);
            before = now;
        }

        return [each.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, Share(each, .5), Share(each, .99)];
    }

    /// <summary>The same with many at once, each awaiting its own.</summary>
    public static async Task<double[]> Repeat(TimeSpan time, int atOnce, Func<int, Func<Task>> worker)
    {
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(n => Task.Run(() => Times(worker(n), start, time))));
        return [all.Sum(a => a.Count) / Stopwatch.GetElapsedTime(start).TotalSeconds, Share(all.SelectMany(a => a), .5), Share(all.SelectMany(a => a), .99)];
    }

    /// <summary>Events per second of one piece of work.</summary>
    public static async Task<double[]> Speed(long events, Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return [events / Stopwatch.GetElapsedTime(start).TotalSeconds];
    }

    private static async Task<List<double>> Times(Func<Task> once, long start, TimeSpan time)
    {
        var each = new List<double>(4_096);
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var before = Stopwatch.GetTimestamp();
            await once();
            each.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }

        return each;
    }
}
