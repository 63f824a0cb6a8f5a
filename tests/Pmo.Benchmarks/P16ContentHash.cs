using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pmo.Benchmarks;

/// <summary>Hashes the content of all tables of Reporting, row by row. The floor reads the same rows in the same order, every column, and does nothing with them.</summary>
internal sealed class P16ContentHash : IRow
{
    public string Row => "P16";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var log = await bench.Log();
        await using var house = new House(log.Directory, durable: false);
        var tables = new ModuleTables("reporting", [.. house.Get<IEnumerable<Projection>>().Where(p => MessageNames.ModuleOf(p.GetType()) == "reporting")]);
        var path = Path.Combine(bench.Folder(), "tables.db");
        await new BulkFill(tables, house.Get<IEventStore>(), house.Get<EventSerializer>()).Fill(path, await house.Get<IEventStore>().Head(), _ => { }, CancellationToken.None);
        using var file = ReadModelFile.Open(path, SqliteOpenMode.ReadWrite);
        ReadModelFile.Execute(file, "pragma cache_size=-16384; pragma temp_store=file");
        var shapes = TableShape.Of(file);
        var (words, rows) = (shapes.Where(s => s.Source.StartsWith("temp.", StringComparison.Ordinal)).ToArray(), shapes.Where(s => !s.Source.StartsWith("temp.", StringComparison.Ordinal)).ToArray());
        return [await Measure(bench, file, rows, "content hash of all tables"), await Measure(bench, file, words, "content hash of the full-text index, by word")];
    }

    private async Task<Line> Measure(Bench bench, SqliteConnection file, TableShape[] shapes, string name)
    {
        var count = shapes.Sum(s => ContentHash.Of(file, s, () => { }).Rows);
        var rounds = bench.Rounds();
        await rounds.Run(("ours", () => Rounds.Speed(count, () => Hash(file, shapes))), ("read", () => Rounds.Speed(count, () => Read(file, shapes))));
        return rounds.Line(Row, $"{name}, {count:N0} rows", "ours", "read", "rows/s", "≥ 0.5");
    }

    private static Task Hash(SqliteConnection file, TableShape[] shapes)
    {
        foreach (var shape in shapes) ContentHash.Of(file, shape, () => { });
        return Task.CompletedTask;
    }

    private static Task Read(SqliteConnection file, TableShape[] shapes)
    {
        foreach (var shape in shapes)
        {
            using var statement = Raw.Prepare(file.Handle!, shape.Select);
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) Raw.Read(statement);
        }

        return Task.CompletedTask;
    }
}
