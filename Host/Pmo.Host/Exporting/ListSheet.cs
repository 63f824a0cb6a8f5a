namespace Pmo.Host.Exporting;

/// <summary>A list as it becomes a file.</summary>
/// <param name="Title">What it is a list of.</param>
/// <param name="Heads">The words over its columns.</param>
/// <param name="Rows">Its rows, each as long as the heads; null is an empty cell.</param>
internal sealed record ListSheet(string Title, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<ListCell?>> Rows);

/// <summary>What stands in a cell.</summary>
/// <param name="Text">As it stands on the page.</param>
internal abstract record ListCell(string Text);

/// <summary>Words.</summary>
internal sealed record TextCell(string Text) : ListCell(Text);

/// <summary>A number; of a share, so many of a hundred.</summary>
/// <param name="Unit">What is counted: "EUR", "h", "%".</param>
/// <param name="Exact">The page gave the value itself beside what it shows.</param>
internal sealed record NumberCell(decimal Value, string? Unit, bool Exact, string Text) : ListCell(Text)
{
    /// <summary>The unit of shares.</summary>
    public const string Share = "%";
}

/// <summary>A day.</summary>
internal sealed record DayCell(DateOnly Value, string Text) : ListCell(Text);

/// <summary>An instant.</summary>
internal sealed record InstantCell(DateTimeOffset Value, string Text) : ListCell(Text);
