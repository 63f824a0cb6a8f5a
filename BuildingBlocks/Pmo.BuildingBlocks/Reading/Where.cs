namespace Pmo;

/// <summary>A part of a condition, with its values, that a query puts together before it is used in a statement.</summary>
public sealed class Where
{
    private readonly List<object> parts = [];

    internal IReadOnlyList<object> Parts => parts;
    internal bool Filtered { get; private set; }

    /// <summary>A condition that is always true, to which others are added.</summary>
    public static Where All => new Where().Add($"1");

    /// <summary>Adds a condition with <c>and</c>, if it applies.</summary>
    public Where And(bool applies, ref SqlText condition)
    {
        if (!applies) return this;
        parts.Add(" and (");
        Add(ref condition);
        parts.Add(")");
        return this;
    }

    private Where Add(ref SqlText condition)
    {
        var sql = condition.ToSql();
        Filtered |= condition.Filtered;
        var pieces = sql.Shape.Text.Split('?');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) parts.Add(sql.Values[i - 1]);
            if (pieces[i].Length > 0) parts.Add(string.Intern(pieces[i]));
        }

        return this;
    }
}

/// <summary>An <c>order by</c> chosen by the reader from the columns a query allows.</summary>
public readonly record struct SortBy
{
    private SortBy(string text) => Text = text;

    internal string Text { get; }

    /// <summary>The order for a key of the address (<c>name</c>, or <c>-name</c> for descending); unknown keys give the first.</summary>
    /// <param name="key">What the reader chose.</param>
    /// <param name="then">The tie-break, so that pages do not overlap.</param>
    /// <param name="columns">Key and SQL expression of every allowed order.</param>
    public static SortBy Of(string? key, string then, params ReadOnlySpan<(string Key, string Column)> columns)
    {
        var descending = key is ['-', ..];
        var name = descending ? key![1..] : key;
        var (chosen, column) = columns[0];
        foreach (var c in columns)
            if (c.Key == name) (chosen, column) = c;
        if (chosen != name) descending = false;
        return new SortBy($"{column} {(descending ? "desc" : "asc")} nulls last, {then}");
    }
}
