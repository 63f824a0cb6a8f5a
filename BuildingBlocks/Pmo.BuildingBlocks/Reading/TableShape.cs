using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>What of a file's tables is content, and the one order in which it is read, whenever and however the rows came there.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Key">Those that name a row; all of them where the table has no key.</param>
/// <param name="Source">Where the rows are read from.</param>
/// <param name="Order">What they are ordered by.</param>
internal sealed record TableShape(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key, string Source, string Order)
{
    /// <summary>Reads every row in order.</summary>
    public string Select => $"select {List(Columns)} from {Source} order by {Order}";

    /// <summary>Reads the row of a key, whose values are bound.</summary>
    public string SelectOne => $"select {List(Columns)} from {Source} where {string.Join(" and ", Key.Select(k => $"{Quoted(k)} is ?"))}";

    /// <summary>
    /// Every table of a file in order of name: the position it stands at is left out, and a full-text index counts by the words it finds, not
    /// by how it is laid out. Makes temporary views of those indexes, so nothing may be under way on this connection.
    /// </summary>
    public static IReadOnlyList<TableShape> Of(SqliteConnection connection) =>
        [.. Names(connection).Select(t => t.FullText ? Words(connection, t.Name) : t.Name == ReadModelFile.LeftOut ? LeftOut : Table(connection, t.Name, t.ByKey)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The streams that were left out: which and where; the words of the failure are not content.</summary>
    private static TableShape LeftOut { get; } = new(ReadModelFile.LeftOut, ["projection", "stream", "position", "event"], ["projection", "stream"], ReadModelFile.LeftOut, "projection, stream");

    private static TableShape Table(SqliteConnection connection, string name, bool byKey)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name, pk from pragma_table_info($name) order by cid";
        command.Parameters.AddWithValue("$name", name);
        using var reader = command.ExecuteReader();
        var columns = new List<(string Name, long Key)>();
        while (reader.Read()) columns.Add((reader.GetString(0), reader.GetInt64(1)));
        string[] key = [.. columns.Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.Name)];
        string[] all = [.. columns.Select(c => c.Name)];
        // Without a rowid a key names one row and is never null: its own order is enough, and costs no sorting. Elsewhere the
        // rest stands behind it: a key may be null twice, and 1 and 1.0 are one in an order and two in a table.
        var order = byKey ? List(key) : string.Join(", ", key.Concat(all.Except(key)).Select(c => $"{Quoted(c)} collate binary, typeof({Quoted(c)})"));
        return new TableShape(name, all, key.Length > 0 ? key : all, Quoted(name), order);
    }

    private static TableShape Words(SqliteConnection connection, string name)
    {
        var view = $"temp.{Quoted("pmo words " + name)}";
        ReadModelFile.Execute(connection, $"create virtual table if not exists {view} using fts5vocab('main', {Quoted(name)}, 'instance')");
        // Within a term the index itself gives documents, columns and places in order.
        string[] columns = ["term", "doc", "col", "offset"];
        return new TableShape(name, columns, columns, view, "term");
    }

    private static List<(string Name, bool ByKey, bool FullText)> Names(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select l.name, l.wr, m.sql from pragma_table_list l join sqlite_master m on m.name = l.name where l.schema = 'main' and l.type in ('table', 'virtual') and l.name <> 'pmo_checkpoint' and l.name not like 'sqlite\\_%' escape '\\'";
        using var reader = command.ExecuteReader();
        var names = new List<(string, bool, bool)>();
        while (reader.Read()) names.Add((reader.GetString(0), reader.GetInt64(1) == 1, reader.GetString(2).Contains("using fts5", StringComparison.OrdinalIgnoreCase)));
        return names;
    }

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quoted));

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
