namespace Pmo.Reporting;

/// <summary>Who is told, one after the other, while a report is missing.</summary>
public enum LadderLevel { ProjectManager, LineManager, HeadOfPmo, Sponsor, Executive }

/// <summary>One step of a ladder.</summary>
/// <param name="Level">Who holds the step; who that is, is found at the moment the step is taken.</param>
/// <param name="GraceWorkingDays">Working days after the step before (the first: after due) until this one is taken.</param>
public sealed record LadderStep(LadderLevel Level, int GraceWorkingDays);

/// <summary>How a department's projects are reminded and escalated.</summary>
/// <param name="Reminders">Working days before (negative) or after due on which whoever answers for the report is reminded.</param>
/// <param name="Steps">The steps, lowest first.</param>
/// <param name="AnswerWorkingDays">Working days somebody has to answer a decision asked of them.</param>
public sealed record LadderRules(IReadOnlyList<int> Reminders, IReadOnlyList<LadderStep> Steps, int AnswerWorkingDays);

/// <summary>A revision that was asked for and did not come: it has a clock and a ladder of its own.</summary>
public sealed record AskedRevision(ObligationId Obligation, int Revision);

/// <summary>A project's reports began to be missing: the ladder counts from its oldest one.</summary>
/// <param name="Ladder">Names this climb.</param>
/// <param name="Returned">The revision that is missing, where a report was sent back; null: reports are missing.</param>
/// <param name="DataDate">Of the report that is missing.</param>
/// <param name="Due">When it was due.</param>
/// <param name="Rules">The ladder in force at that moment; it holds to the end of the climb.</param>
/// <param name="NextAt">When the first step is taken if nothing comes.</param>
[EventName("reporting.ladder-started")]
public sealed record LadderStarted(
    ProjectId Project, Guid Ladder, AskedRevision? Returned, ObligationId Obligation, DateOnly DataDate, DateTimeOffset Due, LadderRules Rules, DateTimeOffset At, DateTimeOffset NextAt);

/// <summary>One more report of a project that is being escalated is missing.</summary>
[EventName("reporting.period-joined-ladder")]
public sealed record PeriodJoinedLadder(ProjectId Project, Guid Ladder, ObligationId Obligation, DateOnly DataDate, DateTimeOffset At);

/// <summary>A missing report of an older period came, or one was excused, dropped or given more time; others are still missing, so the ladder goes on.</summary>
/// <param name="Reason">In words; null where it was not recorded yet.</param>
[EventName("reporting.period-left-ladder")]
public sealed record PeriodLeftLadder(ProjectId Project, Guid Ladder, ObligationId Obligation, DateTimeOffset At, string? Reason = null);

/// <summary>A report that is missing when an escalation is sent.</summary>
public sealed record MissingReport(ObligationId Obligation, string Period, DateOnly DataDate, DateTimeOffset Due);

/// <summary>Why a step was passed over.</summary>
public enum PassedReason
{
    /// <summary>Nobody holds it.</summary>
    Vacant,
    /// <summary>The person was told at a lower step, or holds the next one too.</summary>
    SamePerson,
    /// <summary>Its time had passed while the system was down; the highest step reached is taken once.</summary>
    WhileDown,
}

/// <summary>A step that was passed over, with the reason.</summary>
public sealed record PassedStep(LadderLevel Level, PassedReason Reason);

/// <summary>Missing reports of a project were escalated to whoever held the step at that moment.</summary>
/// <param name="Step">Its place in the ladder, from 0.</param>
/// <param name="To">Whom it went to.</param>
/// <param name="InPlaceOf">The absent holder whose deputy it went to.</param>
/// <param name="Passed">Steps between the one before and this one that were passed over.</param>
/// <param name="Missing">All reports missing at that moment, oldest first.</param>
/// <param name="DaysLate">Begun days since the oldest was due.</param>
/// <param name="NextAt">When the next step is taken if nothing comes; null: this was the top.</param>
[EventName("reporting.report-escalated")]
public sealed record ReportEscalated(
    ProjectId Project, Guid Ladder, AskedRevision? Returned, int Step, LadderLevel Level, PersonId To, PersonId? InPlaceOf, IReadOnlyList<PassedStep> Passed,
    IReadOnlyList<MissingReport> Missing, int DaysLate, DateTimeOffset At, DateTimeOffset? NextAt);

/// <summary>No higher step could be taken: all that were left are vacant or held by people who were told.</summary>
[EventName("reporting.ladder-exhausted")]
public sealed record LadderExhausted(ProjectId Project, Guid Ladder, AskedRevision? Returned, IReadOnlyList<PassedStep> Passed, DateTimeOffset At);

/// <summary>Why the next step of a ladder waits.</summary>
public enum LadderWait
{
    /// <summary>The one who was asked answered, and the answer is given time.</summary>
    Answered,
    /// <summary>The report was promised for a day.</summary>
    Promised,
    /// <summary>Whoever answers for the report is away and nobody stands in: one fresh grace.</summary>
    Absent,
    /// <summary>Hours in which nobody could reach the site do not count.</summary>
    Unreachable,
}

/// <summary>The next step of a ladder waits until another instant.</summary>
[EventName("reporting.ladder-held")]
public sealed record LadderHeld(ProjectId Project, Guid Ladder, AskedRevision? Returned, LadderWait Because, DateTimeOffset Until, DateTimeOffset At);

/// <summary>The newest report that was due came, or none is asked for any more: nobody is escalated to for it any further.</summary>
/// <param name="Reason">In words.</param>
[EventName("reporting.ladder-ended")]
public sealed record LadderEnded(ProjectId Project, Guid Ladder, AskedRevision? Returned, string Reason, DateTimeOffset At);

/// <summary>Whoever answers for a report was reminded of it.</summary>
/// <param name="Days">Working days after due; negative: before.</param>
/// <param name="To">Whom the reminder went to; null: nobody answers for the project.</param>
[EventName("reporting.report-reminded")]
public sealed record ReportReminded(ObligationId Obligation, ProjectId Project, int Days, PersonId? To, PersonId? InPlaceOf, DateTimeOffset Due, DateTimeOffset At) : IOfObligation;

/// <summary>A reminder was not sent because its moment was long past.</summary>
[EventName("reporting.reminder-skipped")]
public sealed record ReminderSkipped(ObligationId Obligation, ProjectId Project, int Days, DateTimeOffset At) : IOfObligation;

/// <summary>The PMO reminded whoever answers for a report, by hand.</summary>
/// <param name="To">Whom the reminder went to.</param>
[EventName("reporting.reminder-sent")]
public sealed record ReminderSent(ObligationId Obligation, ProjectId Project, PersonId By, PersonId To, PersonId? InPlaceOf, DateTimeOffset Due, DateTimeOffset At) : IOfObligation;
