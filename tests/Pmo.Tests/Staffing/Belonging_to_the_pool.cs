using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>A person's home is the PMO from a day to a day; grade and share of the week are dated too.</summary>
[Trait("Feature", "T1")]
public sealed class Belonging_to_the_pool
{
    private static readonly JoinPool Join = new(Pat, Grade.ProjectManager, 100, Start);

    [Fact]
    public void A_person_belongs_to_it_once_at_a_time()
    {
        var rule = new JoinPoolRule();
        new Given<PoolMember> { Actor = Head, Consulting = [Added] }.When(rule, Join).Then(Joined);
        Given().When(rule, Join with { From = new(2027, 1, 1) }).Refused("pool.belongs", "This person belongs to the pool since 2026-01-01.");
        new Given<PoolMember> { Consulting = [] }.When(rule, Join).Refused("person.unknown");
        new Given<PoolMember> { Consulting = [Added, new PersonDisabled(Pat)] }.When(rule, Join).Refused("person.disabled");
        new Given<PoolMember> { Consulting = [Added] }.When(rule, Join with { Percent = 101 }).Refused("staffing.percent");
        new Given<PoolMember> { Consulting = [Added] }.When(rule, Join with { Percent = 0 }).Refused("staffing.percent");
        new Given<PoolMember> { Consulting = [Added] }.When(rule, Join with { From = new(1999, 1, 1) }).Refused("staffing.year");
    }

    [Fact]
    public void Whoever_left_may_come_back_later_and_nothing_planned_before_holds_then()
    {
        var left = new PoolLeft(Pat, new(2026, 6, 30), "Moved to a department.", Head, Now);
        var planned = new AvailabilitySet(Pat, 60, new(2027, 1, 1), "Part time.", Head, Now);
        var gone = Given(planned, left);
        gone.When(new JoinPoolRule(), Join with { From = new(2026, 6, 30) }).Refused("pool.overlaps");
        gone.When(new JoinPoolRule(), Join with { From = new(2026, 9, 1), Percent = 80 }).Then(Joined with { From = new(2026, 9, 1), Percent = 80 });
        var back = new object[] { Joined, planned, left, Joined with { From = new(2026, 9, 1), Percent = 80 } }.Aggregate(PoolMember.Initial, (s, e) => s.Evolve(e));
        Assert.Equal([100, 0, 0, 80, 80], new[] { new DateOnly(2026, 6, 30), new(2026, 7, 1), new(2026, 8, 31), new(2026, 9, 1), new(2027, 2, 1) }.Select(back.AvailableOn));
    }

    [Fact]
    public void Nobody_leaves_while_they_are_promised_beyond_their_last_day()
    {
        var rule = new LeavePoolRule();
        var leave = new LeavePool(Pat, new(2026, 6, 30), "Moved.");
        Given().When(rule, leave).Then(new PoolLeft(Pat, new(2026, 6, 30), "Moved.", Head, Now));
        Given(Booked(One, "BRIDGE", 50, new(2026, 2, 1), new(2026, 7, 1))).When(rule, leave)
            .Refused("pool.booked", "This person is promised beyond that day: BRIDGE until 2026-07-01. Release or shorten these bookings first.");
        Given(Booked(One, "BRIDGE", 50, new(2026, 2, 1), new(2026, 6, 30))).When(rule, leave).Then<PoolLeft>();
        Given(Booked(One, "BRIDGE", 50, new(2026, 2, 1), new(2026, 7, 1), Now.AddDays(9))).When(rule, leave).Then<PoolLeft>();
        Given().When(rule, leave with { Reason = " " }).Refused("staffing.reason");
        Given().When(rule, leave with { LastDay = new(2025, 12, 31) }).Refused("pool.before");
        new Given<PoolMember>().When(rule, leave).Refused("pool.unknown");
    }

    [Fact, Trait("Feature", "T5")]
    public void Grade_and_share_of_the_week_hold_from_their_day_on()
    {
        var senior = new SetGrade(Pat, Grade.SeniorProjectManager, new(2026, 7, 1), "Promoted.");
        Given().When(new SetGradeRule(), senior).Then(new GradeSet(Pat, Grade.SeniorProjectManager, new(2026, 7, 1), "Promoted.", Head, Now));
        Given().When(new SetGradeRule(), senior with { Grade = Grade.ProjectManager }).Then();
        Given().When(new SetGradeRule(), senior with { From = new(2025, 1, 1) }).Refused("pool.before");
        Given().When(new SetGradeRule(), senior with { Reason = "" }).Refused("staffing.reason");
        Given().When(new SetAvailabilityRule(), new SetAvailability(Pat, 60, new(2026, 7, 1), "Part time.")).Then(new AvailabilitySet(Pat, 60, new(2026, 7, 1), "Part time.", Head, Now));
        Given().When(new SetAvailabilityRule(), new SetAvailability(Pat, 100, new(2026, 7, 1), "Same.")).Then();
    }

    [Fact, Trait("Feature", "T17")]
    public void Nobody_works_less_than_they_are_promised()
    {
        var booked = Given(Booked(One, "BRIDGE", 80, new(2026, 6, 1), new(2026, 7, 10)));
        booked.When(new SetAvailabilityRule(), new SetAvailability(Pat, 60, new(2026, 7, 1), "Part time."))
            .Refused("booking.too-much", "This person is promised more than that. From 2026-07-01 to 2026-07-10 80 % for BRIDGE would be booked, and 60 % is available: 12.8 hours on 8 working days too many.");
        booked.When(new SetAvailabilityRule(), new SetAvailability(Pat, 60, new(2026, 7, 11), "Part time.")).Then<AvailabilitySet>();
    }
}
