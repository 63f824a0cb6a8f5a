using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Benchmarks;

/// <summary>The portfolio's page as of a moment over HTTP: the first look within the dense snapshots, one from the beginning of the log, and the same moment again, beside the page of now.</summary>
internal sealed class P8Past : IRow
{
    private const int Visits = 40;

    public string Row => "P8";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var log = await bench.Log();
        await using var site = await Site.Start(log);
        var head = await site.Services.GetRequiredService<IEventStore>().Head();
        await site.Services.GetRequiredService<Replays>().TakeSnapshots(head);
        var (looks, again) = (0, bench.Rounds());
        // At its very end the log is as it is now: both pages show the same, and only the looking back differs.
        var seen = head;
        await First(site, seen);
        await again.Run(
            ("past", () => Times(site, $"/?asOf={Text(seen)}")),
            ("live", () => Times(site, "/")));
        var first = bench.Rounds();
        // Each look is at another moment, as far behind its snapshot as can be.
        await first.Run(
            ("past", async () => [await First(site, Math.Max(1, head / 100_000 * 100_000 - 1 - 100_000L * (looks % 8) - looks++ / 8))]),
            ("live", () => Times(site, "/")));
        return
        [
            first.Line(Row, $"first look, within dense snapshots, {log.Events:#,0} events", "past", "live", "ms", "≤ 2,000 ms"),
            again.Line(Row, "the same moment again, p50", "past", "live", "ms", "≤ 1.20"),
        ];
    }

    private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);

    /// <summary>Milliseconds until the page itself is there, with the pages between that say how far it is.</summary>
    private static async Task<double> First(Site site, long position)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await site.Officer.GetAsync($"/?asOf={Text(position)}");
            await answer.Content.ReadAsByteArrayAsync();
            if (answer.IsSuccessStatusCode) return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if ((int)answer.StatusCode != 503) throw new InvalidOperationException($"The past answered {(int)answer.StatusCode}.");
        }
    }

    private static async Task<double[]> Times(Site site, string path)
    {
        var times = new double[Visits];
        for (var n = 0; n < Visits; n++)
        {
            var start = Stopwatch.GetTimestamp();
            await Site.Get(site.Officer, path);
            times[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return [Rounds.Share(times, .5)];
    }
}
