using Pmo.Office;
using Pmo.Reporting;
using SQLitePCL;

namespace Pmo.Benchmarks;

/// <summary>Fills all tables of Reporting anew from the log.</summary>
internal sealed class P5Rebuild : IRow
{
    private const string Mode = "pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; pragma cache_size = -524288; pragma temp_store = memory";

    public string Row => "P5";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var log = await bench.Log();
        await using var house = new House(log.Directory, durable: false);
        var tables = new ModuleTables("reporting", [.. house.Get<IEnumerable<Projection>>().Where(p => MessageNames.ModuleOf(p.GetType()) == "reporting")]);
        var scan = new RawScan(log.Directory, house.Get<EventNames>());
        var folder = bench.Folder();
        using var spool = new Spool(Path.Combine(folder, "statements"));
        var head = await WriteDown(house, tables, spool);
        var (ours, floor, upserts) = (Path.Combine(folder, "ours.db"), Path.Combine(folder, "floor.db"), Path.Combine(folder, "upserts.db"));

        var rounds = bench.Rounds();
        await rounds.Run(
            ("ours", () => Rounds.Speed(head, () => new BulkFill(tables, house.Get<IEventStore>(), house.Get<EventSerializer>()).Fill(ours, head, _ => { }, CancellationToken.None))),
            ("same", () => Rounds.Speed(head, () => Fill(floor, tables, scan, spool))),
            ("upsert", () => Rounds.Speed(head, () => Upsert(upserts, scan))));
        NoteScans(floor + ".plan", tables, spool);
        TableCheck.Same(ours, floor);
        return
        [
            rounds.Line(Row, $"rebuild, {(double)spool.Statements / head:0.0} statements an event", "ours", "same", "events/s", "≥ 0.85, ≥ 120,000/s"),
            rounds.Line(Row, "rebuild, beside one upsert an event", "ours", "upsert", "events/s"),
        ];
    }

    private static async Task<long> WriteDown(House house, ModuleTables tables, Spool spool)
    {
        var (serializer, store, statements) = (house.Get<EventSerializer>(), house.Get<IEventStore>(), new List<Sql>());
        await foreach (var page in store.ReadAll(0))
            foreach (var stored in page)
            {
                statements.Clear();
                if (serializer.Read(stored) is { } e)
                    foreach (var projection in tables.Projections) statements.AddRange(projection.Apply(e, new Recorded(e, stored)));
                spool.Write(statements);
            }

        return await store.Head();
    }

    private static Task Fill(string path, ModuleTables tables, RawScan scan, Spool spool)
    {
        using var db = Fresh(path, tables.Schema);
        var statements = spool.Texts.Select(text => Raw.Prepare(db, text)).ToArray();
        spool.Rewind();
        Raw.Execute(db, "begin");
        var count = scan.Each(_ => spool.RunNext(db, statements));
        Raw.Execute(db, $"update pmo_checkpoint set position = {count}; commit");
        foreach (var statement in statements) statement.Dispose();
        Raw.Execute(db, tables.Indexes);
        Raw.Execute(db, "pragma optimize = 0x10002");
        return Task.CompletedTask;
    }

    private static Task Upsert(string path, RawScan scan)
    {
        using var db = Fresh(path, "create table last (project blob primary key, n int not null) without rowid");
        using (var upsert = Raw.Prepare(db, "insert into last values (?, 1) on conflict do update set n = n + 1"))
        {
            var id = new byte[16];
            Raw.Execute(db, "begin");
            scan.Each(e =>
            {
                ProjectOf(e).TryWriteBytes(id, bigEndian: true, out _);
                raw.sqlite3_bind_blob(upsert, 1, id);
                Raw.Run(db, upsert);
            });
            Raw.Execute(db, "commit");
        }

        return Task.CompletedTask;
    }

    // Indexes come at the end of a fill: a statement that needs one before then costs more with every event.
    private static void NoteScans(string path, ModuleTables tables, Spool spool)
    {
        using var db = Fresh(path, tables.Schema);
        foreach (var text in spool.Texts)
        {
            using var plan = Raw.Prepare(db, "explain query plan " + text);
            while (raw.sqlite3_step(plan) == raw.SQLITE_ROW)
                if (raw.sqlite3_column_text(plan, 3).utf8_to_string() is ['S', 'C', 'A', 'N', ' ', not '(', ..] step)
                    Bench.Say($"note: while filling, \"{step}\" in: {text.ReplaceLineEndings(" ")}");
        }
    }

    private static sqlite3 Fresh(string path, string schema)
    {
        File.Delete(path);
        Raw.Check(raw.sqlite3_open(path, out var db), db);
        Raw.Execute(db, Mode);
        Raw.Execute(db, schema);
        return db;
    }

    private static Guid ProjectOf(object? e) => e switch
    {
        ObligationScheduled x => x.Project.Value,
        ObligationOpened x => x.Project.Value,
        ReportFellBehind x => x.Project.Value,
        ReportSubmitted x => x.Project.Value,
        ReviewStarted x => x.Project.Value,
        ReportReturned x => x.Project.Value,
        ReportAccepted x => x.Project.Value,
        PeriodPlanned x => x.Project.Value,
        PeriodSettled x => x.Project.Value,
        ProjectRegistered x => x.Project.Value,
        _ => Guid.Empty,
    };
}
