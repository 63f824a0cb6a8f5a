using Pmo.Office;

namespace Pmo.Reporting.Importing;

/// <summary>What an import will do, decided before anything is written: a verdict for every row, and either problems or the projects and reports to write.</summary>
/// <param name="Import">Made from the bytes of file and map, so that a renamed file is the same import.</param>
/// <param name="DepartmentColumn">The column in which a row names its department.</param>
/// <param name="Problems">Why nothing is imported; empty when the plan can be carried out.</param>
/// <param name="Unused">Columns of the file that the map does not use.</param>
internal sealed record ImportPlan(
    Guid Import, string File, string Name, GoLive GoLive, string DepartmentColumn,
    IReadOnlyList<RowProblem> Problems, IReadOnlyList<RowVerdict> Rows, IReadOnlyList<PlannedUnit> Departments, IReadOnlyList<PlannedProject> Projects,
    IReadOnlyList<DateOnly> DataDates, IReadOnlyList<string> Unused)
{
    public bool CanRun => Problems.Count == 0;
    public int Reports => Projects.Sum(p => p.Reports.Count);
    public int Gaps => Projects.Sum(p => p.Gaps.Count);
    public int MovedLater => Projects.Sum(p => p.MovedLater);
    public int MovedEarlier => Projects.Sum(p => p.MovedEarlier);

    /// <summary>How many rows got which verdict.</summary>
    public int Count(Verdict verdict) => Rows.Count(r => r.Verdict == verdict);

    /// <summary>How many reports carry which mark: field, kind, number.</summary>
    public IReadOnlyList<MarkCount> Marks => [.. Projects.SelectMany(p => p.Reports).SelectMany(r => r.Content.Marks)
        .GroupBy(m => (m.Field, m.Mark)).Select(g => new MarkCount(g.Key.Field, g.Key.Mark, g.Count())).OrderBy(m => m.Field, StringComparer.Ordinal).ThenBy(m => m.Mark)];
}

/// <summary>What becomes of a row.</summary>
public enum Verdict
{
    /// <summary>Imported as it stands.</summary>
    Imported,

    /// <summary>Imported, with marks: what it does not say, and what is odd about it.</summary>
    Marked,

    /// <summary>Not imported: another row says the same, or counts instead.</summary>
    Duplicate,

    /// <summary>Not imported: the mapping file says it is no report, and why.</summary>
    LeftOut,

    /// <summary>The reason, or one of the reasons, why nothing is imported.</summary>
    Refused,
}

/// <summary>What becomes of a row, and why.</summary>
public sealed record RowVerdict(int Row, Verdict Verdict, string? Project, string? Name, DateOnly? DataDate, IReadOnlyList<string> Why);

/// <summary>How many reports carry a mark on a field.</summary>
public sealed record MarkCount(string Field, FieldMarkKind Mark, int Count);

/// <summary>A department the file names, and the unit of the register it stands for.</summary>
internal sealed record PlannedUnit(UnitId Unit, string Code, string Name);

/// <summary>A project of the file, as its latest rows describe it.</summary>
/// <param name="DepartmentRow">The row that names the department last.</param>
/// <param name="Gaps">The portfolio's reporting dates between its first and last report on which it did not report.</param>
/// <param name="MovedLater">How often a forecast end was later than the one reported before.</param>
internal sealed record PlannedProject(
    ProjectId Project, string Code, string Name, string? Description, string? DepartmentCode, int DepartmentRow, ProjectProfile Profile,
    IReadOnlyList<PlannedReport> Reports, IReadOnlyList<PlannedGap> Gaps, int MovedLater, int MovedEarlier);

/// <summary>A period without a report.</summary>
internal sealed record PlannedGap(DateOnly DataDate, string Period);

/// <summary>A report of the past.</summary>
/// <param name="Marks">What the row does not say and what is odd about it, in words.</param>
internal sealed record PlannedReport(int Row, DateOnly DataDate, string Period, ReportContent Content, IReadOnlyList<string> Marks);
