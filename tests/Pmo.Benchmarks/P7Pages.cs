using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Benchmarks;

/// <summary>The portfolio's page and a project's page over HTTP, as a PMO officer sees them.</summary>
internal sealed class P7Pages : IRow
{
    private const int Visits = 40;
    private const int Pages = 64;

    public string Row => "P7";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var log = await bench.Log();
        await using var site = await Site.Start(log);
        var of = $"{log.Projects.Count:#,0} projects, {log.Events:#,0} events";
        var projects = Enumerable.Range(0, Pages).Select(n => $"/projects/{log.Projects[n * 7919 % log.Projects.Count]}").ToArray();
        return
        [
            .. await Measure(bench, site, log, $"portfolio page, {of}", ["/"]),
            .. await Measure(bench, site, log, "portfolio page, one department, by slip", [$"/?unit={Office.Units.IdOf(Office.UnitKind.Department, "D1")}&sort=-slip"]),
            .. await Measure(bench, site, log, $"project page, {of}", projects),
        ];
    }

    private async Task<IEnumerable<Line>> Measure(Bench bench, Site site, PreparedLog log, string name, string[] paths)
    {
        using var sql = new PageStatements(site.Services, log.Directory);
        var who = site.Services.GetRequiredService<IRights>().ViewerOf(log.Officer, TimeProvider.System.GetUtcNow()) ?? throw new InvalidOperationException("The officer is unknown.");
        foreach (var path in paths) sql.Add(await Questions(site, path), who);
        var (rounds, visited) = (bench.Rounds(), 0);
        await rounds.Run(
            ("page", async () => await Times(async () =>
            {
                var start = Stopwatch.GetTimestamp();
                await Site.Get(site.Officer, paths[visited++ % paths.Length]);
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            })),
            ("answers", () => Times(() => Task.FromResult(sql.AnswerNext()))),
            ("sql", () => Times(() => Task.FromResult(sql.RunNext()))));
        return
        [
            rounds.Line(Row, $"{name}, p50", "page", "sql", "ms", "≤ 8 ms, ≤ 3 × floor + 3 ms"),
            rounds.Line(Row, $"{name}, p95", "page", "sql", "ms", "≤ 25 ms", figure: 1),
            rounds.Line(Row, $"{name}, its answers alone, p50", "answers", "sql", "ms"),
        ];
    }

    private static async Task<IReadOnlyList<object>> Questions(Site site, string path)
    {
        await Site.Get(site.Officer, path);
        site.Heard.Questions.Clear();
        site.Heard.Listening = true;
        await Site.Get(site.Officer, path);
        site.Heard.Listening = false;
        return [.. site.Heard.Questions];
    }

    private static async Task<double[]> Times(Func<Task<double>> visit)
    {
        var times = new double[Visits];
        for (var n = 0; n < Visits; n++) times[n] = await visit();
        return [Rounds.Share(times, .5), Rounds.Share(times, .95)];
    }
}
