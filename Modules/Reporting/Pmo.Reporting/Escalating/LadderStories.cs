namespace Pmo.Reporting.Escalating;

/// <summary>How escalation ladders, and each climb of one, are told.</summary>
internal static class LadderStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Climbed(), Book()];

    private static StreamStory<Ladder> Climbed() => new StreamStory<Ladder>("reporting.ladder", "Escalation")
        .Called<LadderStarted>(e => e.Returned is { } r ? $"Escalation of revision {r.Revision + 1} of {Report(r.Obligation)}" : $"Escalation of missing reports of {Tell.Name(e.Project)}")
        .On(_ => "/reporting/escalations")
        .Names("Ladder", "This climb").Names("Climb", "The climb that goes on").Names("Returned", "Revision asked for").Names("Obligation", "Report").Names("Step", "Step taken last, from 0").Names("Steps", "Steps of the ladder")
        .Names("Level", "Who holds the step").Names("To", "Told").Names("Told", "Told on this climb").Names("Passed", "Steps passed over").Names("Missing", "Reports missing").Names("From", "Grace counts from")
        .Names("Because", "Why it waits").Names("Waited", "Waited already because").Names("Rules", "Ladder in force").Names("Due", "Was due at").Names("AnswerWorkingDays", "Working days to answer").Names("GraceWorkingDays", "Working days of grace")
        .Says<LadderStarted>(e => $"{Report(e.Obligation)} is missing; without it the first step of the ladder is taken on {Tell.At(e.NextAt)}.")
        .Says<PeriodJoinedLadder>(e => $"{Report(e.Obligation)} is missing too, and joins the escalation of {Tell.Name(e.Project)}.")
        .Says<PeriodLeftLadder>(e => $"{Report(e.Obligation)} came or was excused; a newer one is still missing.")
        .Says<ReportEscalated>(e => $"{Tell.Count(e.Missing.Count, "missing report")} of {Tell.Name(e.Project)}, {Tell.Count(e.DaysLate, "day")} late, {(e.Missing.Count == 1 ? "was" : "were")} escalated to {Tell.Name(e.To)} as {PassedWords.Of(e.Level)}{(e.InPlaceOf is { } away ? $", in the place of {Tell.Name(away)}" : "")}.{(PassedWords.Of(e.Passed) is { } passed ? " " + passed : "")}")
        .Says<LadderExhausted>(e => $"Nobody higher can be told of the missing reports of {Tell.Name(e.Project)}.{(PassedWords.Of(e.Passed) is { } passed ? " " + passed : "")}")
        .Says<LadderHeld>(e => $"The next step waits until {Tell.At(e.Until)}: {Why(e.Because)}.")
        .Says<LadderEnded>(e => $"Nobody is told any further: {e.Reason}");

    private static StreamStory<LadderBook> Book() => new StreamStory<LadderBook>("reporting.ladders", "Escalation ladders").Rules().Also(Role.Administrator).On(_ => "/reporting/ladders")
        .Called<LadderSet>(_ => "Escalation ladders of all departments")
        .Names("Default", "Where a department has none of its own").Names("Own", "Departments with their own").Names("Level", "Who holds the step").Names("Steps", "Steps of the ladder")
        .Names("AnswerWorkingDays", "Working days to answer").Names("GraceWorkingDays", "Working days of grace")
        .Says<LadderSet>(e => e.Rules is { } rules
            ? $"{Whose(e.Department)} {(e.Department is null ? "escalate" : "escalates")} missing reports to {Tell.List([.. rules.Steps.Select(s => PassedWords.Of(s.Level))])}."
            : $"{Whose(e.Department)} {(e.Department is null ? "escalate" : "escalates")} as the department above it.");

    private static string Whose(UnitId? department) => Tell.Name(department, "All departments without a ladder of their own");

    private static string Report(ObligationId obligation) => Tell.Record(Obligation.StreamOf(obligation));

    private static string Why(LadderWait wait) => wait switch
    {
        LadderWait.Answered => "whoever was asked has answered, and the answer is given time",
        LadderWait.Promised => "the report was promised for a day",
        LadderWait.Absent => "whoever answers for the report is away, and nobody stands in",
        _ => "hours in which nobody could reach the site do not count",
    };
}
