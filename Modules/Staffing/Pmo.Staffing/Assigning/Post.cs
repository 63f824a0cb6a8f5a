using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Assigning;

/// <summary>Somebody who answers for a project, from an instant on.</summary>
internal sealed record Tenure(PersonId Person, BookingId? Booking, DateTimeOffset TakesOver, bool Acting, bool TakenUp);

/// <summary>
/// A project's post: who answers for it, and who follows on a day to come. Each begins when the one before ends, so that there are never
/// two; and which bookings the project has, so that they end with it.
/// </summary>
internal sealed record Post(ImmutableList<Tenure> Tenures, ImmutableDictionary<BookingId, PersonId> Bookings) : IState<Post>
{
    public static Post Initial { get; } = new([], ImmutableDictionary<BookingId, PersonId>.Empty);

    /// <summary>Who answers for the project at an instant; null: nobody.</summary>
    public Tenure? At(DateTimeOffset now) => Tenures.LastOrDefault(t => t.TakesOver <= now);

    public Post Evolve(object @event) => @event switch
    {
        // Whoever was to follow on that day or later follows no more.
        PostFilled e => this with { Tenures = Tenures.RemoveAll(t => t.TakesOver >= e.TakesOver).Add(new(e.Person, e.Booking, e.TakesOver, e.Acting, false)) },
        PostTakenUp e => this with { Tenures = [.. Tenures.Select(t => t.Person == e.Person && t.TakesOver <= e.At ? t with { TakenUp = true } : t)] },
        PostVacated e => this with { Tenures = Tenures.RemoveAll(t => t.Person == e.Person || t.TakesOver <= e.At) },
        SuccessionDropped e => this with { Tenures = Tenures.RemoveAll(t => t.Booking == e.Booking) },
        PostRecorded { Person: { } person } e => this with { Tenures = Tenures.RemoveAll(t => t.TakesOver <= e.At).Insert(0, new(person, null, e.At, false, true)) },
        PostRecorded e => this with { Tenures = Tenures.RemoveAll(t => t.TakesOver <= e.At) },
        PostBooked e => this with { Bookings = Bookings.SetItem(e.Booking, e.Person) },
        PostLed or PostShared => this,
        PostClosed e => this with { Bookings = Bookings.Remove(e.Booking) },
        _ => throw new UnknownEventException(typeof(Post), @event),
    };
}

/// <summary>Lets a person answer for a project from a day on, as they were booked.</summary>
[May(Role.System)]
internal sealed record FillPost(ProjectId Project, PersonId Person, BookingId Booking, RequestId? Request, DateOnly From, PersonId By) : ICommand;

/// <summary>There is at most one who answers: whoever comes relieves whoever was there on that day. Who only supports relieves nobody.</summary>
internal sealed class FillPostRule : IRule<FillPost, Post, StaffingFacts>
{
    public string Stream(FillPost c) => PostStreams.Of(c.Project);
    public IEnumerable<string> Consults(FillPost c, Post post) => c.Request is { } request ? [.. StaffingFacts.Of(c.Person, c.Project), RequestStreams.Of(request)] : StaffingFacts.Of(c.Person, c.Project);

    public Decision Decide(FillPost c, Post post, StaffingFacts facts, Moment m) => post switch
    {
        _ when facts.Supports && c.Request is { } request => [new PostShared(c.Project, c.Person, c.Booking, request, m.Now)],
        _ when post.Tenures.Any(t => t.Booking == c.Booking) => Decision.Nothing,
        _ => [new PostFilled(c.Project, c.Person, c.Booking, c.Request, c.From, Days.Begin(c.From, facts.Zone, m), false, null, c.By, m.Now)],
    };
}

/// <summary>Lets a person who changed places with another take over the post of the other.</summary>
/// <param name="Instead">The other.</param>
[May(Role.System)]
internal sealed record TakeOverPost(ProjectId Project, PersonId Person, PersonId Instead, BookingId Booking, DateOnly From, PersonId By) : ICommand;

/// <summary>Only who changed places with whoever answers for the project takes the post over.</summary>
internal sealed class TakeOverPostRule : IRule<TakeOverPost, Post, StaffingFacts>
{
    public string Stream(TakeOverPost c) => PostStreams.Of(c.Project);
    public IEnumerable<string> Consults(TakeOverPost c, Post post) => StaffingFacts.Of(c.Person, c.Project);

    public Decision Decide(TakeOverPost c, Post post, StaffingFacts facts, Moment m) => Days.Begin(c.From, facts.Zone, m) is var begin && post.At(begin)?.Person == c.Instead
        ? [new PostFilled(c.Project, c.Person, c.Booking, null, c.From, begin, false, null, c.By, m.Now)] : Decision.Nothing;
}

/// <summary>Names somebody who answers for a project until a project manager is found.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record NameActing(ProjectId Project, PersonId Person, DateOnly From, string Reason) : ICommand;

/// <summary>Whoever acts is named with a day and a reason, and is relieved like any other.</summary>
internal sealed class NameActingRule : IRule<NameActing, Post, StaffingFacts>
{
    public string Stream(NameActing c) => PostStreams.Of(c.Project);
    public IEnumerable<string> Consults(NameActing c, Post post) => StaffingFacts.Of(c.Person, c.Project);

    public Decision Decide(NameActing c, Post post, StaffingFacts facts, Moment m) => post switch
    {
        _ when facts.RefusesProject is { } refused => refused,
        _ when facts.RefusesPerson is { } refused => refused,
        _ when StaffingEntry.Refused(1, c.From) is { } refused => refused,
        _ when c.From < WorkingCalendar.DayOf(m.Now, facts.Zone) => Decision.Refuse("post.past", "What has passed stays as it was: name somebody from today on."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when post.At(Days.Begin(c.From, facts.Zone, m))?.Person == c.Person => Decision.Refuse("post.same", "This person answers for the project already."),
        _ => [new PostFilled(c.Project, c.Person, null, null, c.From, Days.Begin(c.From, facts.Zone, m), true, c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Lets whoever follows take up the post on their day.</summary>
[May(Role.System)]
internal sealed record TakeUpPost(ProjectId Project, PersonId Person) : ICommand;

/// <summary>The day has come and nothing else was decided meanwhile.</summary>
internal sealed class TakeUpPostRule : IRule<TakeUpPost, Post>
{
    public string Stream(TakeUpPost c) => PostStreams.Of(c.Project);

    public Decision Decide(TakeUpPost c, Post post, Moment m) =>
        post.At(m.Now) is { TakenUp: false } t && t.Person == c.Person ? [new PostTakenUp(c.Project, c.Person, t.Acting, m.Now)] : Decision.Nothing;
}

/// <summary>Relieves a person whose booking ended early, if nobody has followed.</summary>
/// <param name="LastDay">The last day that is booked; null: it never began.</param>
[May(Role.System)]
internal sealed record VacatePost(ProjectId Project, PersonId Person, BookingId Booking, DateOnly? LastDay, string Reason) : ICommand;

/// <summary>The post is vacant from the day after, unless somebody else answers by then or the project has ended.</summary>
internal sealed class VacatePostRule : IRule<VacatePost, Post, StaffingFacts>
{
    public string Stream(VacatePost c) => PostStreams.Of(c.Project);
    public IEnumerable<string> Consults(VacatePost c, Post post) => StaffingFacts.Of(c.Person, c.Project);

    public Decision Decide(VacatePost c, Post post, StaffingFacts facts, Moment m) => post switch
    {
        _ when facts.Ended || !post.Tenures.Any(t => t.Booking == c.Booking) => Decision.Nothing,
        _ when c.LastDay is { } last && Days.Begin(last.AddDays(1), facts.Zone, m) is var free && free > m.Now => Decision.NotBefore(free, "post.booked", $"This person answers for the project until {Tell.Day(last)}."),
        _ when post.Tenures.Any(t => t.Booking == c.Booking && t.TakesOver > m.Now) => [new SuccessionDropped(c.Project, c.Person, c.Booking, c.Reason, m.Now)],
        _ when post.At(m.Now)?.Booking != c.Booking => Decision.Nothing,
        _ => [new PostVacated(c.Project, c.Person, c.Reason, m.Now)],
    };
}

/// <summary>Notes what a person is booked for.</summary>
[May(Role.System)]
internal sealed record NoteBooking(ProjectId Project, PersonId Person, BookingId Booking) : ICommand;

/// <summary>Each booking is noted once.</summary>
internal sealed class NoteBookingRule : IRule<NoteBooking, Post>
{
    public string Stream(NoteBooking c) => PostStreams.Of(c.Project);

    public Decision Decide(NoteBooking c, Post post, Moment m) => post.Bookings.ContainsKey(c.Booking) ? Decision.Nothing : [new PostBooked(c.Project, c.Person, c.Booking)];
}

/// <summary>Notes whom the register names.</summary>
[May(Role.System)]
internal sealed record RecordPost(ProjectId Project, PersonId? Person) : ICommand;

/// <summary>What Staffing itself decided is no news; another name, or none, from elsewhere is.</summary>
internal sealed class RecordPostRule : IRule<RecordPost, Post>
{
    public string Stream(RecordPost c) => PostStreams.Of(c.Project);

    public Decision Decide(RecordPost c, Post post, Moment m) => post.At(m.Now)?.Person == c.Person ? Decision.Nothing : [new PostRecorded(c.Project, c.Person, m.Now)];
}

/// <summary>Days as instants.</summary>
internal static class Days
{
    /// <summary>When a day begins in a zone; now, when it has begun.</summary>
    public static DateTimeOffset Begin(DateOnly day, string zone, Moment m) => WorkingCalendar.At(day, default, zone) is var begin && begin > m.Now ? begin : m.Now;
}
