namespace Pmo.Reporting;

/// <summary>What every report must say: sections, ratings, figures, and what a colour must be explained with. A version never changes once issued.</summary>
/// <param name="Version">1 is the one that ships; each one issued is one higher.</param>
/// <param name="From">Periods that open on this day or later are checked against it.</param>
/// <param name="Sections">Texts asked for, in order.</param>
/// <param name="Dimensions">What is rated beside the whole.</param>
/// <param name="Figures">Figures asked for.</param>
/// <param name="Colours">What each colour must be explained with.</param>
/// <param name="Note">What is new and why.</param>
public sealed record ReportingStandard(
    int Version, DateOnly From, IReadOnlyList<StandardSection> Sections, IReadOnlyList<Dimension> Dimensions,
    IReadOnlyList<FigureAsked> Figures, IReadOnlyList<ColourRule> Colours, string Note)
{
    /// <summary>What a colour must be explained with.</summary>
    public IReadOnlyList<Explanation> Needs(Rag colour) => Colours.FirstOrDefault(c => c.Colour == colour)?.Needs ?? [];
}

/// <summary>One section of the report.</summary>
/// <param name="Key">Short, lower-case, never changed: texts are kept under it.</param>
/// <param name="Hint">What belongs in it, in a sentence.</param>
/// <param name="MostWords">About as many words as it should have at most, said to whoever writes; more are not refused. Null: nothing is said.</param>
public sealed record StandardSection(string Key, string Title, string Hint, bool Mandatory, int? MostWords = null);

/// <summary>A figure of the report.</summary>
public enum Figure { Baseline, Planned, Actual, Forecast, PercentComplete, Start, BaselineEnd, ForecastEnd, Phase, Milestones }

/// <summary>A figure asked for.</summary>
public sealed record FigureAsked(Figure Figure, bool Mandatory);

/// <summary>What a colour may have to be explained with.</summary>
public enum Explanation { Comment, Cause, Action, Owner, WayToGreen }

/// <summary>What must be said where a colour is given.</summary>
public sealed record ColourRule(Rag Colour, IReadOnlyList<Explanation> Needs);

/// <summary>A version of the reporting standard was issued.</summary>
[EventName("reporting.standard-issued")]
public sealed record ReportingStandardIssued(ReportingStandard Standard, PersonId By, DateTimeOffset At);
