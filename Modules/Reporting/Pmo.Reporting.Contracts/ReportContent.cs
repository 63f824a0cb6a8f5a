namespace Pmo.Reporting;

/// <summary>What a report says. Frozen byte for byte once submitted.</summary>
/// <param name="Overall">The project manager's own rating; null: not given.</param>
/// <param name="Ratings">One a dimension: schedule, cost, scope, resources, benefits.</param>
/// <param name="Sections">Texts by the standard's section keys.</param>
/// <param name="Figures">Money and dates as of the data date.</param>
/// <param name="Entries">Issues, risks and decisions asked.</param>
/// <param name="Milestones">Milestones with baseline and forecast.</param>
/// <param name="Marks">Fields that are not published or not given, each with a reason.</param>
/// <param name="OverallComment">Why the overall rating is what it is.</param>
/// <param name="OverallAsGiven">The rating in the source's own scale ("Amber/Red"), where it has another.</param>
/// <param name="Recovery">What brings an amber or red project back to green; what of it is asked for, the standard says.</param>
public sealed record ReportContent(
    Rag? Overall,
    IReadOnlyList<DimensionRating> Ratings,
    IReadOnlyList<SectionText> Sections,
    ReportFigures Figures,
    IReadOnlyList<ReportEntry> Entries,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<FieldMark> Marks,
    string? OverallComment = null,
    string? OverallAsGiven = null,
    Recovery? Recovery = null)
{
    /// <summary>A report in which nothing is said yet.</summary>
    public static ReportContent Blank { get; } = new(null, [], [], new ReportFigures(), [], [], []);

    /// <summary>How a dimension is rated; null: not given.</summary>
    public Rag? RatingOf(Dimension dimension)
    {
        foreach (var rating in Ratings)
            if (rating.Dimension == dimension) return rating.Rag;
        return null;
    }

    /// <summary>The text of a section; null: not given.</summary>
    public string? TextOf(string section) => Sections.FirstOrDefault(s => s.Section == section)?.Text;

    /// <summary>Why a field is empty on purpose; null: it is not marked.</summary>
    public FieldMark? MarkOf(string field) => Marks.FirstOrDefault(m => m.Field == field);
}

/// <summary>What is rated beside the whole.</summary>
public enum Dimension { Schedule, Cost, Scope, Resources, Benefits }

/// <summary>A dimension's rating and why it is what it is.</summary>
public sealed record DimensionRating(Dimension Dimension, Rag Rag, string? Comment = null);

/// <summary>Why a project is amber or red, what is done about it, and whether and when it is green again.</summary>
/// <param name="Owner">A role or unit, not a person's name: a report is kept for ever.</param>
/// <param name="GreenOn">The day from which it is expected to be green.</param>
/// <param name="NotRecoverable">It will not be green again.</param>
/// <param name="DependsOn">The decision on which it depends.</param>
public sealed record Recovery(string? Cause = null, string? Action = null, string? Owner = null, DateOnly? GreenOn = null, bool NotRecoverable = false, string? DependsOn = null);

/// <summary>The text of one section of the reporting standard (Markdown).</summary>
/// <param name="Unchanged">Confirmed as unchanged since the last period.</param>
public sealed record SectionText(string Section, string Text, bool Unchanged = false);

/// <summary>Figures as of the data date. Money in <see cref="Currency"/>; the whole life's cost unless said otherwise.</summary>
/// <param name="Baseline">Approved budget.</param>
/// <param name="Planned">Planned cost to the data date.</param>
/// <param name="Actual">Actual cost to the data date.</param>
/// <param name="Forecast">Forecast at completion.</param>
/// <param name="PercentComplete">0–100.</param>
/// <param name="BaselineEnd">Approved end.</param>
/// <param name="ForecastEnd">Forecast end.</param>
/// <param name="Phase">The phase reported.</param>
public sealed record ReportFigures(
    decimal? Baseline = null, decimal? Planned = null, decimal? Actual = null, decimal? Forecast = null, string? Currency = null,
    decimal? PercentComplete = null, DateOnly? Start = null, DateOnly? BaselineEnd = null, DateOnly? ForecastEnd = null, string? Phase = null);

/// <summary>What kind of entry.</summary>
public enum EntryKind { Issue, Risk, Decision }

/// <summary>An issue, a risk or a decision asked.</summary>
public sealed record ReportEntry(EntryKind Kind, string Text, string? Owner = null, DateOnly? Due = null, bool Closed = false);

/// <summary>A milestone with its dates.</summary>
public sealed record Milestone(string Name, DateOnly? Baseline, DateOnly? Forecast, DateOnly? Done = null);

/// <summary>Why a field is empty though it is asked for.</summary>
public enum FieldMarkKind { NotPublished, NotGiven }

/// <summary>A field that is empty on purpose, with the reason.</summary>
/// <param name="Field">"overall", "overall-comment", "rating-schedule", "baseline", "forecast-end" and so on, or a section's key.</param>
public sealed record FieldMark(string Field, FieldMarkKind Mark, string Reason);
