using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pmo;

/// <summary>How a figure is made from what its rows contribute.</summary>
public enum FigureKind
{
    /// <summary>The sum of what the rows contribute; for most it is one a row.</summary>
    Sum,
    /// <summary>Of the rows that count, how many contribute.</summary>
    Share,
    /// <summary>The middle one of what the rows contribute; of an even number the mean of the two in the middle.</summary>
    Median,
    /// <summary>What the one row that counts says; nothing where none does.</summary>
    Single,
    /// <summary>What the rows contribute, of what they contribute it to: hours booked of hours worked.</summary>
    Ratio,
}

/// <summary>How a figure is written.</summary>
public enum FigureForm
{
    /// <summary>A number.</summary>
    Number,
    /// <summary>A day, counted in days from the first of January of the year 1.</summary>
    Day,
    /// <summary>Percent.</summary>
    Percent,
}

/// <summary>Which of the many figures of one definition is meant.</summary>
/// <param name="Unit">Only projects of this part of the tree.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="By">What it is broken down by.</param>
/// <param name="Part">Which part of that, or which month, status or state.</param>
/// <param name="Project">Only this project.</param>
public sealed record FigureScope(UnitId? Unit = null, DateOnly? From = null, DateOnly? To = null, string? By = null, string? Part = null, ProjectId? Project = null);

/// <summary>
/// A figure that can say why it is what it is: what it counts, in words; what the page shows, asked from the page's own answer; and every
/// row that entered or was left out, found by a way of its own, so that the two check each other.
/// </summary>
public abstract class FigureDefinition
{
    /// <summary>Its name in addresses and events: <c>reporting.red-projects</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What people call it.</summary>
    public abstract string Title { get; }

    /// <summary>How it is counted, in words that a reviewer can check it by.</summary>
    public abstract string Words { get; }

    /// <summary>Raise it when the figure counts something else than before.</summary>
    public virtual int Version => 1;

    /// <summary>How it is made from the rows.</summary>
    public virtual FigureKind Kind => FigureKind.Sum;

    /// <summary>How it is written.</summary>
    public virtual FigureForm Form => FigureForm.Number;

    /// <summary>What it is a figure of, where there is one for each: "project". Without saying which, there is nothing to explain.</summary>
    public virtual string? OfEach => null;

    /// <summary>What its part is, where it is one of several: "Month".</summary>
    public virtual string? PartIs => null;

    /// <summary>Which of its parts is meant, as told text; null: all of it.</summary>
    public virtual string? PartWords(FigureScope scope) => scope.Part;

    /// <summary>What its parts may be, in the order they are offered; empty where anything may stand there.</summary>
    public virtual IReadOnlyList<string> Parts(Viewer who, Db db) => [];

    /// <summary>The query that shows it: who may ask that may ask why.</summary>
    public abstract Type Asks { get; }

    /// <summary>What is shown, and the rows, all from one moment of the tables. Rows of projects the viewer may not look into are never among them.</summary>
    public abstract FigureAnswer Explain(FigureScope scope, Viewer who, Db db);

    /// <summary>Changes with the definition.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Name}\n{Version}\n{Kind}\n{Title}\n{Words}"))));
}

/// <summary>A figure as a number, or as so many of so many.</summary>
/// <param name="Of">What it is a share of; null: it is no share.</param>
public sealed record FigureValue(decimal? Number, decimal? Of = null);

/// <summary>What the page shows, and what it should be made of.</summary>
/// <param name="Shown">As the page's own answer gives it.</param>
/// <param name="Rows">The rows that entered, and those left out with the reason.</param>
/// <param name="Unseen">How many rows entered of projects that the viewer may not look into: they are told by their number only.</param>
/// <param name="UnseenGives">What those contribute together.</param>
/// <param name="UnseenOf">What they contribute it to.</param>
public sealed record FigureAnswer(FigureValue Shown, IReadOnlyList<FigureRow> Rows, int Unseen = 0, decimal UnseenGives = 0, decimal UnseenOf = 0)
{
    /// <summary>The rows a viewer may see one by one, and the number of the others that entered.</summary>
    public static FigureAnswer For(Viewer who, FigureValue shown, IReadOnlyList<FigureRow> rows)
    {
        var unseen = rows.Where(r => !Seen(who, r) && r.LeftOut is null).ToList();
        return new(shown, [.. rows.Where(r => Seen(who, r))], unseen.Count, unseen.Sum(r => r.Gives), unseen.Sum(r => r.Of));
    }

    // A row about no project is seen by whoever may ask for the figure.
    private static bool Seen(Viewer who, FigureRow row) => row.Project is not { } project || who.Sees(project);

    /// <summary>The rows that entered.</summary>
    public IEnumerable<FigureRow> Entered => Rows.Where(r => r.LeftOut is null);

    /// <summary>The figure, made again from the rows.</summary>
    public FigureValue Made(FigureKind kind) => kind switch
    {
        FigureKind.Share => new(Entered.Sum(r => r.Gives) + UnseenGives, Entered.Count() + Unseen),
        FigureKind.Ratio => new(Entered.Sum(r => r.Gives) + UnseenGives, Entered.Sum(r => r.Of) + UnseenOf),
        FigureKind.Median => new(Median([.. Entered.Select(r => r.Gives).Order()])),
        FigureKind.Single when !Entered.Any() => new(null),
        _ => new(Entered.Sum(r => r.Gives) + UnseenGives),
    };

    private static decimal? Median(IReadOnlyList<decimal> sorted) => sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}

/// <summary>One row behind a figure.</summary>
/// <param name="Title">What it is, as told text.</param>
/// <param name="Href">Where it is looked at; null: nowhere.</param>
/// <param name="Project">The project it is about; null: none, and whoever may ask for the figure sees it.</param>
/// <param name="Gives">What it contributes.</param>
/// <param name="Says">What it is counted as, in words: "late", "12 days".</param>
/// <param name="LeftOut">Why it does not count; null: it does.</param>
/// <param name="Cells">Where in the tables it stands.</param>
/// <param name="Rules">Versions of rules it was made by: "Reporting standard, version 3".</param>
/// <param name="Of">What it contributes to that of which the figure is a part, where it is a ratio.</param>
public sealed record FigureRow(string Title, string? Href, ProjectId? Project, decimal Gives, string Says, string? LeftOut, IReadOnlyList<RowCells> Cells, IReadOnlyList<string>? Rules = null, decimal Of = 0);

/// <summary>Cells of one row of a traced table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">The row's key, as SQLite quotes it, commas between columns.</param>
/// <param name="Columns">The cells the figure reads.</param>
public sealed record RowCells(string Table, string Key, params string[] Columns)
{
    /// <summary>The key of a row that an id names.</summary>
    public static string KeyOf(Guid id) => $"X'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'";

    /// <summary>The key of a row that an id and something else name.</summary>
    public static string KeyOf(Guid id, params ReadOnlySpan<object> rest)
    {
        var key = new StringBuilder(KeyOf(id));
        foreach (var part in rest)
            key.Append(',').Append(part switch
            {
                string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
                DateOnly day => string.Create(CultureInfo.InvariantCulture, $"'{day:yyyy-MM-dd}'"),
                _ => Convert.ToString(part, CultureInfo.InvariantCulture),
            });
        return key.ToString();
    }
}
