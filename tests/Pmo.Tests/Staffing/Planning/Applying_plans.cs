using Pmo.Staffing;
using Pmo.Staffing.Planning;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.Planning.ThePlan;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Planning;

/// <summary>Applying a plan sends its lines one after another, each decided by the rule that it is subject to.</summary>
[Trait("Feature", "T29")]
public sealed class Applying_plans
{
    private static readonly PlanApplied Applied = new(Id, [2, 1], false, "Agreed.", Head, Now);
    private static readonly PlannedMove Later = Move with { Percent = 60 };

    private static PlanLineSent Sent(int line, PlannedMove move) => new(Id, line, move, "Agreed.", Head, Now);

    [Fact]
    public void What_gives_time_is_sent_before_what_takes_it()
    {
        var soft = Move with { Firm = BookingKind.Soft, Until = new(2026, 4, 30) };
        var more = new PlannedMove(PlannedKind.Change, Pat, Two, Bridge, "BRIDGE", BookingKind.Hard, 80, new(2026, 4, 1), new(2026, 6, 30));
        Plan(Drafted, Entered(1, soft), Entered(2, Move), Entered(3, more), Entered(4, Shorter), Entered(5, Ended)).When(new ApplyPlanRule(), new ApplyPlan(Id, " Agreed. "))
            .Then(Applied with { Lines = [5, 4, 3, 2, 1] }, Sent(5, Ended));
    }

    [Fact]
    public void A_plan_is_applied_once_with_a_reason()
    {
        var rule = new ApplyPlanRule();
        Plan(Drafted, Entered(1, Move), Entered(2, Ended)).When(rule, new ApplyPlan(Id, "Agreed.")).Then(Applied, Sent(2, Ended));
        Plan(Drafted, Entered(1, Move), Entered(2, Ended), Applied).When(rule, new ApplyPlan(Id, "Again.")).Then();
        Plan(Drafted, Entered(1, Move)).When(rule, new ApplyPlan(Id, "")).Refused("staffing.reason");
        Plan(Drafted).When(rule, new ApplyPlan(Id, "Agreed.")).Refused("plan.empty");
        Plan(Drafted, new PlanDiscarded(Id, "No need.", Head, Now)).When(rule, new ApplyPlan(Id, "Agreed.")).Refused("plan.discarded");
        Plan().When(rule, new ApplyPlan(Id, "Agreed.")).Refused("plan.unknown");
    }

    [Fact]
    public void Wanted_only_whole_nothing_is_sent_when_a_line_would_be_refused()
    {
        var rule = new ApplyPlanRule();
        Plan(Drafted, Entered(1, Move)).When(rule, new ApplyPlan(Id, "Agreed.", Whole: true)).Then(Applied with { Lines = [1], Whole = true }, Sent(1, Move));
        Plan(Drafted, Entered(1, Move), Entered(2, Move with { From = new(2026, 6, 1) })).When(rule, new ApplyPlan(Id, "Agreed.", Whole: true)).Refused("plan.not-whole",
            "Nothing was done, as 1 line would be refused. Line 2: This is more than the person is available. From 2026-06-01 to 2026-06-30 60 % for BRIDGE, 40 % for BRIDGE and 40 % for BRIDGE would be booked, and 100 % is available: 70.4 hours on 22 working days too many.");
        // The change that comes first makes room for the booking.
        Plan(Drafted, Entered(1, Later), Entered(2, Shorter with { Percent = 40, To = new(2026, 6, 30) })).When(rule, new ApplyPlan(Id, "Agreed.", Whole: true)).Then<PlanApplied>();
        // A release that only asks makes none yet.
        Plan(Drafted, Entered(1, Later), Entered(2, Ended)).When(rule, new ApplyPlan(Id, "Agreed.", Whole: true)).Refused("plan.not-whole");
    }

    [Fact]
    public void Once_a_line_is_settled_the_next_is_sent_and_after_the_last_the_plan_is_carried_out()
    {
        var rule = new SettlePlanLineRule();
        object[] first = [Drafted, Entered(1, Move), Entered(2, Ended), Applied, Sent(2, Ended)];
        var asked = new PlanLineSettled(Id, 2, PlannedOutcome.Asked, One, null, Now);
        Plan(first).When(rule, new SettlePlanLine(Id, 2, PlannedOutcome.Asked, One, null)).Then(asked, Sent(1, Move));
        Plan([.. first, asked, Sent(1, Move)]).When(rule, new SettlePlanLine(Id, 1, PlannedOutcome.Refused, null, "Too much.")).Then(new PlanLineSettled(Id, 1, PlannedOutcome.Refused, null, "Too much.", Now), new PlanCarriedOut(Id, 0, 1, 1, Now));
        Plan([.. first, asked, Sent(1, Move)]).When(rule, new SettlePlanLine(Id, 2, PlannedOutcome.Done, One, null)).Then();
        // What was not sent is not settled.
        Plan(first).When(rule, new SettlePlanLine(Id, 1, PlannedOutcome.Done, Two, null)).Then();
        Plan(Drafted, Entered(1, Move)).When(rule, new SettlePlanLine(Id, 1, PlannedOutcome.Done, Two, null)).Then();
    }

    [Fact]
    public void A_line_is_decided_by_the_rule_of_what_it_does()
    {
        var booked = Carried(Move);
        Assert.Equal((BookingKind.Hard, 40, Head), booked.Then<PersonBooked>() is var b ? (b.Kind, b.Percent, b.By) : default);
        Assert.Equal((PlannedOutcome.Done, b.Booking), booked.Then<PlannedMoveDecided>() is var d ? (d.Outcome, d.Booking!.Value) : default);
        var changed = Carried(Shorter);
        Assert.Equal((50, "Agreed."), changed.Then<BookingChanged>() is var c ? (c.Percent, c.Reason) : default);
        Assert.Equal((PlannedOutcome.Done, One), changed.Then<PlannedMoveDecided>() is var e ? (e.Outcome, e.Booking!.Value) : default);
        // Already so: nothing is left to do.
        Carried(Shorter with { Percent = 60, To = new(2026, 6, 30) }).Then(new PlannedMoveDecided(Pat, Id, 1, PlannedOutcome.Done, One, null, Now));
        // One that has not begun is released at once.
        Carried(Ended with { Booking = Two, To = new(2026, 3, 1) }, Booked(Two, "BRIDGE", 10, new(2026, 4, 1), new(2026, 6, 30))).Then(
            new BookingReleased(Pat, Two, null, "Agreed.", Head, Now, Bridge), new PlannedMoveDecided(Pat, Id, 1, PlannedOutcome.Done, Two, null, Now));
    }

    [Fact]
    public void A_line_passes_no_rule_that_the_head_could_not()
    {
        Carried(Later).Then(new PlannedMoveDecided(Pat, Id, 1, PlannedOutcome.Refused, null,
            "This is more than the person is available. From 2026-04-01 to 2026-06-30 60 % for BRIDGE and 60 % for BRIDGE would be booked, and 100 % is available: 104 hours on 65 working days too many.", Now));
        // A promise that runs is asked back, not taken back.
        var asked = Carried(Ended);
        asked.Then<ConsentAsked>();
        Assert.Equal((PlannedOutcome.Asked, One), asked.Then<PlannedMoveDecided>() is var d ? (d.Outcome, d.Booking!.Value) : default);
        Carried(Ended with { To = new(2026, 2, 20) }).Then(new PlannedMoveDecided(Pat, Id, 1, PlannedOutcome.Refused, null, "What has passed stays as it was: the last day is 2026-03-02 at the earliest.", Now));
        Carried(Shorter with { Booking = Two }).Then(new PlannedMoveDecided(Pat, Id, 1, PlannedOutcome.Refused, null, "There is no such booking.", Now));
    }

    [Fact]
    public void What_was_sent_is_carried_out_and_comes_back_to_the_plan()
    {
        var policy = new CarryOutPlans();
        Assert.Equal([new Reaction(null, new CarryOutPlanLine(Pat, Id, 1, Move, "Agreed.", Head))], policy.React(Sent(1, Move)));
        Assert.Equal([new Reaction(null, new SettlePlanLine(Id, 1, PlannedOutcome.Refused, null, "Too much."))], policy.React(new PlannedMoveDecided(Pat, Id, 1, PlannedOutcome.Refused, null, "Too much.", Now)));
        Assert.Empty(policy.React(Applied));
    }

    // The system carries it out, in the name of the head.
    private static Given<PoolMember>.Decided Carried(PlannedMove move, params object[] history) =>
        new Given<PoolMember>([Joined, Running, .. history]) { Actor = PersonId.System, Roles = [Role.System], Consulting = [Added, Registered(Bridge, "BRIDGE")] }
            .When(new CarryOutPlanLineRule(), new CarryOutPlanLine(Pat, Id, 1, move, "Agreed.", Head));
}
