namespace Pmo.Reporting.Summaries;

/// <summary>The consolidated summary of one scope and period, in all its versions.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(IdJson))]
public readonly record struct SummaryId(Guid Value) : IId<SummaryId>
{
    public static SummaryId From(Guid value) => new(value);

    /// <summary>The summary of a unit (null: the whole portfolio) over the data dates from one day to another.</summary>
    public static SummaryId Of(UnitId? unit, DateOnly from, DateOnly to) => new(Ids.Named("reporting.summary", $"{unit?.ToString() ?? "all"}/{from:yyyy-MM-dd}/{to:yyyy-MM-dd}"));

    public override string ToString() => Value.ToString("n");
}

/// <summary>A version of a summary was asked for; its lines are being taken from the accepted reports.</summary>
/// <param name="ScopeName">What the unit is called now.</param>
/// <param name="From">The first data date.</param>
/// <param name="To">The last data date.</param>
/// <param name="Opening">What the PMO says first, in Markdown.</param>
[EventName("reporting.summary-begun")]
internal sealed record SummaryBegun(
    SummaryId Summary, int Version, UnitId? Unit, string ScopeName, DateOnly From, DateOnly To, RollUp RollUp, string Title, string? Opening, PersonId By, DateTimeOffset At);

/// <summary>Some lines of a version, frozen, each with the report it says it from.</summary>
/// <param name="Part">From 0.</param>
[EventName("reporting.summary-lines-kept")]
internal sealed record SummaryLinesKept(SummaryId Summary, int Version, int Part, IReadOnlyList<SummaryLine> Lines, DateTimeOffset At);

/// <summary>All lines of a version are in the log: from now on it can be read, and it never changes.</summary>
[EventName("reporting.summary-issued")]
internal sealed record SummaryIssued(SummaryId Summary, int Version, int Parts, int Projects, RolledUp Result, PersonId By, DateTimeOffset At);
