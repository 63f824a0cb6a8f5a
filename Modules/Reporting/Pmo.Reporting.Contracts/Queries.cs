namespace Pmo.Reporting;

/// <summary>What is known of a project now: of every fact the last accepted value.</summary>
[May(Role.Reader)]
public sealed record ShowRecord(ProjectId Project) : IQuery<Answer<ProjectRecord>>;

/// <summary>The record of a project: the last accepted value of each fact; null: nothing accepted, unknown.</summary>
/// <param name="Overall">The last rating given; null where its report rates in another scale only, which is <paramref name="OverallAsGiven"/>.</param>
/// <param name="MovedTimes">How often the forecast end changed from one accepted report to the next.</param>
/// <param name="SlippedDays">From the first forecast end accepted to the last; negative: earlier.</param>
/// <param name="BudgetChange">From the first budget accepted to the last, in the report's currency.</param>
/// <param name="DurationDays">From start to forecast end.</param>
/// <param name="Milestones">Those of the newest report written here; files bring none.</param>
/// <param name="Entries">Issues, risks and decisions of the newest report written here; files bring none.</param>
public sealed record ProjectRecord(
    ProjectId Project,
    Known<Rag>? Overall,
    Known<string>? OverallAsGiven,
    Known<string>? Phase,
    Known<decimal>? PercentComplete,
    Known<decimal>? Baseline,
    Known<decimal>? Actual,
    Known<decimal>? Forecast,
    Known<string>? Currency,
    Known<DateOnly>? Start,
    Known<DateOnly>? BaselineEnd,
    Known<DateOnly>? ForecastEnd,
    int MovedTimes,
    int? SlippedDays,
    decimal? BudgetChange,
    Known<int>? DurationDays = null,
    Known<IReadOnlyList<Milestone>>? Milestones = null,
    Known<IReadOnlyList<ReportEntry>>? Entries = null);

/// <summary>A value with where it comes from.</summary>
/// <param name="DataDate">What day it is as of.</param>
/// <param name="Revision">The revision of the report that says it; 0: imported.</param>
/// <param name="Source">The obligation whose report says it.</param>
/// <param name="AgeDays">Days from the data date to the moment asked for.</param>
public sealed record Known<T>(T Value, DateOnly DataDate, int Revision, ObligationId Source, int AgeDays);
