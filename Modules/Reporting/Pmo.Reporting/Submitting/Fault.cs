namespace Pmo.Reporting.Submitting;

/// <summary>What stops a report, and where: so that the form can point at it.</summary>
/// <param name="Field">The form's field (<see cref="ReportFields"/>).</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record Fault(string Field, string Sentence);

/// <summary>How the parts of a report are called where something is said about them: faults, marks, reasons of a review.</summary>
internal static class ReportFields
{
    public const string Overall = "overall";
    public const string OverallComment = "overall-comment";
    public const string Recovery = "recovery";
    public const string Figures = "figures";
    public const string Entries = "entries";
    public const string Milestones = "milestones";
    public const string Marks = "marks";

    /// <summary>A dimension's rating.</summary>
    public static string Of(Dimension dimension) => "rating-" + dimension.ToString().ToLowerInvariant();

    /// <summary>A figure.</summary>
    public static string Of(Figure figure) => figure switch
    {
        Figure.PercentComplete => "percent-complete",
        Figure.BaselineEnd => "baseline-end",
        Figure.ForecastEnd => "forecast-end",
        _ => figure.ToString().ToLowerInvariant(),
    };

    /// <summary>A figure as people say it.</summary>
    public static string Word(Figure figure) => figure switch
    {
        Figure.Baseline => "Budget",
        Figure.Planned => "Planned cost to date",
        Figure.Actual => "Actual cost to date",
        Figure.Forecast => "Forecast at completion",
        Figure.PercentComplete => "Percent complete",
        Figure.BaselineEnd => "Approved end",
        Figure.ForecastEnd => "Forecast end",
        _ => figure.ToString(),
    };

    /// <summary>A field as people say it; of a section its key.</summary>
    public static string Word(string field)
    {
        var today = Today(field);
        foreach (var figure in Enum.GetValues<Figure>())
            if (Of(figure) == today) return Word(figure);
        foreach (var dimension in Enum.GetValues<Dimension>())
            if (Of(dimension) == today) return $"{dimension} status";
        return today switch
        {
            "" => "A field without a name",
            Overall => "Overall status",
            OverallComment => "Comment on the overall status",
            _ => char.ToUpperInvariant(today[0]) + today[1..].Replace('-', ' '),
        };
    }

    /// <summary>What a field is called today; the first imports marked "budget" and "forecast end".</summary>
    public static string Today(string field) => field == "budget" ? Of(Figure.Baseline) : field.Replace(' ', '-');
}
