using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Posting;

/// <summary>A request that was posted openly, and who applied. Words stand in no state.</summary>
internal sealed record RolePosting(RolePosted? Posted, bool Closed, ImmutableHashSet<PersonId> Applied, ImmutableHashSet<PersonId> Answered) : IState<RolePosting>
{
    /// <summary>The longest words of an application, a posting and a reason.</summary>
    public const int Longest = 2000;

    public static RolePosting Initial { get; } = new(null, false, [], []);

    public static Decision Unknown => Decision.Refuse("role.unknown", "There is no such role posted.");

    /// <summary>Who applied and has not heard the decision.</summary>
    public IEnumerable<PersonId> Waiting => Applied.Except(Answered).OrderBy(p => p.Value);

    public RolePosting Evolve(object @event) => @event switch
    {
        RolePosted e => this with { Posted = e },
        RoleAppliedFor e => this with { Applied = Applied.Add(e.Person) },
        ApplicationWithdrawn e => this with { Applied = Applied.Remove(e.Person) },
        PostingClosed => this with { Closed = true },
        ApplicationAnswered e => this with { Answered = Answered.Add(e.Person) },
        _ => throw new UnknownEventException(typeof(RolePosting), @event),
    };

    /// <summary>Several lines that say something, not too long.</summary>
    public static bool IsText(string? text) => text?.Trim() is { Length: > 0 and <= Longest };
}

/// <summary>What rules of postings consult: the request, the calendar, and people: whether they are of the pool, work here, and what they are called.</summary>
internal sealed record PostingFacts(StaffingRequest Request, StaffingFacts Office, Roster Roster, ImmutableDictionary<PersonId, PoolMember> Members, ImmutableDictionary<PersonId, string> Names, ImmutableHashSet<PersonId> Gone) : IState<PostingFacts>
{
    public static PostingFacts Initial { get; } =
        new(StaffingRequest.Initial, StaffingFacts.Initial, Roster.Initial, ImmutableDictionary<PersonId, PoolMember>.Empty, ImmutableDictionary<PersonId, string>.Empty, []);

    public static IEnumerable<string> Of(RequestId request) => [RequestStreams.Of(request), Calendars.StreamOf(CalendarId.Default)];

    public static IEnumerable<string> Of(PersonId person) => [PersonStreams.Of(person), PoolStreams.Of(person)];

    /// <summary>They belong to the pool today, and work here.</summary>
    public bool IsOfThePool(PersonId person, Moment m) => !Gone.Contains(person) && Members.TryGetValue(person, out var member) && member.Stays.Any(s => s.Holds(member.Today(m)));

    /// <summary>Why nobody can apply, or null when they can.</summary>
    public Decision? Refuses(RolePosting posting, Moment m) => posting switch
    {
        { Posted: null } => RolePosting.Unknown,
        _ when posting.Closed || Request.Closed => Decision.Refuse("role.closed", "This role is decided: nobody can apply any more."),
        { Posted.Closes: var closes } when closes <= m.Now => Decision.Refuse("role.over", $"The last day to apply was {Tell.Day(posting.Posted.Until)}."),
        _ => null,
    };

    public PostingFacts Evolve(object @event) => @event switch
    {
        RosterEntered => this with { Roster = Roster.Evolve(@event) },
        IOfPoolMember e => this with { Members = Members.SetItem(e.Person, Members.GetValueOrDefault(e.Person, PoolMember.Initial).Evolve(e)) },
        PersonAdded e => this with { Names = Names.SetItem(e.Person, e.Name) },
        PersonRenamed e => this with { Names = Names.SetItem(e.Person, e.Name) },
        PersonDisabled e => this with { Gone = Gone.Add(e.Person) },
        PersonErased e => this with { Gone = Gone.Add(e.Person) },
        PersonEnabled e => this with { Gone = Gone.Remove(e.Person) },
        RequestDrafted or RequestSplit or RequestChanged or RequestSubmitted or ShortlistingStarted or CandidateProposed or ProposalAccepted or ProposalObjected or ProposalTakenBack or RequestConfirmed or RequestReturned or RequestFilled or RequestWithdrawn
            => this with { Request = Request.Evolve(@event) },
        _ => this with { Office = Office.Evolve(@event) },
    };
}
