namespace Pmo.Reporting;

/// <summary>One report that is expected: unique per project, cadence and data date.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(IdJson))]
public readonly record struct ObligationId(Guid Value) : IId<ObligationId>
{
    public static ObligationId From(Guid value) => new(value);

    /// <summary>The obligation of a project for a data date.</summary>
    public static ObligationId Of(ProjectId project, DateOnly dataDate) =>
        new(Ids.Named("reporting.obligation", $"{project}/{dataDate:yyyy-MM-dd}", new DateTimeOffset(dataDate, TimeOnly.MinValue, TimeSpan.Zero)));

    public override string ToString() => Value.ToString("n");
}

/// <summary>A report is expected. From this day on the obligation exists and is tracked.</summary>
/// <param name="Period">What people call it: "2026-W45", "November 2026", "2026 Q4".</param>
/// <param name="DataDate">What the report's figures are as of.</param>
/// <param name="Opens">From then on the form is open.</param>
/// <param name="Due">Data date plus working days, at a time of day in the project's zone.</param>
/// <param name="LateAt">End of the grace: overdue before, late from then on.</param>
/// <param name="VeryLateAt">Very late from then on.</param>
/// <param name="MissedAt">The next data date, and not before it is due: still without a report then, it closes as missed.</param>
/// <param name="Short">The short form that is asked for; null: the report.</param>
[EventName("reporting.obligation-scheduled")]
public sealed record ObligationScheduled(
    ObligationId Obligation, ProjectId Project, string Period, DateOnly DataDate, DateTimeOffset Opens, DateTimeOffset Due,
    DateTimeOffset LateAt, DateTimeOffset VeryLateAt, DateTimeOffset? MissedAt, string Zone, ShortForm? Short = null) : IOfObligation;

/// <summary>The period has opened; the report is checked against the standard in force at this moment.</summary>
[EventName("reporting.obligation-opened")]
public sealed record ObligationOpened(ObligationId Obligation, ProjectId Project, int Standard, DateTimeOffset At) : IOfObligation;

/// <summary>A changed calendar or cadence moved an open obligation's dates.</summary>
/// <param name="Opens">The new opening, while it has not opened; null: as before.</param>
/// <param name="Zone">The new zone of the project; null: as before.</param>
[EventName("reporting.obligation-redated")]
public sealed record ObligationRedated(
    ObligationId Obligation, ProjectId Project, DateTimeOffset Due, DateTimeOffset LateAt, DateTimeOffset VeryLateAt, DateTimeOffset? MissedAt,
    string Reason, DateTimeOffset? Opens = null, string? Zone = null) : IOfObligation;

/// <summary>Somebody moved the due date of one report, later, with the reason; it is in time again until then.</summary>
[EventName("reporting.obligation-due-moved")]
public sealed record ObligationDueMoved(
    ObligationId Obligation, ProjectId Project, DateTimeOffset Due, DateTimeOffset LateAt, DateTimeOffset VeryLateAt, DateTimeOffset? MissedAt, string Reason, PersonId By, DateTimeOffset At) : IOfObligation;

/// <summary>How far behind a missing report is.</summary>
public enum Lateness { Overdue, Late, VeryLate, Missed }

/// <summary>A report that did not come is now overdue, late, very late or missed.</summary>
/// <param name="At">The clock value used.</param>
/// <param name="NextAt">When it falls further behind, if it does not come; null: it cannot.</param>
[EventName("reporting.report-fell-behind")]
public sealed record ReportFellBehind(ObligationId Obligation, ProjectId Project, Lateness Lateness, DateTimeOffset Due, DateTimeOffset At, DateTimeOffset? NextAt = null) : IOfObligation;

/// <summary>A report was handed in and is frozen. Revision 1 settles the obligation's lateness.</summary>
[EventName("reporting.report-submitted")]
public sealed record ReportSubmitted(ObligationId Obligation, ProjectId Project, int Revision, DateOnly DataDate, ReportContent Content, PersonId By, DateTimeOffset At, bool OnTime, string? Correction = null, PersonId? OnBehalfOf = null) : IOfObligation;

/// <summary>An officer took a report up for review.</summary>
[EventName("reporting.review-started")]
public sealed record ReviewStarted(ObligationId Obligation, ProjectId Project, int Revision, PersonId By, DateTimeOffset At, PersonId? OnBehalfOf = null) : IOfObligation;

/// <summary>A report was given to an officer to review.</summary>
[EventName("reporting.reviewer-assigned")]
public sealed record ReviewerAssigned(ObligationId Obligation, ProjectId Project, int Revision, PersonId Reviewer, PersonId By, DateTimeOffset At, PersonId? OnBehalfOf = null) : IOfObligation;

/// <summary>A report was sent back, with a reason per section and a day by which the revision is due.</summary>
/// <param name="Incomplete">Something that was asked for is missing in substance; a report that came on time shows as "on time, incomplete".</param>
/// <param name="To">Who answered for the project's reports then, and is told; null: nobody.</param>
[EventName("reporting.report-returned")]
public sealed record ReportReturned(
    ObligationId Obligation, ProjectId Project, int Revision, IReadOnlyList<SectionReason> Reasons, DateTimeOffset RevisionDue, PersonId By, DateTimeOffset At,
    PersonId? OnBehalfOf = null, bool Incomplete = false, PersonId? To = null) : IOfObligation;

/// <summary>Why a section was sent back.</summary>
public sealed record SectionReason(string Section, string Reason);

/// <summary>A report was accepted and counts from now on as the project's record.</summary>
[EventName("reporting.report-accepted")]
public sealed record ReportAccepted(ObligationId Obligation, ProjectId Project, int Revision, DateOnly DataDate, PersonId By, DateTimeOffset At, string? Remark = null, PersonId? OnBehalfOf = null) : IOfObligation;

/// <summary>A period needs no report, with the reason; it shows as excused, never as missing.</summary>
[EventName("reporting.period-excused")]
public sealed record PeriodExcused(ObligationId Obligation, ProjectId Project, string Reason, PersonId By, DateTimeOffset At) : IOfObligation;

/// <summary>An obligation ended without a report because its project ended or its cadence was replaced.</summary>
[EventName("reporting.obligation-cancelled")]
public sealed record ObligationCancelled(ObligationId Obligation, ProjectId Project, string Reason, DateTimeOffset At) : IOfObligation;

/// <summary>A period before the project's go-live, as a file tells it: with its report (see <see cref="ReportImported"/>) or as a gap.</summary>
/// <param name="Missing">No report stands in the file for it.</param>
[EventName("reporting.obligation-imported")]
public sealed record ObligationImported(ObligationId Obligation, ProjectId Project, string Period, DateOnly DataDate, bool Missing, Guid Import) : IOfObligation;

/// <summary>A report of the past, from a file. History, not news: no reminder, escalation or mail follows from it.</summary>
/// <param name="Source">File, row and key, as people would look it up.</param>
[EventName("reporting.report-imported")]
public sealed record ReportImported(ObligationId Obligation, ProjectId Project, DateOnly DataDate, ReportContent Content, string Source, IReadOnlyList<string> Marks, Guid Import) : IOfObligation;

/// <summary>All rows of an import are in the log; from now on they are shown.</summary>
[EventName("reporting.import-completed")]
public sealed record ImportCompleted(Guid Import, string File, int Projects, int Reports, int Missing, DateTimeOffset At);
