using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Booking;

/// <summary>Makes a soft booking a hard one.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record ConfirmBooking(PersonId Person, BookingId Booking) : ICommand;

/// <summary>What was pencilled in is promised only if it fits beside what was promised meanwhile.</summary>
internal sealed class ConfirmBookingRule : IRule<ConfirmBooking, PoolMember, StaffingFacts>
{
    public string Stream(ConfirmBooking c) => PoolStreams.Of(c.Person);
    public IEnumerable<string> Consults(ConfirmBooking c, PoolMember member) => member.Bookings.TryGetValue(c.Booking, out var b) ? StaffingFacts.Of(c.Person, b.Project) : StaffingFacts.Of(c.Person);

    public Decision Decide(ConfirmBooking c, PoolMember member, StaffingFacts facts, Moment m) => member.Bookings.GetValueOrDefault(c.Booking) switch
    {
        null => PoolMember.NoSuchBooking,
        { Kind: BookingKind.Hard } => Decision.Nothing,
        _ when facts.RefusesPerson is { } refused => refused,
        _ when facts.RefusesProject is { } refused => refused,
        { Lapses: { } lapses } when lapses <= m.Now => Decision.Refuse("booking.lapsed", "This soft booking has lapsed: book anew."),
        { } soft when Load.TooMuch(member, soft with { Kind = BookingKind.Hard }) is { Count: > 0 } much =>
            Decision.Refuse("booking.too-much", $"This is more than the person is available. {Load.Words(much, facts.Calendar)}"),
        _ => [new BookingConfirmed(c.Person, c.Booking, m.Actor, m.Now)],
    };
}
