using System.Collections.Immutable;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Booking;

/// <summary>Books a person of the pool for a project, both days included.</summary>
/// <param name="Percent">Of a full week.</param>
/// <param name="Until">The last day on which a soft booking waits to be confirmed; none for a hard one.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record BookPerson(PersonId Person, ProjectId Project, BookingKind Kind, int Percent, DateOnly From, DateOnly To, DateOnly? Until = null) : ICommand;

/// <summary>Hard bookings never exceed what the person is available on any day; a soft one stands in nobody's way and lapses. Where the department is the solid line, a hard one waits as a soft one for its manager's yes.</summary>
internal sealed class BookPersonRule : IRule<BookPerson, PoolMember, StaffingFacts>
{
    public string Stream(BookPerson c) => PoolStreams.Of(c.Person);
    public IEnumerable<string> Consults(BookPerson c, PoolMember member) => StaffingFacts.Of(c.Person, c.Project);

    public Decision Decide(BookPerson c, PoolMember member, StaffingFacts facts, Moment m) => member switch
    {
        { Stays.Count: 0 } => PoolMember.NotInPool,
        _ when facts.RefusesPerson is { } refused => refused,
        _ when facts.RefusesProject is { } refused => refused,
        _ when StaffingEntry.Refused(c.Percent, c.From, c.To) is { } refused => refused,
        _ when c.Kind == BookingKind.Soft && (c.Until is null || c.Until < member.Today(m) || c.Until > c.To) =>
            Decision.Refuse("booking.until", "Say until when the soft booking waits: a day from today to the booking's last day."),
        _ when c.Kind == BookingKind.Hard && c.Until is not null => Decision.Refuse("booking.until-hard", "A hard booking does not lapse: leave that day out."),
        _ when Wanted(c, member, facts, m) is { Kind: BookingKind.Hard } wanted && Load.TooMuch(member, wanted) is { Count: > 0 } much =>
            Decision.Refuse("booking.too-much", $"This is more than the person is available. {Load.Words(much, facts.Calendar)}"),
        _ when member.ChangingPlaces(m) is { } soon => soon,
        _ when c.Kind == BookingKind.Hard && AssignmentConsent.Refuses(member, c.Person, c.From, facts) is { } refused => refused,
        _ when c.Kind == BookingKind.Hard && AssignmentConsent.Needed(member, c.Person, c.From, facts, m) is { } manager => Asked(c, member, facts, manager, m),
        _ => [Booked(c, Wanted(c, member, facts, m), m)],
    };

    // It waits as a soft booking for the department's yes, and is void without it.
    private static Decision Asked(BookPerson c, PoolMember member, StaffingFacts facts, PersonId manager, Moment m)
    {
        var soft = Wanted(c, member, facts, m) with { Kind = BookingKind.Soft, Lapses = facts.Terms.AnswerBy(member, facts.Calendar, m) };
        return [Booked(c, soft, m), AssignmentConsent.Asked(c.Person, soft, manager, soft.Lapses!.Value, m)];
    }

    private static PersonBooked Booked(BookPerson c, PoolBooking b, Moment m) => new(c.Person, b.Id, c.Project, b.Code, b.Kind, c.Percent, c.From, c.To, b.Lapses, m.Actor, m.Now);

    private static PoolBooking Wanted(BookPerson c, PoolMember member, StaffingFacts facts, Moment m) => new(
        new(Ids.From(m.Command, "staffing.booking")), c.Project, facts.Code!, c.Kind, ImmutableSortedDictionary<DateOnly, int>.Empty.Add(c.From, c.Percent), c.To,
        c.Until is { } until ? WorkingCalendar.At(until.AddDays(1), default, member.Zone) : null);
}
