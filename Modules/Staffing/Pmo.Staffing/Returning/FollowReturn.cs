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

    public static IEnumerable<string> Of(PersonId person) => [PoolStreams.Of(person), PersonStreams.Of(person), AppraisalFacts.HeadsStream, ReturnTerms.Stream, Calendars.StreamOf(CalendarId.Default)];

    /// <summary>The streams of the post, and of the heads.</summary>
    public IEnumerable<string> Further(BookingId booking) => People.Member.Bookings.TryGetValue(booking, out var b) ? [PostStreams.Of(b.Project), .. People.HeadsEver.Select(PersonStreams.Of)] : [];

    /// <summary>The booking, when somebody comes back from it: a hard one of thirty days or more, of a person who works here.</summary>
    public PoolBooking? Counts(PersonId person, BookingId booking) =>
        People.Member.Bookings.GetValueOrDefault(booking) is { Kind: BookingKind.Hard } b && !People.Gone.Contains(person) && b.To.DayNumber - b.From.DayNumber + 1 >= OpenAppraisalRule.ShortestDays ? b : null;

    /// <summary>The first of the working days that a booking keeps for closing work; null: none are kept.</summary>
    public DateOnly? ClosingFrom(PoolBooking booking) => ClosingFrom(booking.To) is not { } from ? null : from < booking.From ? booking.From : from;

    /// <summary>The first of the working days before a last day that are kept for closing work; null: none are kept.</summary>
    public DateOnly? ClosingFrom(DateOnly last) => Terms.Closing == 0 ? null : Office.Calendar.AddWorkingDays(last.AddDays(1), -Terms.Closing);

    /// <summary>Another booking for the same project goes on when this one ends.</summary>
    public bool GoesOn(PoolBooking booking) => People.Member.Bookings.Values.Any(b => b.Kind == BookingKind.Hard && b.Project == booking.Project && b.From <= booking.To.AddDays(1) && b.To > booking.To);
}

/// <summary>Begins the closing work of an assignment.</summary>
/// <param name="LastDay">The last day it is about: with another one, what changed it sees to it; null: whichever it is, where an older confirmation does not say it.</param>
[May(Role.System)]
internal sealed record BeginClosingWork(PersonId Person, BookingId Booking, DateOnly? LastDay) : ICommand;

/// <summary>
/// Whoever answers for a project keeps the last working days of their booking for closing work. A booking that is extended has its closing
/// work later, once more.
/// </summary>
internal sealed class BeginClosingWorkRule : IRule<BeginClosingWork, Return, ReturnFacts>
{
    public string Stream(BeginClosingWork c) => Return.StreamOf(c.Booking);
    public IEnumerable<string> Consults(BeginClosingWork c, Return back) => ReturnFacts.Of(c.Person);
    public IEnumerable<string> ConsultsFurther(BeginClosingWork c, Return back, ReturnFacts facts) => facts.Further(c.Booking);

    public Decision Decide(BeginClosingWork c, Return back, ReturnFacts facts, Moment m) => facts.Counts(c.Person, c.Booking) switch
    {
        // Whatever became of the booking: so an agenda made anew waits for what the lost one waited for.
        _ when c.LastDay is { } last && facts.ClosingFrom(last) is { } from && from > facts.People.Member.Today(m) => Wait(from, facts),
        null => Decision.Nothing,
        { } b when back.Talk is not null || (c.LastDay ?? b.To) != b.To || b.To < facts.People.Member.Today(m) || back.Closing?.LastDay == b.To => Decision.Nothing,
        { } b when facts.ClosingFrom(b) is { } from && from > facts.People.Member.Today(m) => Wait(from, facts),
        { } b when facts.ClosingFrom(b) is { } from && facts.Post.At(m.Now)?.Person == c.Person && !facts.GoesOn(b) => [new ClosingWorkBegun(c.Person, c.Booking, b.Project, from, b.To, m.Now)],
        _ => Decision.Nothing,
    };

    private static Decision Wait(DateOnly from, ReturnFacts facts) => Decision.NotBefore(WorkingCalendar.At(from, default, facts.People.Member.Zone), "return.runs", "The assignment runs.");
}

/// <summary>Opens the talk after an assignment.</summary>
[May(Role.System)]
internal sealed record OpenReturnTalk(PersonId Person, BookingId Booking) : ICommand;

/// <summary>Whoever comes back from a hard booking of thirty days or more, and does not go on there, is talked to about what comes next.</summary>
internal sealed class OpenReturnTalkRule : IRule<OpenReturnTalk, Return, ReturnFacts>
{
    // What ended long ago is history and no news, such as a booking that is entered after the fact.
    private const int LongestAgo = 30;

    public string Stream(OpenReturnTalk c) => Return.StreamOf(c.Booking);
    public IEnumerable<string> Consults(OpenReturnTalk c, Return back) => ReturnFacts.Of(c.Person);
    public IEnumerable<string> ConsultsFurther(OpenReturnTalk c, Return back, ReturnFacts facts) => facts.Further(c.Booking);

    public Decision Decide(OpenReturnTalk c, Return back, ReturnFacts facts, Moment m) => facts.Counts(c.Person, c.Booking) switch
    {
        null => Decision.Nothing,
        _ when back.Talk is not null => Decision.Nothing,
        { } b when b.To >= facts.People.Member.Today(m) => Decision.NotBefore(WorkingCalendar.At(b.To.AddDays(1), default, facts.People.Member.Zone), "return.runs", "The assignment runs."),
        { } b when b.To.AddDays(LongestAgo) < facts.People.Member.Today(m) || facts.GoesOn(b) => Decision.Nothing,
        { } b => [new ReturnTalkOpened(c.Person, b.Id, b.Project, b.To, facts.Office.Calendar.AddWorkingDays(facts.People.Member.Today(m), facts.Terms.Talk), facts.People.Heads(c.Person), m.Now)],
    };
}

/// <summary>Whenever it is known on which day a hard booking ends, both are looked at; the rules decide when their time has come.</summary>
internal sealed class FollowReturns : Policy
{
    public override string StoredName => "staffing.follow-returns";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        PersonBooked { Kind: BookingKind.Hard } e => [Now(new BeginClosingWork(e.Person, e.Booking, e.To)), After(e.To, e.Person, e.Booking)],
        BookingConfirmed e => [Now(new BeginClosingWork(e.Person, e.Booking, e.To)), Now(new OpenReturnTalk(e.Person, e.Booking))],
        BookingChanged e => [Now(new BeginClosingWork(e.Person, e.Booking, e.To)), After(e.To, e.Person, e.Booking)],
        BookingReleased { LastDay: { } last } e => [Now(new BeginClosingWork(e.Person, e.Booking, last)), After(last, e.Person, e.Booking)],
        _ => None,
    };

    private static Reaction After(DateOnly last, PersonId person, BookingId booking) => At(new(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), new OpenReturnTalk(person, booking));
}
