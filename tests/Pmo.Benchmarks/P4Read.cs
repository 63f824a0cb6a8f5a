namespace Pmo.Benchmarks;

/// <summary>Reads the whole log as typed events.</summary>
internal sealed class P4Read : IRow
{
    public string Row => "P4";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var log = await bench.Log();
        await using var house = new House(log.Directory, durable: false);
        var (store, serializer) = (house.Get<IEventStore>(), house.Get<EventSerializer>());
        var scan = new RawScan(log.Directory, house.Get<EventNames>());
        var head = await store.Head();
        var rounds = bench.Rounds();
        await rounds.Run(
            ("ours", () => Rounds.Speed(head, async () => Same(head, await Read(store, serializer)))),
            ("raw", () => Rounds.Speed(head, () => { Same(head, scan.Each(_ => { })); return Task.CompletedTask; })));
        return [rounds.Line(Row, $"read {head:#,0} events, typed", "ours", "raw", "events/s", "≥ 0.80")];
    }

    private static async Task<long> Read(IEventStore store, EventSerializer serializer)
    {
        long count = 0;
        await foreach (var page in store.ReadAll(0))
            foreach (var stored in page)
                if (serializer.Read(stored) is not null) count++;
        return count;
    }

    private static void Same(long head, long read)
    {
        if (head != read) throw new InvalidOperationException($"{read} of {head} events were read.");
    }
}
