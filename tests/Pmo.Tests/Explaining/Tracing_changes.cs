using Microsoft.Data.Sqlite;

namespace Pmo.Tests.Explaining;

/// <summary>Whatever way a table is written, each cell's last change names the event that made it.</summary>
[Trait("Feature", "A6")]
public sealed class Tracing_changes : IDisposable
{
    private static readonly TracedTable Lamps = new("lamp", "Lamp", ["room", "number"], "house", [new("lit", "Lit", CellKind.Flag), new("watts", "Watts", CellKind.Number)]);
    private readonly string path = Path.Combine(Path.GetTempPath(), $"pmo-trace-{Guid.NewGuid():n}.db");
    private readonly SqliteConnection connection;

    public Tracing_changes()
    {
        connection = ReadModelFile.Open(path, SqliteOpenMode.ReadWriteCreate);
        ReadModelFile.Execute(connection, "create table lamp (room text not null, number int not null, house blob not null, lit int, watts int, note text, primary key (room, number))");
        ReadModelFile.Execute(connection, $"{new Tracing([Lamps]).Schema};\n{Tracing.Pragma}");
    }

    [Fact]
    public void A_row_that_comes_names_the_event_for_the_row_and_for_each_cell_that_has_a_value()
    {
        At(7, "insert into lamp values ('hall', 1, X'0A', 1, null, 'private words')");

        Assert.Equal(["7 'hall',1  - 1", "7 'hall',1 lit - 1"], Changes());
    }

    [Fact]
    public void An_update_names_only_the_cells_that_changed()
    {
        At(7, "insert into lamp values ('hall', 1, X'0A', 1, 40, null)");
        At(9, "update lamp set lit = 1, watts = 60");
        At(12, "update lamp set lit = null, note = 'nobody asks'");

        Assert.Equal(["9 'hall',1 watts 40 60", "12 'hall',1 lit 1 -"], Changes().Skip(3));
    }

    [Fact]
    public void An_upsert_that_finds_the_row_is_an_update_and_one_that_does_nothing_is_nothing()
    {
        At(7, "insert into lamp values ('hall', 1, X'0A', 1, 40, null)");
        At(8, "insert into lamp values ('hall', 1, X'0A', 0, 40, null) on conflict do nothing");
        At(9, "insert or ignore into lamp values ('hall', 1, X'0A', 0, 40, null)");
        At(10, "insert into lamp values ('hall', 1, X'0A', 0, 41, null) on conflict do update set watts = excluded.watts");

        Assert.Equal(["10 'hall',1 watts 40 41"], Changes().Skip(3));
    }

    [Fact]
    public void A_replaced_row_goes_and_comes_with_the_event_that_replaced_it()
    {
        At(7, "insert into lamp values ('hall', 1, X'0A', 1, 40, null)");
        At(9, "insert or replace into lamp values ('hall', 1, X'0A', 0, 40, null)");

        Assert.Equal(["9 'hall',1  1 -", "9 'hall',1 lit 1 -", "9 'hall',1 watts 40 -", "9 'hall',1  - 1", "9 'hall',1 lit - 0", "9 'hall',1 watts - 40"], Changes().Skip(3));
    }

    [Fact]
    public void A_row_that_goes_names_the_event_that_deleted_it()
    {
        At(7, "insert into lamp values ('hall', 1, X'0A', 1, 40, null)");
        At(11, "delete from lamp where number = 1");

        Assert.Equal(["11 'hall',1  1 -", "11 'hall',1 lit 1 -", "11 'hall',1 watts 40 -"], Changes().Skip(3));
    }

    private void At(long position, string sql)
    {
        using var prepared = new Prepared(connection.Handle!);
        prepared.Run(Tracing.Mark(position));
        ReadModelFile.Execute(connection, sql);
    }

    private List<string> Changes()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select position || ' ' || pk || ' ' || col || ' ' || coalesce(old, '-') || ' ' || coalesce(new, '-') from pmo_change where tbl = 'lamp' and project = X'0A' order by n";
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read()) all.Add(reader.GetString(0));
        return all;
    }

    public void Dispose()
    {
        connection.Dispose();
        File.Delete(path);
    }
}
