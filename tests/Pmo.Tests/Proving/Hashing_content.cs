using Microsoft.Data.Sqlite;

namespace Pmo.Tests.Proving;

/// <summary>A table's hash says what is in it, and nothing of how it came there.</summary>
[Trait("Feature", "A7")]
public sealed class Hashing_content : IDisposable
{
    private const string Tables = """
        create table lamp (lamp blob primary key, room text not null, watts real) without rowid;
        create table loose (what, n);
        create table saved (person int not null, name text not null collate nocase, at text, primary key (person, name));
        create table note (id integer primary key, body text);
        create virtual table words using fts5 (body, content='note', content_rowid='id');
        create trigger note_in after insert on note begin insert into words (rowid, body) values (new.id, new.body); end;
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("pmo-hash-").FullName;
    private int files;

    private static readonly string[] Rows =
    [
        "insert into lamp values (x'02', 'hall', 40.5)", "insert into lamp values (x'01', 'cellar', null)",
        "insert into loose values ('a', 1)", "insert into loose values ('a', 1.0)", "insert into loose values ('a', 1)", "insert into loose values (x'61', null)",
        "insert into saved values (1, 'Late', null)", "insert into saved values (1, 'red', 'x')",
        "insert into note values (7, 'the bridge is late')", "insert into note values (3, 'the tunnel is not')",
    ];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_rows_give_the_same_hash_in_whatever_order_they_came_and_however_the_file_is_laid_out()
    {
        using var straight = Made(Tables, Rows);
        using var reversed = Made("pragma page_size=8192;" + Tables, [.. Rows.Reverse()]);
        using var worn = Made(Tables, ["insert into loose values ('gone', 9)", "insert into saved values (1, 'gone', null)", .. Rows, "delete from loose where n = 9", "delete from saved where name = 'GONE'", "insert into words (words) values ('optimize')", "vacuum"]);

        var said = ContentHash.OfAll(straight);

        Assert.Equal(["lamp", "loose", "note", "saved", "words"], said.Select(t => t.Name));
        Assert.Equal([2, 4, 2, 2, 8], said.Select(t => t.Rows));
        Assert.Equal(said, ContentHash.OfAll(reversed));
        Assert.Equal(said, ContentHash.OfAll(worn));
        Assert.Equal(ContentHash.Of(said), ContentHash.Of(said.Reverse()));
    }

    [Theory]
    [InlineData("update lamp set watts = 40 where lamp = x'02'", "lamp", "lamp 02", "watts 40.5", "watts 40.0")]
    [InlineData("update lamp set watts = 0 where watts is null", "lamp", "lamp 01", "watts nothing", "watts 0.0")]
    [InlineData("delete from lamp where lamp = x'01'", "lamp", "lamp 01", "a row", null)]
    [InlineData("insert into lamp values (x'0101', 'attic', 1)", "lamp", "lamp 0101", null, "a row")]
    [InlineData("update saved set name = 'late' where name = 'LATE'", "saved", "person 1, name 'Late'", "name 'Late'", "name 'late'")]
    [InlineData("update loose set n = '1' where typeof(n) = 'real'", "loose", "what 'a', n '1'", null, "a row")]
    [InlineData("delete from loose where rowid = 1", "loose", "what 'a', n 1", "it more often", "it less often")]
    [InlineData("update note set body = 'the bridge is on time' where id = 7", "note", "id 7", "body a text of 18 characters", "body a text of 21 characters")]
    [InlineData("insert into words (words, rowid, body) values ('delete', 7, 'the bridge is late')", "words", "term 'bridge', doc 7, col 'body', offset 1", "a row", null)]
    [InlineData("delete from loose", "loose", "what 'a', n 1", "a row", null)]
    public void Any_other_value_gives_another_hash_and_the_row_is_named_with_both_sides(string change, string table, string row, string? live, string? anew)
    {
        using var before = Made(Tables, Rows);
        using var after = Made(Tables, [.. Rows, change]);
        var shapes = TableShape.Of(before);

        Assert.Equal([table], ContentHash.OfAll(before).Except(ContentHash.OfAll(after)).Select(t => t.Name));
        var found = FirstDifference.Of(shapes.Single(s => s.Name == table), before, after, () => { })!;
        Assert.Equal((table, row), (found.Table, found.Row));
        AssertSaid(live, found.Live);
        AssertSaid(anew, found.Anew);
        Assert.All(shapes.Where(s => s.Name != table), s => Assert.Null(FirstDifference.Of(s, before, after, () => { })));
    }

    [Fact]
    public void A_difference_says_neither_prose_nor_more_than_can_be_compared()
    {
        using var before = Made(Tables, [.. Rows, "insert into note values (9, 'my private word about Anna')"]);
        using var after = Made(Tables, [.. Rows, "insert into note values (9, 'my private word about Maria')"]);

        var sentence = FirstDifference.Of(TableShape.Of(before).Single(s => s.Name == "note"), before, after, () => { })!.Sentence;

        Assert.DoesNotContain("private", sentence, StringComparison.Ordinal);
        Assert.StartsWith("note: in the row id 9 the screen has body a text of 26 characters (", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_values_that_run_into_each_other_are_not_taken_for_one()
    {
        const string Table = "create table t (a, b, primary key (a, b)) without rowid";
        using var one = Made(Table, ["insert into t values ('ab', 'c')"]);
        using var other = Made(Table, ["insert into t values ('a', 'bc')"]);
        Assert.NotEqual(ContentHash.OfAll(one), ContentHash.OfAll(other));
    }

    [Fact]
    public void A_hash_that_was_written_down_once_stays_the_same_for_ever()
    {
        using var file = Made(Tables, Rows);
        Assert.StartsWith("81427aaef959d4beae011f1f733f3be6ec84a2a22", ContentHash.Of(ContentHash.OfAll(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_wants_it_no_more_is_heard_while_a_large_table_is_read()
    {
        using var file = Made("create table t (n integer primary key)", ["with recursive c(n) as (select 1 union all select n + 1 from c where n < 5000) insert into t select n from c"]);
        var breaths = 0;
        Assert.Throws<OperationCanceledException>(() => ContentHash.Of(file, TableShape.Of(file)[0], () => { if (++breaths == 3) throw new OperationCanceledException(); }));
    }

    private static void AssertSaid(string? expected, string? said)
    {
        if (expected is null) Assert.Null(said);
        else Assert.StartsWith(expected, said, StringComparison.Ordinal);
    }

    private SqliteConnection Made(string tables, string[] rows)
    {
        var connection = ReadModelFile.Open(Path.Combine(folder, $"{files++}.db"), SqliteOpenMode.ReadWriteCreate);
        foreach (var statement in (string[])["pragma journal_mode=off; pragma synchronous=off", tables, .. rows]) ReadModelFile.Execute(connection, statement);
        return connection;
    }
}
