using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>Two tables that should be the same and are not: the first row in which they differ, and how.</summary>
/// <param name="Table">Which table.</param>
/// <param name="Row">The row's key: column and value.</param>
/// <param name="Live">What the tables that answer have; null: they have no such row.</param>
/// <param name="Anew">What the log makes; null: it makes no such row.</param>
public sealed record TableDifference(string Table, string Row, string? Live, string? Anew)
{
    /// <summary>The difference in words.</summary>
    public string Sentence => (Live, Anew) switch
    {
        (null, _) => $"{Table}: the row {Row} is made by the log and is missing on screen.",
        (_, null) => $"{Table}: the row {Row} is on screen and no event makes it.",
        _ => $"{Table}: in the row {Row} the screen has {Live}, and the log makes {Anew}.",
    };
}

/// <summary>Looks for the first row in which a table differs from the same table made anew.</summary>
internal static class FirstDifference
{
    /// <summary>The first row that differs; null when all are equal.</summary>
    public static TableDifference? Of(TableShape table, SqliteConnection live, SqliteConnection anew, Action breathe)
    {
        using var left = new RowReader(live, table.Select);
        using var right = new RowReader(anew, table.Select);
        int[] key = [.. table.Key.Select(k => table.Columns.ToList().IndexOf(k))];
        for (var n = 1; ; n++)
        {
            if (n % 512 == 0) breathe();
            var (has, made) = (left.Next(), right.Next());
            if (!has && !made) return null;
            if (!made) return OnScreenOnly(table, left, key);
            if (!has) return MissingOnScreen(table, right, key);
            if (Same(left, right)) continue;
            if (key.All(c => Same(left, right, c))) return Between(table, left, right, key);
            if (Lacks(table, anew, left, key)) return OnScreenOnly(table, left, key);
            if (Lacks(table, live, right, key)) return MissingOnScreen(table, right, key);
            // Both sides have both rows: keys that are the same to the table, or rows without a key that are there more often.
            return key.Length < table.Columns.Count ? Between(table, left, right, key) : new(table.Name, Said(table, left, key), "it more often", "it less often");
        }
    }

    private static TableDifference OnScreenOnly(TableShape table, RowReader row, int[] key) => new(table.Name, Said(table, row, key), "a row", null);

    private static TableDifference MissingOnScreen(TableShape table, RowReader row, int[] key) => new(table.Name, Said(table, row, key), null, "a row");

    private static bool Same(RowReader left, RowReader right)
    {
        left.Clear();
        right.Clear();
        left.Add();
        right.Add();
        return left.Bytes.SequenceEqual(right.Bytes);
    }

    private static TableDifference Between(TableShape table, RowReader left, RowReader right, int[] key)
    {
        int[] differing = [.. Enumerable.Range(0, table.Columns.Count).Where(c => !Same(left, right, c))];
        return new(table.Name, Said(table, left, key), Said(table, left, differing), Said(table, right, differing));
    }

    private static bool Same(RowReader left, RowReader right, int column)
    {
        left.Clear();
        right.Clear();
        left.Add(column);
        right.Add(column);
        return left.Bytes.SequenceEqual(right.Bytes);
    }

    private static bool Lacks(TableShape table, SqliteConnection other, RowReader row, int[] key)
    {
        using var one = new RowReader(other, table.SelectOne);
        one.Bind(row, key);
        return !one.Next();
    }

    private static string Said(TableShape table, RowReader row, int[] columns) => string.Join(", ", columns.Take(6).Select(c => $"{table.Columns[c]} {row.Said(c)}"));
}
