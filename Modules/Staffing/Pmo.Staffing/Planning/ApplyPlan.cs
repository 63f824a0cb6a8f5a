using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Planning;

/// <summary>Carries out a plan.</summary>
/// <param name="Whole">Only if every line would go through at this moment.</param>
/// <param name="Reason">Stands with every release and change.</param>
[May(Role.HeadOfPmo)]
internal sealed record ApplyPlan(PlanId Plan, string Reason, bool Whole = false) : ICommand;

/// <summary>
/// A plan is applied once. Its lines are sent one after another, each decided by its own rule; one that is refused leaves the others alone.
/// Where it is wanted only whole, all lines are tried on the same streams first: what changes between that and a line is decided then.
/// </summary>
internal sealed class ApplyPlanRule : IRule<ApplyPlan, StaffingPlan, PlanFacts>
{
    public string Stream(ApplyPlan c) => StaffingPlan.StreamOf(c.Plan);
    public IEnumerable<string> Consults(ApplyPlan c, StaffingPlan plan) => c.Whole ? [.. plan.Lines.Values.SelectMany(l => PlanFacts.Of(l.Move.Person, l.Move.Project)).Distinct()] : [];

    public Decision Decide(ApplyPlan c, StaffingPlan plan, PlanFacts facts, Moment m) => plan switch
    {
        { Stage: PlanStage.Applying or PlanStage.Applied } => Decision.Nothing,
        _ when plan.Closed is { } closed => closed,
        { Lines.Count: 0 } => Decision.Refuse("plan.empty", "This plan has no lines: enter what it would do."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when c.Whole && Refused(c, plan, facts, m) is { Count: > 0 } refused =>
            Decision.Refuse("plan.not-whole", $"Nothing was done, as {Tell.Count(refused.Count, "line", "lines")} would be refused. Line {refused[0].Line}: {refused[0].Why}"),
        _ => Sent(c, plan, m),
    };

    private static List<TriedLine> Refused(ApplyPlan c, StaffingPlan plan, PlanFacts facts, Moment m) =>
        [.. Trial.Of(plan.InOrder, c.Reason.Trim(), facts.Member, facts.Facts, m, m.Actor).Where(t => t.Outcome == PlannedOutcome.Refused)];

    private static Decision Sent(ApplyPlan c, StaffingPlan plan, Moment m)
    {
        var applied = new PlanApplied(c.Plan, [.. plan.InOrder.Select(l => l.Number)], c.Whole, c.Reason.Trim(), m.Actor, m.Now);
        return [applied, PlanLineSending.Of(c.Plan, plan.Lines[applied.Lines[0]], applied.Reason, m.Actor, m)];
    }
}

/// <summary>Notes what became of a line.</summary>
[May(Role.System)]
internal sealed record SettlePlanLine(PlanId Plan, int Line, PlannedOutcome Outcome, BookingId? Booking, string? Why) : ICommand;

/// <summary>Each line is settled once; then the next one is sent, or the plan is carried out.</summary>
internal sealed class SettlePlanLineRule : IRule<SettlePlanLine, StaffingPlan>
{
    public string Stream(SettlePlanLine c) => StaffingPlan.StreamOf(c.Plan);

    public Decision Decide(SettlePlanLine c, StaffingPlan plan, Moment m) => plan.Lines.GetValueOrDefault(c.Line) switch
    {
        null or { Outcome: not null } => Decision.Nothing,
        _ when plan.Stage != PlanStage.Applying || plan.ToSend.Contains(c.Line) => Decision.Nothing,
        _ => [new PlanLineSettled(c.Plan, c.Line, c.Outcome, c.Booking, c.Why, m.Now), plan.ToSend.Count > 0 ? PlanLineSending.Of(c.Plan, plan.Lines[plan.ToSend[0]], plan.Reason, plan.By, m) : CarriedOut(c, plan, m)],
    };

    private static PlanCarriedOut CarriedOut(SettlePlanLine c, StaffingPlan plan, Moment m)
    {
        var all = plan.Lines.Values.Select(l => l.Number == c.Line ? c.Outcome : l.Outcome).ToList();
        return new(c.Plan, all.Count(o => o == PlannedOutcome.Done), all.Count(o => o == PlannedOutcome.Asked), all.Count(o => o == PlannedOutcome.Refused), m.Now);
    }
}

/// <summary>How a line is sent.</summary>
internal static class PlanLineSending
{
    public static PlanLineSent Of(PlanId plan, PlanLine line, string reason, PersonId by, Moment m) => new(plan, line.Number, line.Move, reason, by, m.Now);
}

/// <summary>A line that was sent is decided about on the person's own stream, and what became of it goes back to the plan.</summary>
internal sealed class CarryOutPlans : Policy
{
    public override string StoredName => "staffing.carry-out-plans";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        PlanLineSent e => [Now(new CarryOutPlanLine(e.Move.Person, e.Plan, e.Line, e.Move, e.Reason, e.By))],
        PlannedMoveDecided e => [Now(new SettlePlanLine(e.Plan, e.Line, e.Outcome, e.Booking, e.Why))],
        _ => None,
    };
}
