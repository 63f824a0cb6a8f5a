using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Booking;

/// <summary>Extends or shortens a booking, or changes its share from a day on. What has passed stays as it was.</summary>
/// <param name="From">The day from which the share is another: today at the earliest.</param>
/// <param name="To">The booking's last day from now on.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record ChangeBooking(PersonId Person, BookingId Booking, int Percent, DateOnly From, DateOnly To, string Reason) : ICommand;

/// <summary>The past is locked, and a hard booking still fits.</summary>
internal sealed class ChangeBookingRule : IRule<ChangeBooking, PoolMember, StaffingFacts>
{
    public string Stream(ChangeBooking c) => PoolStreams.Of(c.Person);
    public IEnumerable<string> Consults(ChangeBooking c, PoolMember member) => member.Bookings.TryGetValue(c.Booking, out var b) ? StaffingFacts.Of(c.Person, b.Project) : StaffingFacts.Of(c.Person);

    public Decision Decide(ChangeBooking c, PoolMember member, StaffingFacts facts, Moment m) => member.Bookings.GetValueOrDefault(c.Booking) switch
    {
        null => PoolMember.NoSuchBooking,
        _ when StaffingEntry.Refused(c.Percent, c.From, c.To) is { } refused => refused,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        { } b when b.To < member.Today(m) => Decision.Refuse("booking.over", $"This booking ended on {Tell.Day(b.To)}, and what has passed stays as it was. Book anew."),
        { } b when c.From < b.From || (b.From < member.Today(m) && c.From < member.Today(m)) => Decision.Refuse("booking.past", $"What has passed stays as it was: change it from {Tell.Day(b.From > member.Today(m) ? b.From : member.Today(m))} on."),
        { } b when c.From > b.To.AddDays(1) => Decision.Refuse("booking.gap", $"The booking ends on {Tell.Day(b.To)}: change it from the day after at the latest, or book anew."),
        { } b when b.Lapses is { } lapses && WorkingCalendar.DayOf(lapses, member.Zone) > c.To.AddDays(1) => Decision.Refuse("booking.until", "The soft booking waits longer than it would last: release it, and book anew."),
        _ when member.ChangingPlaces(m) is { } soon => soon,
        { } b when PoolMember.Changed(b, c.Percent, c.From, c.To) is var then && Same(b, then) => Decision.Nothing,
        { Kind: BookingKind.Hard } b when Load.TooMuch(member, PoolMember.Changed(b, c.Percent, c.From, c.To), c.From) is { Count: > 0 } much =>
            Decision.Refuse("booking.too-much", $"This is more than the person is available. {Load.Words(much, facts.Calendar)}"),
        _ => [new BookingChanged(c.Person, c.Booking, c.Percent, c.From, c.To, c.Reason.Trim(), m.Actor, m.Now)],
    };

    private static bool Same(PoolBooking before, PoolBooking after) =>
        before.To == after.To && before.Shares.Keys.Concat(after.Shares.Keys).All(day => before.On(day) == after.On(day));
}
