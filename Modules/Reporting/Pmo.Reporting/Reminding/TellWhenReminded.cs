using Pmo.Office;

namespace Pmo.Reporting.Reminding;

/// <summary>A reminder, and that a report is late, reaches whoever answers for it.</summary>
internal sealed class TellWhenReminded : Policy
{
    /// <summary>A report is due soon, or was due.</summary>
    public static NoticeKind Reminder { get; } = new("reporting.report-reminder", "Reminders of reports you answer for");

    /// <summary>The PMO asks for a report, by hand.</summary>
    public static NoticeKind ByHand { get; } = new("reporting.reminder-by-hand", "The PMO reminds you of a report", Duty: true);

    /// <summary>A report you answer for is late.</summary>
    public static NoticeKind Late { get; } = new("reporting.report-late", "A report you answer for is late", Duty: true, Pressing: true);

    public override string StoredName => "reporting.tell-when-reminded";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ReportReminded { To: { } to } e => [Now(Reminded(e, to))],
        ReminderSent e => [Now(Asked(e))],
        ReportEscalated { Level: LadderLevel.ProjectManager } e => [Now(IsLate(e))],
        _ => None,
    };

    private static RequestNotice Reminded(ReportReminded e, PersonId to) => new(
        Notices.IdOf(Reminder.Name, to, $"{e.Obligation}/{e.Days}", e.At), to, Reminder.Name,
        e.Days switch
        {
            < 0 => $"The report of {Notices.Name(e.Project)} is due in {Days(-e.Days)}.",
            0 => $"The report of {Notices.Name(e.Project)} is due today.",
            _ => $"The report of {Notices.Name(e.Project)} was due {Days(e.Days)} ago.",
        },
        "You answer for this project's reports.", $"/reporting/obligations/{e.Obligation}/report");

    private static RequestNotice Asked(ReminderSent e) => new(
        Notices.IdOf(ByHand.Name, e.To, $"{e.Obligation}", e.At), e.To, ByHand.Name,
        $"{Notices.Name(e.By)} of the PMO reminds you of the report of {Notices.Name(e.Project)}.",
        "You answer for this project's reports.", $"/reporting/obligations/{e.Obligation}/report");

    private static RequestNotice IsLate(ReportEscalated e) => new(
        Notices.IdOf(Late.Name, e.To, $"{e.Ladder}/{e.Step}", e.At), e.To, Late.Name,
        e.Returned is { } r
            ? $"Revision {r.Revision + 1} of the report of {Notices.Name(e.Project)} was asked for and has not come."
            : $"{(e.Missing.Count == 1 ? $"The report for {e.Missing[0].Period}" : $"{e.Missing.Count} reports")} of {Notices.Name(e.Project)} {(e.Missing.Count == 1 ? "has" : "have")} not come.",
        "You answer for this project's reports.", $"/reporting/obligations/{e.Missing[^1].Obligation}/report");

    private static string Days(int days) => days == 1 ? "1 working day" : $"{days} working days";
}
