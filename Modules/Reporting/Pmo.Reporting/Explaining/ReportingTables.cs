using static Pmo.CellKind;

namespace Pmo.Reporting.Explaining;

/// <summary>The tables behind the figures and differences of reporting, of whose cells it can be told which event set them.</summary>
internal static class ReportingTables
{
    public static IReadOnlyList<TracedTable> All { get; } =
    [
        new("portfolio", "Project", ["project"], "project",
        [
            new("status", "Project"), new("rag", "Status", Topic: "Status"), new("rag_on", "Status as of", Plain), new("data_date", "Newest data date", Plain), new("department", "Department", Unit, "Assignments"), new("manager", "Project manager", Person, "Assignments"),
            new("sponsor", "Sponsor", Person, "Assignments"), new("category", "Category", Plain), new("phase", "Phase", Plain), new("budget", "Budget", Number), new("forecast", "Forecast", Number), new("percent", "Complete, %", Number), new("baseline_end", "Approved end", Plain),
            new("forecast_end", "Forecast end", Plain), new("moved", "Forecast end moved", Number),
        ]) { Topic = "Project facts", Stream = "office.project" },
        new("reports", "Revision of a report", ["project", "data_date", "revision"], "project",
        [
            new("state", "Revision"), new("counts", "Counts as the record", Flag), new("rag", "Status reported"), new("schedule", "Schedule"), new("cost", "Cost"), new("scope", "Scope"), new("resources", "Resources"), new("benefits", "Benefits"),
            new("percent", "Complete reported, %", Number), new("baseline", "Budget reported", Number), new("actual", "Actual cost reported", Number), new("forecast", "Forecast reported", Number),
            new("start", "Start reported", Plain), new("baseline_end", "Approved end reported", Plain), new("forecast_end", "Forecast end reported", Plain), new("reviewer", "Reviewer", Person, "Assignments"),
        ]) { Topic = "Ratings reported" },
        new("project_months", "Reporting month", ["project", "month"], "project", [new("rag", "Status of the month")]),
        new("obligations", "Report", ["obligation"], "project",
        [
            new("state", "Report"), new("due", "Due", Instant), new("lateness", "How far behind"), new("standard", "Version of the reporting standard", Number), new("revision", "Revision", Number), new("submitted_at", "First handed in", Instant),
            new("on_time", "In time", Flag), new("incomplete", "Sent back as incomplete", Flag), new("reviewer", "Reviewer", Person, "Assignments"),
        ]) { Topic = "Reports", Stream = "reporting.obligation" },
        new("ladders", "Ladder", ["ladder"], "project", [new("level", "Escalated to"), new("person", "Escalated to the person", Person), new("exhausted", "At its end", Flag), new("ended", "Ended", Instant), new("waits", "Waits because of")]) { Topic = "Escalations" },
        new("escalations", "Step of a ladder", ["ladder", "step"], "project", [new("level", "Level"), new("person", "To", Person), new("days_late", "Days late then", Number)]) { Topic = "Escalations" },
        new("asks", "Question", ["ask"], "project", [new("state", "Question"), new("asked_of", "Asked of", Person), new("answer", "Answer"), new("answered_at", "Answered", Instant), new("closed_at", "Closed", Instant)]) { Topic = "Questions", Stream = "reporting.ask" },
        new("measured_reports", "Report as measured", ["obligation"], "project", [new("state", "Asked for"), new("department", "Department it counts for", Unit), new("manager", "Project manager it counts for", Person), new("sponsor", "Sponsor it counts for", Person)]),
        new("summary_lines", "Line of a summary", ["summary", "version", "code", "project"], "project", [new("rag", "Status told"), new("revision", "From revision", Number), new("told", "Told", Flag)]),
        new("measured_reminders", "Reminder", ["obligation", "days", "day"], "project", [new("sent", "Reminder")]),
    ];
}
