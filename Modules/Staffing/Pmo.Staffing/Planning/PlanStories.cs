namespace Pmo.Staffing.Planning;

/// <summary>How plans are told.</summary>
internal static class PlanStories
{
    public static IReadOnlyList<StreamStory> All { get; } =
    [
        new StreamStory<StaffingPlan>("staffing.plan", "Plan for the pool").Is<PlanId>().Also(Role.PmoOfficer).On(id => $"/staffing/plans/{id}")
            .Called<PlanDrafted>(e => $"Plan {e.Name}").Called<PlanRenamed>(e => $"Plan {e.Name}")
            .Names("Lines", "Lines").Names("Move", "What it would do").Names("Last", "Last number given").Names("ToSend", "Lines still to be sent").Names("Firm", "Firm or soft").Names("Code", "Project's code").Names("For", "The booking as it stood")
            .Names("Percent", "Share of a full week").Names("Until", "Soft until").Names("CopyOf", "Copy of").Names("Outcome", "What became of it").Names("Whole", "Only whole").Names("Line", "Line").Names("Number", "Line").Names("Done", "Done").Names("Asked", "Asked for").Names("Refused", "Refused")
            .Says<PlanDrafted>(e => $"{Tell.Name(e.By)} began the plan {e.Name}{(e.CopyOf is { } of ? $", a copy of {Tell.Record(StaffingPlan.StreamOf(of))}" : "")}.")
            .Says<PlanRenamed>(e => $"{Tell.Name(e.By)} named the plan {e.Name}.")
            .Says<PlanLineEntered>(e => $"{Tell.Name(e.By)} entered line {e.Line}: {Words(e.Move)}.", e => Tell.Day(e.Move.Kind == PlannedKind.Release ? e.Move.To : e.Move.From))
            .Says<PlanLineRemoved>(e => $"{Tell.Name(e.By)} took out line {e.Line}.")
            .Says<PlanDiscarded>(e => $"{Tell.Name(e.By)} discarded the plan: {e.Reason}")
            .Says<PlanApplied>(e => $"{Tell.Name(e.By)} applied the plan{(e.Whole ? ", as every line would go through" : "")}: {e.Reason}")
            .Says<PlanLineSent>(e => $"Line {e.Line} was put before its rule: {Words(e.Move)}.")
            .Says<PlanLineSettled>(e => $"Line {e.Line} {Words(e.Outcome)}.{(e.Why is { } why ? $" {why}" : "")}")
            .Says<PlanCarriedOut>(e => $"The plan is carried out: {Tell.Count(e.Done, "line", "lines")} done, {e.Asked} asked for, {e.Refused} refused."),
    ];

    /// <summary>A move as people say it.</summary>
    public static string Words(PlannedMove move) => move.Kind switch
    {
        PlannedKind.Book => $"{(move.Firm == BookingKind.Hard ? "Book" : "Pencil in")} {Tell.Name(move.Person)} for {Tell.Name(move.Project)} with {move.Percent} % of a week, from {Tell.Day(move.From)} to {Tell.Day(move.To)}",
        PlannedKind.Release => $"Release {Tell.Name(move.Person)} from {Tell.Name(move.Project)}: the last day is {Tell.Day(move.To)}",
        _ => $"Give {Tell.Name(move.Person)} {move.Percent} % of a week for {Tell.Name(move.Project)} from {Tell.Day(move.From)} on, until {Tell.Day(move.To)}",
    };

    public static string Words(PlannedOutcome outcome) => outcome switch { PlannedOutcome.Done => "was carried out as planned", PlannedOutcome.Asked => "waits for somebody's consent", _ => "was refused by its rule" };
}
