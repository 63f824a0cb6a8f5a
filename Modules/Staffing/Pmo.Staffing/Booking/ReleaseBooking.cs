using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Booking;

/// <summary>Ends a booking before its last day; the person is available again from the day after. A hard one that has begun is ended by asking for consent (<see cref="Lines.AskRelease"/>), or by the system when its project ends.</summary>
/// <param name="LastDay">The last day they work for the project: yesterday at the earliest.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record ReleaseBooking(PersonId Person, BookingId Booking, DateOnly LastDay, string Reason) : ICommand;

/// <summary>Only its own share returns, other bookings stay; of one that has not begun nothing stays.</summary>
internal sealed class ReleaseBookingRule : IRule<ReleaseBooking, PoolMember>
{
    public string Stream(ReleaseBooking c) => PoolStreams.Of(c.Person);

    public Decision Decide(ReleaseBooking c, PoolMember member, Moment m) => member.Bookings.GetValueOrDefault(c.Booking) switch
    {
        null => PoolMember.NoSuchBooking,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        { } b when b.To < member.Today(m) => Decision.Refuse("booking.over", $"This booking ended on {Tell.Day(b.To)}."),
        { } b when c.LastDay >= b.To => Decision.Refuse("booking.not-early", $"The booking ends on {Tell.Day(b.To)} anyway: give an earlier last day, or change it."),
        { Kind: BookingKind.Hard } b when b.From <= member.Today(m) && !m.Is(Role.System) => Decision.Refuse("booking.ask", "This booking has begun: ask for the release, so that the sponsor is heard."),
        _ when member.ChangingPlaces(m) is { } soon => soon,
        { } b when c.LastDay < b.From && b.From > member.Today(m) => [b.Released(c.Person, null, c.Reason.Trim(), m.Actor, m)],
        { } b when Earliest(b, member.Today(m)) is var earliest && c.LastDay < earliest => Decision.Refuse("booking.past", $"What has passed stays as it was: the last day is {Tell.Day(earliest)} at the earliest."),
        { } b => [b.Released(c.Person, c.LastDay, c.Reason.Trim(), m.Actor, m)],
    };

    // Yesterday, so that today is free again; of a booking that begins today, today.
    private static DateOnly Earliest(PoolBooking booking, DateOnly today) => booking.From > today.AddDays(-1) ? booking.From : today.AddDays(-1);
}

/// <summary>Looks whether a soft booking was confirmed in time.</summary>
[May(Role.System)]
internal sealed record LapseBooking(PersonId Person, BookingId Booking) : ICommand;

/// <summary>A soft booking is void at its instant, if it is still there and still soft.</summary>
internal sealed class LapseBookingRule : IRule<LapseBooking, PoolMember>
{
    public string Stream(LapseBooking c) => PoolStreams.Of(c.Person);

    public Decision Decide(LapseBooking c, PoolMember member, Moment m) => member.Bookings.GetValueOrDefault(c.Booking) switch
    {
        { Lapses: { } lapses } when lapses > m.Now => Decision.NotBefore(lapses, "booking.waits", "This soft booking still waits to be confirmed."),
        { Lapses: not null } b when member.Consents.GetValueOrDefault(c.Booking)?.Asked is { } asked => [new ConsentUnanswered(c.Person, c.Booking, b.Project, asked.For, asked.By, m.Now), new BookingLapsed(c.Person, c.Booking, m.Now, b.Request)],
        { Lapses: not null } b => [new BookingLapsed(c.Person, c.Booking, m.Now, b.Request)],
        _ => Decision.Nothing,
    };
}

/// <summary>A soft booking is looked at when it should lapse.</summary>
internal sealed class LapseSoftBookings : Policy
{
    public override string StoredName => "staffing.lapse-soft-bookings";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        PersonBooked { Lapses: { } lapses } e => [At(lapses, new LapseBooking(e.Person, e.Booking))],
        _ => None,
    };
}
