namespace Pmo.Reporting.Summaries;

/// <summary>One project in a summary.</summary>
/// <param name="Source">The report it is said from; null: none was accepted for the period.</param>
/// <param name="Ratings">The dimensions' ratings.</param>
/// <param name="Headline">The first section of the report, shortened.</param>
/// <param name="Decisions">What the report asks others to decide and is still open.</param>
/// <param name="MoreDecisions">How many more it asks than fit here.</param>
/// <param name="Before">How it stood by the last report that counts before the period.</param>
/// <param name="Gaps">The reports of the period that are not simply here: missing, late, sent back, waiting, excused, not yet due.</param>
public sealed record SummaryLine(
    ProjectId Project, string Code, string Name, PersonId? Manager, SummarySource? Source, Rag? Overall, string? OverallAsGiven, IReadOnlyList<DimensionRating> Ratings,
    DateOnly? ForecastEnd, decimal? Budget, decimal? Forecast, string? Currency, string? Headline, IReadOnlyList<DecisionAsked> Decisions, int MoreDecisions,
    EarlierRating? Before, IReadOnlyList<SummaryGap> Gaps)
{
    /// <summary>No report of this project was asked for in the period.</summary>
    public bool NotAsked => Source is null && Gaps.Count == 0;
}

/// <summary>The report a line is said from.</summary>
/// <param name="Revision">0: from a file.</param>
public sealed record SummarySource(ObligationId Obligation, int Revision, DateOnly DataDate);

/// <summary>A decision asked for.</summary>
public sealed record DecisionAsked(string Text, string? Owner, DateOnly? Due);

/// <summary>How a project stood before.</summary>
public sealed record EarlierRating(Rag? Rag, string? AsGiven, DateOnly DataDate);

/// <summary>Why a report of the period is named apart.</summary>
public enum SummaryGapKind
{
    /// <summary>Due and not here.</summary>
    Missing,
    /// <summary>It came after it was due.</summary>
    Late,
    /// <summary>Sent back, and not here again.</summary>
    Returned,
    /// <summary>Handed in, and not judged yet.</summary>
    Waiting,
    /// <summary>None was asked for, with a reason.</summary>
    Excused,
    /// <summary>Not due yet.</summary>
    NotDue,
}

/// <summary>A report of the period that is named apart.</summary>
/// <param name="Obligation">Null where it is not the reader's to look into.</param>
/// <param name="Days">Begun days after due; null: in time.</param>
/// <param name="Reason">Why it was excused.</param>
public sealed record SummaryGap(ObligationId? Obligation, string Period, DateOnly DataDate, SummaryGapKind Kind, int? Days = null, string? Reason = null);
