namespace Pmo;

/// <summary>Which rows of a list are answered: one page of it, or all of it where somebody takes it away as a file.</summary>
/// <param name="Number">The page, from 1.</param>
/// <param name="Size">Rows of a page.</param>
public readonly record struct Slice(int Number, int Size)
{
    /// <summary>The most rows that are answered at once.</summary>
    public const int Whole = 10_000;

    private const int Most = 500;
    private const int Last = 1_000_000;

    /// <summary>Rows before it.</summary>
    public long Skip => (Number - 1L) * Size;

    /// <summary>The page somebody asks for.</summary>
    public static Slice Of(Viewer who, int page, int size) => who.Whole ? new(1, Whole) : new(Math.Clamp(page, 1, Last), Math.Clamp(size, 1, Most));

    /// <summary>The page somebody asks for of a list of known length; behind the end it is the last.</summary>
    public static Slice Of(Viewer who, int page, int size, long total)
    {
        var slice = Of(who, page, size);
        return slice with { Number = (int)Math.Clamp(slice.Number, 1, Math.Max(1, (total + slice.Size - 1) / slice.Size)) };
    }
}
