namespace Pmo.Components;

/// <summary>Pages of a list that is known whole, such as a ranking.</summary>
public static class Paged
{
    /// <summary>The page of this number, the nearest there is.</summary>
    /// <param name="all">All rows.</param>
    /// <param name="number">From 1; null: the first.</param>
    /// <param name="size">Rows a page.</param>
    public static Page<T> Of<T>(IReadOnlyList<T> all, int? number, int size)
    {
        var shown = Math.Clamp(number ?? 1, 1, new Page<T>(all, all.Count, 1, size).Last);
        return new([.. all.Skip((shown - 1) * size).Take(size)], all.Count, shown, size);
    }
}
