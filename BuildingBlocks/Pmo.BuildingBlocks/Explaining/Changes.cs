using System.Text.Json;

namespace Pmo;

/// <summary>A change of one cell by one event.</summary>
/// <param name="Position">The event.</param>
/// <param name="Table">The table.</param>
/// <param name="Key">The row.</param>
/// <param name="Column">The cell; empty: the row itself came (1) or went.</param>
/// <param name="Old">Before; for text, as it stands, for ids in hex.</param>
/// <param name="New">After.</param>
/// <param name="Project">The project the row is about.</param>
public sealed record CellChange(long Position, string Table, string Key, string Column, string? Old, string? New, ProjectId? Project);

/// <summary>Asks the trace of a module.</summary>
public static class Changes
{
    /// <summary>The last change of every traced cell of these rows up to a position, and of each row its coming.</summary>
    public static IReadOnlyList<CellChange> Last(Db db, IEnumerable<RowCells> rows, long position)
    {
        var keys = JsonSerializer.Serialize(rows.Select(r => r.Key).Distinct());
        return db.List<CellChange>($"""
            select position, tbl "table", pk "key", col "column", case typeof(old) when 'blob' then hex(old) else old end old, case typeof(new) when 'blob' then hex(new) else new end new, project
            from (select *, max(n) from pmo_change where pk in (select value from json_each({keys})) and position <= {position} group by pk, tbl, col) order by n
            """);
    }

    /// <summary>Every change of one cell up to a position, and its row's coming and going, oldest first.</summary>
    public static IReadOnlyList<CellChange> OfCell(Db db, string table, string key, string column, long position) => db.List<CellChange>($"""
        select position, tbl "table", pk "key", col "column", case typeof(old) when 'blob' then hex(old) else old end old, case typeof(new) when 'blob' then hex(new) else new end new, project
        from pmo_change where pk = {key} and tbl = {table} and col in ({column}, '') and position <= {position} order by n
        """);

    /// <summary>Everything that changed after one position up to another, oldest first.</summary>
    public static IReadOnlyList<CellChange> Between(Db db, long after, long until) => db.List<CellChange>($"""
        select position, tbl "table", pk "key", col "column", case typeof(old) when 'blob' then hex(old) else old end old, case typeof(new) when 'blob' then hex(new) else new end new, project
        from pmo_change where position > {after} and position <= {until} order by n
        """);
}
