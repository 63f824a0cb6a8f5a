using Pmo.Office;
using Pmo.Staffing.Appraising;
using Pmo.Staffing.Assigning;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Returning;

/// <summary>The way back from one assignment.</summary>
/// <param name="Closing">The closing work that was begun last; with another last day when the assignment was extended since.</param>
internal sealed record Return(ClosingWorkBegun? Closing, ReturnTalkOpened? Talk, bool Held) : IState<Return>
{
    public static Return Initial { get; } = new(null, null, false);

    public static string StreamOf(BookingId booking) => $"staffing.return-{booking}";

    public Return Evolve(object @event) => @event switch
    {
        ClosingWorkBegun e => this with { Closing = e },
        ReturnTalkOpened e => this with { Talk = e },
        ReturnTalkHeld => this with { Held = true },
        _ => throw new UnknownEventException(typeof(Return), @event),
    };
}

/// <summary>What the way back consults: the booking, who answers for the project, the heads of the PMO, the terms and the calendar.</summary>
internal sealed record ReturnFacts(AppraisalFacts People, StaffingFacts Office, Post Post, ReturnTerms Terms) : IState<ReturnFacts>
{
    public static ReturnFacts Initial { get; } = new(AppraisalFacts.Initial, StaffingFacts.Initial, Post.Initial, ReturnTerms.Initial);

    public ReturnFacts Evolve(object @event) => @event switch
    {
        PostFilled or PostTakenUp or PostVacated or SuccessionDropped or PostRecorded => this with { Post = Post.Evolve(@event) },
        ReturnTermsSet => this with { Terms = Terms.Evolve(@event) },
        CalendarCreated or CalendarChanged or HolidaysAdded or HolidayRemoved => this with { Office = Office.Evolve(@event) },
        _ => this with { People = People.Evolve(@event) },
    };

    /// <summary>The first of the working days that a booking keeps for closing work; null: none are kept.</summary>
    public DateOnly? ClosingFrom(PoolBooking booking) =>
        Terms.Closing == 0 ? null : Office.Calendar.AddWorkingDays(booking.To.AddDays(1), -Terms.Closing) is var from && from > booking.From ? from : booking.From;

    /// <summary>Another booking for the same project goes on when this one ends.</summary>
    public bool GoesOn(PoolBooking booking) => People.Member.Bookings.Values.Any(b => b.Kind == BookingKind.Hard && b.Project == booking.Project && b.From <= booking.To.AddDays(1) && b.To > booking.To);
}

/// <summary>Takes the next step on the way back from an assignment: closing work before its end, the return talk after it.</summary>
[May(Role.System)]
internal sealed record FollowReturn(PersonId Person, BookingId Booking) : ICommand;

/// <summary>
/// Whoever answers for a project keeps the last working days of their booking for closing work; whoever comes back from a hard booking of
/// thirty days or more is talked to about what comes next. A booking that is extended has its closing work later, once more.
/// </summary>
internal sealed class FollowReturnRule : IRule<FollowReturn, Return, ReturnFacts>
{
    // What ended long ago is history and no news, such as a booking that is entered after the fact.
    private const int LongestAgo = 30;

    public string Stream(FollowReturn c) => Return.StreamOf(c.Booking);

    public IEnumerable<string> Consults(FollowReturn c, Return back) =>
        [PoolStreams.Of(c.Person), PersonStreams.Of(c.Person), AppraisalFacts.HeadsStream, ReturnTerms.Stream, Calendars.StreamOf(CalendarId.Default)];

    public IEnumerable<string> ConsultsFurther(FollowReturn c, Return back, ReturnFacts facts) =>
        facts.People.Member.Bookings.TryGetValue(c.Booking, out var b) ? [PostStreams.Of(b.Project), .. facts.People.HeadsEver.Select(PersonStreams.Of)] : [];

    public Decision Decide(FollowReturn c, Return back, ReturnFacts facts, Moment m)
    {
        var today = facts.People.Member.Today(m);
        return facts.People.Member.Bookings.GetValueOrDefault(c.Booking) switch
        {
            null or { Kind: BookingKind.Soft } => Decision.Nothing,
            _ when back.Talk is not null || facts.People.Gone.Contains(c.Person) => Decision.Nothing,
            { } b when b.To.DayNumber - b.From.DayNumber + 1 < OpenAppraisalRule.ShortestDays || b.To.AddDays(LongestAgo) < today => Decision.Nothing,
            { } b when b.To < today => facts.GoesOn(b) ? Decision.Nothing : [Talk(c.Person, b, facts, today, m)],
            { } b when facts.ClosingFrom(b) is { } from && from > today => Wait(from, facts),
            { } b when facts.ClosingFrom(b) is { } from && back.Closing?.LastDay != b.To && facts.Post.At(m.Now)?.Person == c.Person && !facts.GoesOn(b) => [new ClosingWorkBegun(c.Person, c.Booking, b.Project, from, b.To, m.Now)],
            { } b => Wait(b.To.AddDays(1), facts),
        };
    }

    private static Decision Wait(DateOnly until, ReturnFacts facts) => Decision.NotBefore(WorkingCalendar.At(until, default, facts.People.Member.Zone), "return.runs", "The assignment runs.");

    private static ReturnTalkOpened Talk(PersonId person, PoolBooking b, ReturnFacts facts, DateOnly today, Moment m) =>
        new(person, b.Id, b.Project, b.To, facts.Office.Calendar.AddWorkingDays(today, facts.Terms.Talk), facts.People.Heads(person), m.Now);
}

/// <summary>Whenever it is known on which day a hard booking ends, its way back is followed; the rule decides when its next step comes.</summary>
internal sealed class FollowReturns : Policy
{
    public override string StoredName => "staffing.follow-returns";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        PersonBooked { Kind: BookingKind.Hard } e => [Now(new FollowReturn(e.Person, e.Booking))],
        BookingConfirmed e => [Now(new FollowReturn(e.Person, e.Booking))],
        BookingChanged e => [Now(new FollowReturn(e.Person, e.Booking))],
        BookingReleased { LastDay: not null } e => [Now(new FollowReturn(e.Person, e.Booking))],
        ClosingWorkBegun e => [Now(new FollowReturn(e.Person, e.Booking))],
        _ => None,
    };
}
