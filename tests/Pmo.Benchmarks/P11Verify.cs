using System.Security.Cryptography;
using Pmo.Auditing;
using Pmo.Sqlite;

namespace Pmo.Benchmarks;

/// <summary>Verifies the whole log on one thread; and appends while the tree over the log follows, which must not slow the writer.</summary>
internal sealed class P11Verify : IRow
{
    private const int PerAppend = 100;

    public string Row => "P11";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var log = await bench.Log();
        var salt = Secrets.Read(log.Directory).SaltKey;
        var rounds = bench.Rounds();
        await rounds.Run(
            ("ours", () => Rounds.Speed(log.Events, () => Sound(log, salt))),
            ("raw", () => Rounds.Speed(log.Events, () => Hash(log.Directory))));
        return [rounds.Line(Row, $"verify {log.Events:#,0} events: leaves and tree, one thread", "ours", "raw", "events/s", "≥ 150,000/s"), .. await Append(bench)];
    }

    private async Task<IEnumerable<Line>> Append(Bench bench)
    {
        await using var house = new House(bench.Folder(), durable: true);
        var (store, made, bulk, rounds) = (house.Get<IEventStore>(), new Made(house.Get<EventNames>()), new Made(house.Get<EventNames>()), bench.Rounds());
        await rounds.Run(
            ("single, proved", () => Proved(house, () => Rounds.Repeat(Bench.Moment, async () => await P1Append.Committed(store, made)))),
            ("single", () => Rounds.Repeat(Bench.Moment, async () => await P1Append.Committed(store, made))),
            ("many, proved", () => Proved(house, () => Many(store, bulk))),
            ("many", () => Many(store, bulk)));
        return
        [
            rounds.Line(Row, "append one event, with proofs and without", "single, proved", "single", "events/s", "≥ 0.91"),
            rounds.Line(Row, $"append {PerAppend} events in one call, with proofs and without", "many, proved", "many", "events/s", "≥ 0.91"),
        ];
    }

    private static async Task<double[]> Many(IEventStore store, Made made) => [PerAppend * (await Rounds.Repeat(Bench.Moment, async () =>
    {
        var (stream, events) = made.NextStream(PerAppend);
        var result = await store.Append(stream, -1, events);
        if (result.Kind != AppendKind.Committed) throw new InvalidOperationException($"The append was {result.Kind}: {result.Reason}");
    }))[0]];

    /// <summary>Does something while the tree follows and checkpoints are signed, as in a running host.</summary>
    private static async Task<double[]> Proved(House house, Func<Task<double[]>> work)
    {
        using var stop = new CancellationTokenSource();
        var proof = house.Get<LogProof>();
        await proof.Sign();
        var following = Task.Run(() => proof.Run(stop.Token));
        var figures = await work();
        await stop.CancelAsync();
        await following;
        return proof.Trouble is { } trouble ? throw new InvalidOperationException(trouble.Sentence) : figures;
    }

    private static Task Sound(PreparedLog log, ReadOnlyMemory<byte> salt)
    {
        var found = LogVerifier.Verify(log.Directory, salt);
        // Rows before may have appended to it, as whoever looks does.
        return found.Sound && found.Events >= log.Events ? Task.CompletedTask : throw new InvalidOperationException($"{found.FirstFault}");
    }

    private static Task Hash(string directory)
    {
        using var connection = LogFile.OpenReader(directory);
        var rows = connection.Prepare("select data, meta from event order by pos");
        Span<byte> hash = stackalloc byte[32];
        while (rows.Step())
        {
            SHA256.HashData(rows.Bytes(0), hash);
            SHA256.HashData(rows.Bytes(1), hash);
        }

        rows.Reset();
        return Task.CompletedTask;
    }
}
