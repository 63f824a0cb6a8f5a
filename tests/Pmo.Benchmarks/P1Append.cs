using Pmo.Office;

namespace Pmo.Benchmarks;

/// <summary>One writer appends one event and waits for the disk; and a whole command does, which loads its stream first.</summary>
internal sealed class P1Append : IRow
{
    private const int Projects = 200;

    public string Row => "P1";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var folder = bench.Folder();
        await using var house = new House(bench.Folder(), durable: true);
        var store = house.Get<IEventStore>();
        var names = house.Get<EventNames>();
        using var log = new RawLog(folder);
        using var plain = new RawLog(folder, RawLog.Plain);
        var (ours, same, less) = (new Made(names), new Made(names), new Made(names));
        for (var n = 0; n < Projects; n++) await house.Send(new RegisterProject($"P1-{n}", $"Bridge no. {n}", Made.Text, null, new ProjectProfile()));
        var renamed = 0;

        var rounds = bench.Rounds();
        await rounds.Run(
            ("append", () => Rounds.Repeat(Bench.Moment, async () => await Committed(store, ours))),
            ("raw", () => Rounds.Repeat(Bench.Moment, () => Append(log, same))),
            ("plain", () => Rounds.Repeat(Bench.Moment, () => Append(plain, less))),
            ("command", () => Rounds.Repeat(Bench.Moment, () => house.Send(Rename(renamed++)))));
        return
        [
            rounds.Line(Row, "append one event, one writer", "append", "raw", "events/s", "≥ 0.90"),
            rounds.Line(Row, "append one event, p99", "append", "raw", "ms", figure: 2),
            rounds.Line(Row, "append, beside a table with one UNIQUE, no triggers", "append", "plain", "events/s"),
            rounds.Line(Row, "a whole command, its stream loaded", "command", "raw", "events/s", "≥ 0.80"),
        ];
    }

    /// <summary>Appends the next event and makes sure that it is in the log.</summary>
    public static async ValueTask Committed(IEventStore store, Made made)
    {
        var (stream, expected, e) = made.Next();
        var result = await store.Append(stream, expected, [e]);
        if (result.Kind != AppendKind.Committed) throw new InvalidOperationException($"The append was {result.Kind}: {result.Reason}");
    }

    // Every project in turn, so that streams stay as short as they are in life.
    private static RenameProject Rename(int n) => new(Office.Projects.IdOf($"P1-{n % Projects}"), $"Bridge no. {n} anew", Made.Text);

    private static Task Append(RawLog log, Made made)
    {
        log.Append(made.NextRaw());
        return Task.CompletedTask;
    }
}
