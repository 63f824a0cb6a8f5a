using CsCheck;
using Pmo.Staffing;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>Bookings are extended, shortened and released from a day on; the past is locked, and only their own share returns.</summary>
[Trait("Feature", "T23")]
public sealed class Changing_bookings
{
    // The clock of these decisions stands on 2 March 2026.
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly PersonBooked Running = Booked(One, "BRIDGE", 60, new(2026, 2, 1), new(2026, 6, 30));
    private static readonly ChangeBooking Change = new(Pat, One, 80, new(2026, 4, 1), new(2026, 8, 31), "More work.");

    [Fact]
    public void From_a_day_on_the_share_is_another_and_the_end_too()
    {
        Given(Running).When(new ChangeBookingRule(), Change).Then(new BookingChanged(Pat, One, 80, Change.From, Change.To, "More work.", Head, Now));
        Given(Running).When(new ChangeBookingRule(), Change with { Percent = 60, To = Running.To }).Then();
        var after = new object[] { Joined, Running, new BookingChanged(Pat, One, 80, Change.From, Change.To, "More work.", Head, Now) }.Aggregate(PoolMember.Initial, (s, e) => s.Evolve(e)).Bookings[One];
        Assert.Equal([0, 60, 60, 80, 80, 0], new[] { new DateOnly(2026, 1, 31), new(2026, 2, 1), new(2026, 3, 31), new(2026, 4, 1), new(2026, 8, 31), new(2026, 9, 1) }.Select(after.On));
    }

    [Fact]
    public void The_past_is_locked()
    {
        Given(Running).When(new ChangeBookingRule(), Change with { From = new(2026, 3, 1) }).Refused("booking.past", "What has passed stays as it was: change it from 2026-03-02 on.");
        Given(Running).When(new ChangeBookingRule(), Change with { From = Today, To = Today }).Then<BookingChanged>();
        BySystem(Running).When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, new(2026, 2, 28), "Ended.")).Refused("booking.past");
        // A day before its first does not undo what was worked.
        BySystem(Running).When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, new(2026, 1, 15), "Ended.")).Refused("booking.past", "What has passed stays as it was: the last day is 2026-03-01 at the earliest.");
        BySystem(Running).When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, new(2026, 3, 1), "Ended.")).Then<BookingReleased>();
        var today = BySystem(Booked(One, "BRIDGE", 60, Today, new(2026, 6, 30)));
        today.When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, new(2026, 3, 1), "Ended.")).Refused("booking.past", "What has passed stays as it was: the last day is 2026-03-02 at the earliest.");
        Given(Booked(One, "BRIDGE", 60, new(2026, 1, 5), new(2026, 2, 27))).When(new ChangeBookingRule(), Change).Refused("booking.over");
        Given(Booked(One, "BRIDGE", 60, new(2026, 1, 5), new(2026, 2, 27))).When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, new(2026, 2, 1), "Ended.")).Refused("booking.over");
    }

    [Fact]
    public void A_change_leaves_no_gap_and_still_fits()
    {
        Given(Running).When(new ChangeBookingRule(), Change with { From = new(2026, 7, 2), To = new(2026, 8, 1) }).Refused("booking.gap");
        Given(Running, Booked(Two, "HARBOUR", 40, new(2026, 3, 1), new(2026, 5, 31))).When(new ChangeBookingRule(), Change).Refused("booking.too-much",
            "This is more than the person is available. From 2026-04-01 to 2026-05-31 80 % for BRIDGE and 40 % for HARBOUR would be booked, and 100 % is available: 68.8 hours on 43 working days too many.");
    }

    [Fact, Trait("Feature", "T24")]
    public void A_release_returns_only_its_own_share()
    {
        object[] both = [Joined, Running, Booked(Two, "HARBOUR", 40, new(2026, 2, 1), new(2026, 12, 31))];
        var released = new BookingReleased(Pat, One, new(2026, 3, 31), "Handed over.", Head, Now, Bridge);
        BySystem(both[1..]).When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, new(2026, 3, 31), "Handed over.")).Then(released);
        var after = both.Append(released).Aggregate(PoolMember.Initial, (s, e) => s.Evolve(e));
        Assert.Equal((60, 0, 40), (after.Bookings[One].On(new(2026, 3, 31)), after.Bookings[One].On(new(2026, 4, 1)), after.Bookings[Two].On(new(2026, 4, 1))));
        BySystem(Running).When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, Running.To, "Ended.")).Refused("booking.not-early");
        BySystem(Running).When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, new(2026, 3, 31), "")).Refused("staffing.reason");
        // Of one that has not begun nothing stays.
        Given(Booked(One, "BRIDGE", 60, new(2026, 4, 1), new(2026, 6, 30))).When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, Today, "Not needed.")).Then(released with { LastDay = null, Reason = "Not needed." });
    }

    /// <summary>Whatever is booked, confirmed, changed and released, in whatever order, on no day do hard bookings exceed what the person is available.</summary>
    [Fact, Trait("Feature", "T15")]
    public void On_no_day_is_more_promised_than_available()
    {
        var move = from kind in Gen.Int[0, 4] from which in Gen.Int[0, 3] from percent in Gen.Int[1, 100] from start in Gen.Int[0, 120] from days in Gen.Int[0, 90] select (kind, which, percent, start, days);
        move.Array[1, 25].Sample(moves =>
        {
            var member = PoolMember.Initial.Evolve(Joined);
            foreach (var (n, m) in moves.Select((m, n) => (n, m)))
            {
                var (from, moment) = (Today.AddDays(m.start), new Moment(Now, Head, new Guid(n + 1, 0, 0, new byte[8]), Roles: new HashSet<Role> { Role.HeadOfPmo }));
                var booking = member.Bookings.Keys.OrderBy(k => k.Value).ElementAtOrDefault(m.which % Math.Max(1, member.Bookings.Count));
                foreach (var e in Decide(m.kind, m.percent, from, from.AddDays(m.days), booking, member, moment).Events) member = member.Evolve(e);
            }

            for (var day = Today; day < Today.AddDays(220); day = day.AddDays(1))
                if (member.Bookings.Values.Where(b => b.Kind == BookingKind.Hard).Sum(b => b.On(day)) > member.AvailableOn(day)) return false;
            return true;
        });
    }

    // Whoever has begun is released by asking; the system does it when a project ends.
    private static Given<PoolMember> BySystem(params object[] history) => new([Joined, .. history]) { Actor = Head, Roles = [Role.System], Consulting = [Added, Registered(Bridge, "BRIDGE")] };

    private static Decision Decide(int kind, int percent, DateOnly from, DateOnly to, BookingId booking, PoolMember member, Moment m)
    {
        var facts = new object[] { Added, Registered(Bridge, "BRIDGE") }.Aggregate(StaffingFacts.Initial, (s, e) => s.Evolve(e));
        return kind switch
        {
            0 => new BookPersonRule().Decide(new(Pat, Bridge, BookingKind.Hard, percent, from, to), member, facts, m),
            1 => new BookPersonRule().Decide(new(Pat, Bridge, BookingKind.Soft, percent, from, to, from), member, facts, m),
            2 => new ConfirmBookingRule().Decide(new(Pat, booking), member, facts, m),
            3 => new ChangeBookingRule().Decide(new(Pat, booking, percent, from, to, "Why."), member, facts, m),
            _ => new SetAvailabilityRule().Decide(new(Pat, percent, from, "Why."), member, facts, m),
        };
    }
}
