namespace Pmo;

/// <summary>
/// What is put beside the tables of a scratch file so that every change of a cell is written down with the event that made it. The
/// projections do not know of it. Tables that follow the log never have it.
/// </summary>
internal sealed class Tracing(IReadOnlyList<TracedTable> tables)
{
    /// <summary>Without this, an <c>insert or replace</c> hides the deletion of the row it replaces.</summary>
    public const string Pragma = "pragma recursive_triggers=on";

    /// <summary>The tables of changes, and the triggers that fill them.</summary>
    public string Schema { get; } = string.Join(";\n", [
        "create table pmo_at (position integer not null)",
        "insert into pmo_at values (0)",
        "create table pmo_change (n integer primary key, position integer not null, tbl text not null, pk text not null, col text not null, old, new, project blob)",
        .. tables.SelectMany(Triggers)]);

    /// <summary>Made when a bulk fill is done.</summary>
    public string Indexes => "create index pmo_change_cell on pmo_change (pk, tbl, col); create index pmo_change_position on pmo_change (position)";

    /// <summary>Says which event is being applied.</summary>
    public static Sql Mark(long position)
    {
        SqlText text = $"update pmo_at set position = {position}";
        return text.ToSql();
    }

    private static IEnumerable<string> Triggers(TracedTable t)
    {
        yield return Trigger(t, "insert", $"after insert on {t.Name}", "new", ["'', null, 1", .. t.Columns.Select(c => $"'{c.Name}', null, new.{c.Name}")], [null, .. t.Columns.Select(c => $"new.{c.Name} is not null")]);
        yield return Trigger(t, "update", $"after update of {string.Join(", ", t.Columns.Select(c => c.Name))} on {t.Name}", "new", [.. t.Columns.Select(c => $"'{c.Name}', old.{c.Name}, new.{c.Name}")], [.. t.Columns.Select(c => $"old.{c.Name} is not new.{c.Name}")]);
        yield return Trigger(t, "delete", $"after delete on {t.Name}", "old", ["'', 1, null", .. t.Columns.Select(c => $"'{c.Name}', old.{c.Name}, null")], [null, .. t.Columns.Select(c => $"old.{c.Name} is not null")]);
    }

    private static string Trigger(TracedTable t, string kind, string when, string row, IReadOnlyList<string> cells, IReadOnlyList<string?> where)
    {
        var key = string.Join(" || ',' || ", t.Key.Select(k => $"quote({row}.{k})"));
        var inserts = cells.Select((cell, i) => $"insert into pmo_change (position, tbl, pk, col, old, new, project) select position, '{t.Name}', {key}, {cell}, {(t.Project is null ? "null" : $"{row}.{t.Project}")} from pmo_at{(where[i] is { } changed ? $" where {changed}" : "")};");
        return $"create trigger pmo_trace_{t.Name}_{kind} {when} begin\n{string.Join('\n', inserts)}\nend";
    }
}
