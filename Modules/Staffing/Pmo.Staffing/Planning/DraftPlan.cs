using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Planning;

/// <summary>Begins a plan.</summary>
/// <param name="Plan">A new id, chosen by the sender.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record DraftPlan(PlanId Plan, string Name) : ICommand;

/// <summary>A plan begins empty, with a name; it changes nothing of the pool.</summary>
internal sealed class DraftPlanRule : IRule<DraftPlan, StaffingPlan>
{
    public string Stream(DraftPlan c) => StaffingPlan.StreamOf(c.Plan);

    public Decision Decide(DraftPlan c, StaffingPlan plan, Moment m) => plan switch
    {
        { Stage: not null } => Decision.Refuse("plan.taken", "This plan was begun already: open it."),
        _ when !StaffingPlan.IsName(c.Name) => StaffingPlan.NoName,
        _ => [new PlanDrafted(c.Plan, c.Name.Trim(), null, m.Actor, m.Now)],
    };
}

/// <summary>Gives a plan another name.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record RenamePlan(PlanId Plan, string Name) : ICommand;

/// <summary>Any plan can be renamed, also one that was applied.</summary>
internal sealed class RenamePlanRule : IRule<RenamePlan, StaffingPlan>
{
    public string Stream(RenamePlan c) => StaffingPlan.StreamOf(c.Plan);

    public Decision Decide(RenamePlan c, StaffingPlan plan, Moment m) => plan switch
    {
        { Stage: null } => StaffingPlan.Unknown,
        _ when !StaffingPlan.IsName(c.Name) => StaffingPlan.NoName,
        _ when c.Name.Trim() == plan.Name => Decision.Nothing,
        _ => [new PlanRenamed(c.Plan, c.Name.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Puts a plan aside.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record DiscardPlan(PlanId Plan, string Reason) : ICommand;

/// <summary>A draft is discarded with a reason; what was applied cannot be taken back by that.</summary>
internal sealed class DiscardPlanRule : IRule<DiscardPlan, StaffingPlan>
{
    public string Stream(DiscardPlan c) => StaffingPlan.StreamOf(c.Plan);

    public Decision Decide(DiscardPlan c, StaffingPlan plan, Moment m) => plan switch
    {
        { Stage: PlanStage.Discarded } => Decision.Nothing,
        _ when plan.Closed is { } closed => closed,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ => [new PlanDiscarded(c.Plan, c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Begins a plan with the lines of another.</summary>
/// <param name="Plan">A new id, chosen by the sender.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record CopyPlan(PlanId Plan, PlanId Of, string Name) : ICommand;

/// <summary>All lines are taken over; of a plan that was applied only those that were refused, as the others are so already.</summary>
internal sealed class CopyPlanRule : IRule<CopyPlan, StaffingPlan, StaffingPlan>
{
    public string Stream(CopyPlan c) => StaffingPlan.StreamOf(c.Plan);
    public IEnumerable<string> Consults(CopyPlan c, StaffingPlan plan) => [StaffingPlan.StreamOf(c.Of)];

    public Decision Decide(CopyPlan c, StaffingPlan plan, StaffingPlan of, Moment m) => plan switch
    {
        { Stage: not null } => Decision.Refuse("plan.taken", "This plan was begun already: open it."),
        _ when of.Stage is null => StaffingPlan.Unknown,
        _ when of.Stage == PlanStage.Applying => Decision.Refuse("plan.applying", "This plan is being carried out: copy it once it is done."),
        _ when of.Stage == PlanStage.Applied && Left(of).Count == 0 => Decision.Refuse("plan.nothing-left", "Nothing of this plan was refused: there is nothing left to copy."),
        _ when !StaffingPlan.IsName(c.Name) => StaffingPlan.NoName,
        _ => new([new PlanDrafted(c.Plan, c.Name.Trim(), c.Of, m.Actor, m.Now), .. Left(of).Select((l, n) => new PlanLineEntered(c.Plan, n + 1, l.Move, l.For, m.Actor, m.Now))]),
    };

    private static List<PlanLine> Left(StaffingPlan of) => [.. of.Lines.Values.Where(l => of.Stage != PlanStage.Applied || l.Outcome == PlannedOutcome.Refused)];
}
