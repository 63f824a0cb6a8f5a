using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pmo.Reporting.Importing;

namespace Pmo.Benchmarks;

/// <summary>A thousand events in one append; and a spreadsheet brought in from its bytes to the tables that show it.</summary>
internal sealed class P3Bulk : IRow
{
    private const int PerAppend = 1_000;
    private const int PerProject = 25;

    private const string Map = """
        name: Benchmark
        dates: [yyyy-MM-dd]
        project:
          same number: Code
          name: Project
          department: Dept
        departments:
          FIN: { name: Finance }
        period:
          column: As of
          label: yyyy-MM
        report:
          currency: EUR
          overall: Health
          overall comment: { column: Why, blank: fine }
          forecast end: End
          budget: { column: Budget, unit: m }
        """;

    public string Row => "P3";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var lines = new List<Line>();
        await using (var house = new House(bench.Folder(), durable: true))
        {
            using var log = new RawLog(bench.Folder());
            var (store, ours, same) = (house.Get<IEventStore>(), new Made(house.Get<EventNames>()), new Made(house.Get<EventNames>()));
            var rounds = bench.Rounds();
            await rounds.Run(
                ("append", async () => [PerAppend * (await Rounds.Repeat(Bench.Moment, () => Append(store, ours)))[0]]),
                ("raw", async () => [PerAppend * (await Rounds.Repeat(Bench.Moment, () => Append(log, same)))[0]]));
            lines.Add(rounds.Line(Row, "append 1,000 events in one call", "append", "raw", "events/s", "≥ 0.60"));
        }

        lines.AddRange(await Import(bench));
        return lines;
    }

    private async Task<IEnumerable<Line>> Import(Bench bench)
    {
        var rows = Math.Clamp(bench.Events / 10, 1_000, 100_000);
        var file = Sheet(rows);
        using var log = new RawLog(bench.Folder());
        await using var names = new House(bench.Folder(), durable: true);
        var same = new Made(names.Get<EventNames>());
        long events = 0;
        var rounds = bench.Rounds();
        await rounds.Run(
            ("import", async () =>
            {
                (var figures, events) = await Import(bench.Folder(), file);
                return figures;
            }
        ),
            ("raw", () => Rounds.Speed(events, () =>
            {
                for (var left = events; left > 0; left -= PerAppend) log.Append(same.NextRawStream((int)Math.Min(left, PerAppend)));
                return Task.CompletedTask;
            })));
        return
        [
            rounds.Line(Row, $"import {rows:#,0} rows, in the log", "import", "raw", "events/s", "≥ 20,000/s", 0, 0),
            rounds.Line(Row, $"import {rows:#,0} rows, in the log and shown", "import", "raw", "events/s", "", 1, 0),
        ];
    }

    private static async Task<(double[] Figures, long Events)> Import(string directory, byte[] file)
    {
        await using var house = new House(directory, durable: true);
        var importer = house.Get<Importer>();
        var start = Stopwatch.GetTimestamp();
        var plan = Planning.Of(ImportMapFile.Read(Map), file, "benchmark.csv", Map);
        if (!plan.CanRun) throw new InvalidOperationException($"The sheet is broken: {plan.Problems[0]}");
        await importer.Begin(plan, file, Map, PersonId.System);
        await importer.Run(plan.Import);
        var written = Stopwatch.GetElapsedTime(start);
        await house.Get<ReadModels>().CatchUp();
        var shown = Stopwatch.GetElapsedTime(start);
        var events = await house.Get<IEventStore>().Head();
        return ([events / written.TotalSeconds, events / shown.TotalSeconds], events);
    }

    private static async Task Append(IEventStore store, Made made)
    {
        var (stream, events) = made.NextStream(PerAppend);
        var result = await store.Append(stream, -1, events);
        if (result.Kind != AppendKind.Committed) throw new InvalidOperationException($"The append was {result.Kind}: {result.Reason}");
    }

    private static Task Append(RawLog log, Made made)
    {
        log.Append(made.NextRawStream(PerAppend));
        return Task.CompletedTask;
    }

    private static byte[] Sheet(int rows)
    {
        string[] health = ["green", "amber", "red"];
        var text = new StringBuilder("Code,Project,Dept,As of,Health,Why,End,Budget\n");
        for (var n = 0; n < rows; n++)
        {
            var (project, period) = (n / PerProject, n % PerProject);
            var asOf = new DateOnly(2022, 1, 1).AddMonths(period + 1).AddDays(-1);
            text.Append(CultureInfo.InvariantCulture, $"B-{project},Bridge no. {project},FIN,{asOf:yyyy-MM-dd},{health[(project + period) % 3]},{Made.Text[..200]},{asOf.AddDays(400 + period % 4):yyyy-MM-dd},{1 + project % 90}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
