using System.Collections.Immutable;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Assigning;

/// <summary>Books the person who was confirmed for a request.</summary>
[May(Role.System)]
internal sealed record BookForPost(PersonId Person, BookingId Booking, RequestId Request, ProjectId Project, int Percent, DateOnly From, DateOnly To, PersonId By) : ICommand;

/// <summary>The person's time decides last, and the grade that the project's class asks: what does not fit any more is said, and the request is open again.</summary>
internal sealed class BookForPostRule : IRule<BookForPost, PoolMember, StaffingFacts>
{
    public string Stream(BookForPost c) => PoolStreams.Of(c.Person);
    public IEnumerable<string> Consults(BookForPost c, PoolMember member) => StaffingFacts.Of(c.Person, c.Project).Concat(ProjectLimit.Of(c.Project)).Append(RequestStreams.Of(c.Request));

    public Decision Decide(BookForPost c, PoolMember member, StaffingFacts facts, Moment m) => member switch
    {
        _ when member.Bookings.ContainsKey(c.Booking) => Decision.Nothing,
        { Stays.Count: 0 } => Failed(c, PoolMember.NotInPool, m),
        _ when (facts.RefusesPerson ?? facts.RefusesProject) is { } refused => Failed(c, refused, m),
        _ when !facts.Supports && ProjectLimit.Refused(facts.Limit, c.Person, Dated.On<Grade>(member.Grades, c.From), c.From) is { } refused => Failed(c, refused, m),
        _ when Load.TooMuch(member, Wanted(c, facts)) is { Count: > 0 } much => [new AssignmentFailed(c.Person, c.Booking, c.Request, $"This is more than the person is available. {Load.Words(much, facts.Calendar)}", m.Now)],
        _ when member.ChangingPlaces(m) is { } soon => soon,
        _ when AssignmentConsent.Refuses(member, c.Person, c.From, facts) is { } refused => Failed(c, refused, m),
        _ when AssignmentConsent.Needed(member, c.Person, c.From, facts, m) is { } manager => Asked(c, member, facts, manager, m),
        _ => [Booked(c, Wanted(c, facts), m)],
    };

    // Where the department is the solid line its manager is asked: until then it is a soft booking, and the post waits.
    private static Decision Asked(BookForPost c, PoolMember member, StaffingFacts facts, PersonId manager, Moment m)
    {
        var soft = Wanted(c, facts) with { Kind = BookingKind.Soft, Lapses = facts.Terms.AnswerBy(member, facts.Calendar, m) };
        return [Booked(c, soft, m), AssignmentConsent.Asked(c.Person, soft, manager, soft.Lapses!.Value, m)];
    }

    private static PersonBooked Booked(BookForPost c, PoolBooking b, Moment m) => new(c.Person, c.Booking, c.Project, b.Code, b.Kind, c.Percent, c.From, c.To, b.Lapses, c.By, m.Now, c.Request);

    private static PoolBooking Wanted(BookForPost c, StaffingFacts facts) =>
        new(c.Booking, c.Project, facts.Code!, BookingKind.Hard, ImmutableSortedDictionary<DateOnly, int>.Empty.Add(c.From, c.Percent), c.To, null);

    private static Decision Failed(BookForPost c, Decision refused, Moment m) => [new AssignmentFailed(c.Person, c.Booking, c.Request, refused.Sentence!, m.Now)];
}

/// <summary>A confirmed person is booked first, then the post is theirs, then the request is filled; what fails on the way opens the request again.</summary>
internal sealed class AssignWhenConfirmed : Policy
{
    public override string StoredName => "staffing.assign-when-confirmed";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        RequestConfirmed e => [Now(new BookForPost(e.Person, e.Booking, e.Request, e.Project, e.Percent, e.From, e.To, e.By))],
        AssignmentFailed e => [Now(new ReopenStaffing(e.Request, e.Person, e.Why))],
        PersonBooked { Request: { } request, Kind: BookingKind.Hard } e => [Now(new FillPost(e.Project, e.Person, e.Booking, request, e.From, e.By))],
        BookingConfirmed { Request: { } request, Project: { } project, From: { } from } e => [Now(new FillPost(project, e.Person, e.Booking, request, from, e.By))],
        BookingReleased { Request: { } request } e => [Now(new ReopenStaffing(request, e.Person, e.Reason))],
        BookingLapsed { Request: { } request } e => [Now(new ReopenStaffing(request, e.Person, "Nobody agreed to it in time."))],
        PostFilled { Request: { } request } e => [Now(new FillStaffing(request, e.Person))],
        PostShared e => [Now(new FillStaffing(e.Request, e.Person))],
        _ => None,
    };
}

/// <summary>Opens a request again, because the person could not be booked.</summary>
[May(Role.System)]
internal sealed record ReopenStaffing(RequestId Request, PersonId Person, string Why) : ICommand;

/// <summary>Only what is being confirmed comes back.</summary>
internal sealed class ReopenStaffingRule : IRule<ReopenStaffing, StaffingRequest>
{
    public string Stream(ReopenStaffing c) => RequestStreams.Of(c.Request);

    public Decision Decide(ReopenStaffing c, StaffingRequest request, Moment m) =>
        request is { Stage: RequestStage.Confirmed, Proposal: { } p } && p.Person == c.Person ? [new RequestReturned(c.Request, request.Project, c.Person, c.Why, p.By, m.Now)] : Decision.Nothing;
}

/// <summary>Notes that the post is filled.</summary>
[May(Role.System)]
internal sealed record FillStaffing(RequestId Request, PersonId Person) : ICommand;

/// <summary>Only what was confirmed is filled.</summary>
internal sealed class FillStaffingRule : IRule<FillStaffing, StaffingRequest>
{
    public string Stream(FillStaffing c) => RequestStreams.Of(c.Request);

    public Decision Decide(FillStaffing c, StaffingRequest request, Moment m) => request.Stage == RequestStage.Confirmed ? [new RequestFilled(c.Request, request.Project, c.Person, request.By, m.Now, request.Supports)] : Decision.Nothing;
}
