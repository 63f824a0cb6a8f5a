using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Appraising;

/// <summary>Opens the appraisal of a booking that has ended.</summary>
[May(Role.System)]
internal sealed record OpenAppraisal(PersonId Person, BookingId Booking) : ICommand;

/// <summary>Once a hard booking of thirty days or more is over, it is appraised: by the project's sponsor and the head of the PMO, with the weights of that moment.</summary>
internal sealed class OpenAppraisalRule : IRule<OpenAppraisal, Appraisal, AppraisalFacts>
{
    /// <summary>Shorter ones are not appraised.</summary>
    public const int ShortestDays = 30;

    // What ended long ago is history and no news, such as a booking that is entered after the fact.
    private const int LongestAgo = 90;

    public string Stream(OpenAppraisal c) => Appraisal.StreamOf(AppraisalId.Of(c.Booking));
    public IEnumerable<string> Consults(OpenAppraisal c, Appraisal appraisal) => [PoolStreams.Of(c.Person), PersonStreams.Of(c.Person), AppraisalFacts.HeadsStream, AppraisalWeights.Stream, .. SolidLines.Streams(c.Person).Where(s => s != PoolStreams.Of(c.Person))];

    public IEnumerable<string> ConsultsFurther(OpenAppraisal c, Appraisal appraisal, AppraisalFacts facts) =>
        facts.Member.Bookings.TryGetValue(c.Booking, out var b) ? [Projects.StreamOf(b.Project), .. facts.HeadsEver.Select(PersonStreams.Of)] : [];

    public Decision Decide(OpenAppraisal c, Appraisal appraisal, AppraisalFacts facts, Moment m) => facts.Member.Bookings.GetValueOrDefault(c.Booking) switch
    {
        _ when appraisal.Opened is not null || facts.Gone.Contains(c.Person) => Decision.Nothing,
        null or { Kind: BookingKind.Soft } => Decision.Nothing,
        { } b when b.To >= facts.Member.Today(m) => Decision.NotBefore(WorkingCalendar.At(b.To.AddDays(1), default, facts.Member.Zone), "appraisal.runs", $"The assignment runs until {Tell.Day(b.To)}."),
        { } b when b.To.DayNumber - b.From.DayNumber + 1 < ShortestDays || b.To.AddDays(LongestAgo) < facts.Member.Today(m) => Decision.Nothing,
        { } b => [Opened(c, b, facts, m)],
    };

    private static AppraisalOpened Opened(OpenAppraisal c, PoolBooking b, AppraisalFacts facts, Moment m)
    {
        var (sponsor, weights) = (facts.Sponsor == c.Person ? null : facts.Sponsor, WeightsFor(c.Person, b.To, facts));
        return new(AppraisalId.Of(c.Booking), c.Person, c.Booking, b.Project, b.Code, b.From, b.To, sponsor, facts.Heads(c.Person),
            sponsor is null ? 0 : weights.Sponsor, sponsor is null ? 100 : weights.HeadOfPmo, m.Now + Appraisal.Fortnight, m.Now);
    }

    // Where the department is the solid line on the last day, the weights swap.
    private static AppraisalWeights WeightsFor(PersonId person, DateOnly last, AppraisalFacts facts) =>
        facts.Lines.On(person, last) == Arrangement.Department ? new(facts.Weights.HeadOfPmo, facts.Weights.Sponsor) : facts.Weights;
}

/// <summary>Whenever it is known on which day a booking ends, it is looked at on the day after; the rule decides then whether it has.</summary>
internal sealed class OpenAppraisalWhenBookingEnds : Policy
{
    public override string StoredName => "staffing.open-appraisal-when-booking-ends";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        PersonBooked { Kind: BookingKind.Hard } e => [After(e.To, e.Person, e.Booking)],
        BookingConfirmed e => [Now(new OpenAppraisal(e.Person, e.Booking))],
        BookingChanged e => [After(e.To, e.Person, e.Booking)],
        BookingReleased { LastDay: { } last } e => [After(last, e.Person, e.Booking)],
        _ => None,
    };

    // A booking of the past is looked at when it is entered.
    private static Reaction After(DateOnly last, PersonId person, BookingId booking) => At(new(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), new OpenAppraisal(person, booking));
}
