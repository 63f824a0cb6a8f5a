using Pmo.Staffing.Matching;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Posting;

/// <summary>Posts a request openly, so that everybody of the pool may apply until a day; or gives another day, or other words.</summary>
/// <param name="About">What is said of it, for all of the pool to read; null: nothing.</param>
/// <param name="Until">The last day to apply.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record PostRole(RequestId Request, string? About, DateOnly Until) : ICommand;

/// <summary>A request that was handed in and waits for a choice is posted; everybody who is of the pool then is told once.</summary>
internal sealed class PostRoleRule : IRule<PostRole, RolePosting, PostingFacts>
{
    public string Stream(PostRole c) => PostingStreams.Of(c.Request);
    public IEnumerable<string> Consults(PostRole c, RolePosting posting) => [.. PostingFacts.Of(c.Request), Roster.Stream];
    public IEnumerable<string> ConsultsFurther(PostRole c, RolePosting posting, PostingFacts facts) => posting.Posted is null ? facts.Roster.People.SelectMany(p => PostingFacts.Of(p)) : [];

    public Decision Decide(PostRole c, RolePosting posting, PostingFacts facts, Moment m) => facts.Request switch
    {
        _ when facts.Request.Refuses is { } refused => refused,
        { Stage: RequestStage.Draft } => Decision.Refuse("request.draft", "The request is not handed in yet."),
        { Open: false } => Decision.Refuse("role.proposed", "Somebody is proposed already: take that back first."),
        _ when c.Until < facts.Office.Calendar.DayOf(m.Now) || c.Until > facts.Office.Calendar.DayOf(m.Now).AddDays(180) => Decision.Refuse("role.until", "Give a last day to apply from today on, within half a year."),
        _ when c.About is not null && !RolePosting.IsText(c.About) => Decision.Refuse("role.words", $"Say something of the role in at most {RolePosting.Longest} characters, or leave it out."),
        _ when posting.Posted is { } p && p.Until == c.Until && p.About == c.About?.Trim() => Decision.Nothing,
        _ => [new RolePosted(c.Request, facts.Request.Project, c.About?.Trim(), c.Until, WorkingCalendar.At(c.Until.AddDays(1), default, facts.Office.CalendarZone), Everybody(posting, facts, m), m.Actor, m.Now, facts.Request.Supports)],
    };

    private static IReadOnlyList<PersonId> Everybody(RolePosting posting, PostingFacts facts, Moment m) => posting.Posted is not null ? [] : [.. facts.Roster.People.Where(p => facts.IsOfThePool(p, m)).OrderBy(p => p.Value)];
}

/// <summary>Notes that nobody can apply any more.</summary>
[May(Role.System)]
internal sealed record ClosePosting(RequestId Request) : ICommand;

/// <summary>With its request a posting closes; who applied then waits for the decision.</summary>
internal sealed class ClosePostingRule : IRule<ClosePosting, RolePosting, PostingFacts>
{
    public string Stream(ClosePosting c) => PostingStreams.Of(c.Request);
    public IEnumerable<string> Consults(ClosePosting c, RolePosting posting) => PostingFacts.Of(c.Request);
    public IEnumerable<string> ConsultsFurther(ClosePosting c, RolePosting posting, PostingFacts facts) => posting.Waiting.SelectMany(p => PostingFacts.Of(p));

    public Decision Decide(ClosePosting c, RolePosting posting, PostingFacts facts, Moment m) =>
        posting is { Posted: { } posted, Closed: false } && facts.Request.Closed
            ? [new PostingClosed(c.Request, posted.Project, facts.Request.Stage == RequestStage.Filled, posting.Waiting.Count(p => !facts.Gone.Contains(p)), posted.By, m.Now, facts.Request.Supports)] : Decision.Nothing;
}

/// <summary>A posting closes when its request is filled or withdrawn.</summary>
internal sealed class ClosePostings : Policy
{
    public override string StoredName => "staffing.close-postings";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        RequestFilled e => [Now(new ClosePosting(e.Request))],
        RequestWithdrawn e => [Now(new ClosePosting(e.Request))],
        _ => None,
    };
}
