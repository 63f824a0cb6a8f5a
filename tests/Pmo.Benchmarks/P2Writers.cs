namespace Pmo.Benchmarks;

/// <summary>Many writers append one event each, and each waits for its own.</summary>
internal sealed class P2Writers : IRow
{
    public string Row => "P2";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        await using var house = new House(bench.Folder(), durable: true);
        var store = house.Get<IEventStore>();
        var names = house.Get<EventNames>();
        using var log = new RawLog(bench.Folder());
        await using var group = new RawGroup(log);
        var lines = new List<Line>();
        foreach (var writers in new[] { 32, 128 })
        {
            var rounds = bench.Rounds();
            await rounds.Run(
                ("append", () => Rounds.Repeat(Bench.Moment, writers, _ => Ours(store, new Made(names)))),
                ("raw", () => Rounds.Repeat(Bench.Moment, writers, _ => Floor(group, new Made(names)))));
            lines.Add(rounds.Line(Row, $"{writers} writers", "append", "raw", "events/s", "≥ 0.85"));
            lines.Add(rounds.Line(Row, $"{writers} writers, p99", "append", "raw", "ms", "≤ 2.00", figure: 2));
        }

        return lines;
    }

    private static Func<Task> Ours(IEventStore store, Made made) => () => P1Append.Committed(store, made).AsTask();

    private static Func<Task> Floor(RawGroup group, Made made) => () => group.Append(made.NextRaw());
}
