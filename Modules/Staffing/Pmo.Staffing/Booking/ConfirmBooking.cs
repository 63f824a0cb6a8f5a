using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Booking;

/// <summary>Makes a soft booking a hard one.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record ConfirmBooking(PersonId Person, BookingId Booking) : ICommand;

/// <summary>What was pencilled in is promised only if it fits beside what was promised meanwhile, and with the yes of the department's manager where the department is the solid line.</summary>
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
        _ when member.ChangingPlaces(m) is { } soon => soon,
        _ when member.Consents.ContainsKey(c.Booking) => Decision.Refuse("consent.waits", "Their department's manager was asked, and has not answered yet."),
        { } soft when AssignmentConsent.Refuses(member, c.Person, soft.From, facts) is { } refused => refused,
        { } soft when AssignmentConsent.Needed(member, c.Person, soft.From, facts, m) is { } manager => [AssignmentConsent.Asked(c.Person, soft, manager, soft.Lapses!.Value, m)],
        { } soft => [soft.Confirmed(c.Person, m.Actor, m)],
    };
}
