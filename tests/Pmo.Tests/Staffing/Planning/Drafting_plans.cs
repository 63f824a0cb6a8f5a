using Pmo.Staffing;
using Pmo.Staffing.Planning;
using static Pmo.Tests.Staffing.Planning.ThePlan;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Planning;

/// <summary>A plan is a draft of what could be done: it may be anything that makes sense, and promises nothing.</summary>
[Trait("Feature", "T29")]
public sealed class Drafting_plans
{
    [Fact]
    public void A_plan_begins_with_a_name_and_can_be_renamed()
    {
        Plan().When(new DraftPlanRule(), new DraftPlan(Id, " Spring ")).Then(Drafted);
        Plan(Drafted).When(new DraftPlanRule(), new DraftPlan(Id, "Spring")).Refused("plan.taken");
        Plan().When(new DraftPlanRule(), new DraftPlan(Id, new('x', 101))).Refused("plan.name");
        Plan(Drafted).When(new RenamePlanRule(), new RenamePlan(Id, "Summer")).Then(new PlanRenamed(Id, "Summer", Head, Now));
        Plan(Drafted).When(new RenamePlanRule(), new RenamePlan(Id, "Spring")).Then();
        Plan(Drafted).When(new RenamePlanRule(), new RenamePlan(Id, "")).Refused("plan.name");
        Plan().When(new RenamePlanRule(), new RenamePlan(Id, "Summer")).Refused("plan.unknown");
    }

    [Fact]
    public void A_line_books_somebody_of_the_pool_for_a_running_project_also_for_too_much()
    {
        var rule = new PlanBookingRule();
        var book = new PlanBooking(Id, Pat, Bridge, BookingKind.Hard, 40, new(2026, 4, 1), new(2026, 6, 30));
        Plan(Drafted).When(rule, book).Then(Entered(1, Move));
        Plan(Drafted, Entered(1, Move)).When(rule, book with { Percent = 100 }).Then(Entered(2, Move with { Percent = 100 }));
        Plan(Drafted).When(rule, book with { Kind = BookingKind.Soft, Until = new(2026, 4, 30) }).Then(Entered(1, Move with { Firm = BookingKind.Soft, Until = new(2026, 4, 30) }));
        Plan(Drafted).When(rule, book with { Kind = BookingKind.Soft }).Refused("booking.until");
        Plan(Drafted).When(rule, book with { Kind = BookingKind.Soft, Until = new(2026, 7, 1) }).Refused("booking.until");
        Plan(Drafted).When(rule, book with { Until = new(2026, 4, 30) }).Refused("booking.until-hard");
        Plan(Drafted).When(rule, book with { Percent = 101 }).Refused("staffing.percent");
        Plan(Drafted).When(rule, book with { To = new(2026, 3, 31) }).Refused("staffing.order");
        Plan(Drafted).When(rule, book with { Project = Harbour }).Refused("project.unknown");
        Plan(Drafted).When(rule, book with { Person = Head }).Refused("pool.unknown");
        Plan().When(rule, book).Refused("plan.unknown");
        new Given<StaffingPlan>(Drafted) { Consulting = [Added, new Pmo.Office.PersonDisabled(Pat), Registered(Bridge, "BRIDGE"), Joined] }.When(rule, book).Refused("person.disabled");
    }

    [Fact]
    public void A_line_ends_or_changes_a_booking_and_each_booking_has_one_line()
    {
        var (release, change) = (new PlanRelease(Id, Pat, One, new(2026, 3, 31)), new PlanChange(Id, Pat, One, 50, new(2026, 4, 1), new(2026, 5, 31)));
        Plan(Drafted).When(new PlanReleaseRule(), release).Then(Entered(1, Ended));
        Plan(Drafted).When(new PlanReleaseRule(), release with { LastDay = new(2026, 6, 30) }).Refused("booking.not-early");
        Plan(Drafted).When(new PlanReleaseRule(), release with { Booking = Two }).Refused("booking.unknown");
        Plan(Drafted, Entered(1, Shorter)).When(new PlanReleaseRule(), release).Refused("plan.twice");
        Plan(Drafted).When(new PlanChangeRule(), change).Then(Entered(1, Shorter));
        Plan(Drafted).When(new PlanChangeRule(), change with { Percent = 0 }).Refused("staffing.percent");
        Plan(Drafted).When(new PlanChangeRule(), change with { Booking = Two }).Refused("booking.unknown");
        Plan(Drafted, Entered(1, Ended)).When(new PlanChangeRule(), change).Refused("plan.twice");
        Plan().When(new PlanReleaseRule(), release).Refused("plan.unknown");
        Plan().When(new PlanChangeRule(), change).Refused("plan.unknown");
    }

    [Fact]
    public void A_line_is_taken_out_and_its_number_is_not_used_again()
    {
        Plan(Drafted, Entered(1, Move)).When(new RemovePlanLineRule(), new RemovePlanLine(Id, 1)).Then(new PlanLineRemoved(Id, 1, Head, Now));
        Plan(Drafted, Entered(1, Move), new PlanLineRemoved(Id, 1, Head, Now)).When(new RemovePlanLineRule(), new RemovePlanLine(Id, 1)).Then();
        Plan(Drafted, Entered(1, Move), new PlanLineRemoved(Id, 1, Head, Now)).When(new PlanReleaseRule(), new PlanRelease(Id, Pat, One, new(2026, 3, 31))).Then(Entered(2, Ended));
        Plan().When(new RemovePlanLineRule(), new RemovePlanLine(Id, 1)).Refused("plan.unknown");
    }

    [Fact]
    public void A_plan_has_at_most_sixty_lines()
    {
        object[] full = [Drafted, .. Enumerable.Range(1, StaffingPlan.Most).Select(n => Entered(n, Move))];
        Plan(full).When(new PlanBookingRule(), new PlanBooking(Id, Pat, Bridge, BookingKind.Hard, 40, new(2026, 4, 1), new(2026, 6, 30))).Refused("plan.long");
        Plan(full[..^1]).When(new PlanReleaseRule(), new PlanRelease(Id, Pat, One, new(2026, 3, 31))).Then<PlanLineEntered>();
    }

    [Fact]
    public void What_was_discarded_or_applied_is_not_changed_but_copied()
    {
        var discarded = new PlanDiscarded(Id, "No need.", Head, Now);
        Plan(Drafted).When(new DiscardPlanRule(), new DiscardPlan(Id, "No need.")).Then(discarded);
        Plan(Drafted).When(new DiscardPlanRule(), new DiscardPlan(Id, "")).Refused("staffing.reason");
        Plan(Drafted, discarded).When(new DiscardPlanRule(), new DiscardPlan(Id, "Again.")).Then();
        Plan(Drafted, discarded).When(new PlanBookingRule(), new PlanBooking(Id, Pat, Bridge, BookingKind.Hard, 40, new(2026, 4, 1), new(2026, 6, 30))).Refused("plan.discarded");
        object[] applied = [Drafted, Entered(1, Move), new PlanApplied(Id, [1], false, "Agreed.", Head, Now)];
        Plan(applied).When(new RemovePlanLineRule(), new RemovePlanLine(Id, 1)).Refused("plan.applied");
        Plan(applied).When(new DiscardPlanRule(), new DiscardPlan(Id, "Why.")).Refused("plan.applied");
    }

    [Fact]
    public void A_copy_takes_over_the_lines_and_of_an_applied_plan_only_what_was_refused()
    {
        Given<StaffingPlan> Copying(params object[] of) => new() { Actor = Head, Consulting = of };
        var (rule, copy, begun) = (new CopyPlanRule(), new CopyPlan(Other, Id, "Summer"), new PlanDrafted(Other, "Summer", Id, Head, Now));
        Copying(Drafted, Entered(1, Move), Entered(2, Ended), new PlanLineRemoved(Id, 1, Head, Now)).When(rule, copy).Then(begun, Entered(1, Ended) with { Plan = Other });
        Copying(Drafted).When(rule, copy).Then(begun);
        object[] sent = [Drafted, Entered(1, Move), Entered(2, Ended), new PlanApplied(Id, [2, 1], false, "Agreed.", Head, Now), new PlanLineSent(Id, 2, Ended, "Agreed.", Head, Now), new PlanLineSettled(Id, 2, PlannedOutcome.Asked, One, null, Now)];
        Copying(sent).When(rule, copy).Refused("plan.applying");
        Copying([.. sent, new PlanLineSettled(Id, 1, PlannedOutcome.Refused, null, "Too much.", Now), new PlanCarriedOut(Id, 0, 1, 1, Now)]).When(rule, copy).Then(begun, Entered(1, Move) with { Plan = Other });
        Copying([.. sent, new PlanLineSettled(Id, 1, PlannedOutcome.Done, Two, null, Now), new PlanCarriedOut(Id, 1, 1, 0, Now)]).When(rule, copy).Refused("plan.nothing-left");
        Copying().When(rule, copy).Refused("plan.unknown");
        Copying(Drafted).When(rule, copy with { Name = " " }).Refused("plan.name");
        new Given<StaffingPlan>(Drafted) { Consulting = [Drafted] }.When(rule, copy with { Plan = Id }).Refused("plan.taken");
    }
}
