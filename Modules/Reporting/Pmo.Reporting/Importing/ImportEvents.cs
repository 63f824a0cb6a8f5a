namespace Pmo.Reporting.Importing;

/// <summary>A part of the imported file, compressed: the log itself keeps what the map reads of it, so an import can go on after a stop and be checked for ever.</summary>
/// <param name="Part">From 0.</param>
/// <param name="Content">A part of the gzipped bytes, base64.</param>
[EventName("reporting.import-part-kept")]
internal sealed record ImportPartKept(Guid Import, int Part, string Content);

/// <summary>A checked file is being imported. Its rows stay hidden until the import is complete.</summary>
/// <param name="File">What the file is called.</param>
/// <param name="Map">The mapping file, in full.</param>
/// <param name="Parts">How many parts the file was kept in.</param>
/// <param name="Reduced">Kept are only the columns that the map uses, as utf-8 with commas; false: the file as it came.</param>
[EventName("reporting.import-started")]
internal sealed record ImportStarted(Guid Import, string File, string Map, int Parts, ImportCounts Counts, PersonId By, DateTimeOffset At, bool Reduced = false);

/// <summary>What became of some of the rows.</summary>
/// <param name="Part">From 0.</param>
[EventName("reporting.import-rows-judged")]
internal sealed record ImportRowsJudged(Guid Import, int Part, IReadOnlyList<RowVerdict> Rows);

/// <summary>What a file holds, counted before it is written.</summary>
public sealed record ImportCounts(
    int Rows, int Projects, int Reports, int Missing, int Departments, int DataDates, DateOnly? First, DateOnly? Last, int MovedLater, int MovedEarlier, IReadOnlyList<MarkCount> Marks)
{
    internal static ImportCounts Of(ImportPlan plan) => new(
        plan.Rows.Count, plan.Projects.Count, plan.Reports, plan.Gaps, plan.Departments.Count, plan.DataDates.Count,
        plan.DataDates.Count > 0 ? plan.DataDates[0] : null, plan.DataDates.Count > 0 ? plan.DataDates[^1] : null, plan.MovedLater, plan.MovedEarlier, plan.Marks);
}
