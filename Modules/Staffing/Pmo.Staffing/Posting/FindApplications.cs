using Pmo.Staffing.Confiding;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Posting;

/// <summary>How a request is posted, and who applied with which words; null: it is not posted. Whoever applied themselves sees nobody else's.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record FindApplications(RequestId Request) : IQuery<PostingSheet?>;

/// <summary>A posting.</summary>
/// <param name="Until">The last day to apply.</param>
/// <param name="Open">People can still apply.</param>
public sealed record PostingSheet(string? About, DateOnly Until, bool Open, DateTimeOffset? ClosedAt, IReadOnlyList<ApplicationRow> Applications)
{
    /// <summary>How many wait for the decision, which is made.</summary>
    public int Waiting => ClosedAt is null ? 0 : Applications.Count(a => a.Outcome is null && !a.Gone);
}

/// <summary>An application.</summary>
/// <param name="Words">Private text.</param>
/// <param name="Gone">They do not work here any more: nothing can be told to them.</param>
/// <param name="Reason">What they were told. Private text.</param>
/// <param name="Proposed">What could be told, from their own facts alone; null: nothing is decided, or nothing is known.</param>
public sealed record ApplicationRow(PersonId Person, DateTimeOffset AppliedAt, string? Words, bool Gone, ApplicationOutcome? Outcome, DateTimeOffset? AnsweredAt, PersonId? AnsweredBy, string? Reason, string? Proposed);

/// <summary>Reads applications, oldest first.</summary>
internal sealed class FindApplicationsAnswer(PrivateTexts texts) : IAnswer<FindApplications, PostingSheet?>
{
    private sealed record PostingRow(string? About, DateOnly Until, DateTimeOffset Closes, DateTimeOffset? ClosedAt);

    private sealed record Row(PersonId Person, DateTimeOffset AppliedAt, bool Gone, ApplicationOutcome? Outcome, DateTimeOffset? AnsweredAt, PersonId? AnsweredBy);

    private sealed record RequestState(RequestStage Stage, PersonId? Person);

    public PostingSheet? Answer(FindApplications q, Viewer who, Db db)
    {
        if (db.One<PostingRow>($"select about, until, closes, closed_at from role_posting where request = {q.Request}") is not { } posting) return null;
        var rows = db.List<Row>($"""
            select a.person, a.applied_at, g.person is not null gone, a.outcome, a.answered_at, a.answered_by
            from role_application a left join pool_gone g on g.person = a.person where a.request = {q.Request} order by a.applied_at, a.person
            """);
        if (rows.FirstOrDefault(r => r.Person == who.Person) is { } own) rows = [own];
        var request = db.One<RequestState>($"select stage, person from request where id = {q.Request}")!;
        var frozen = db.Value<string>($"select ranking from request_choice where request = {q.Request} order by at desc limit 1") is { } text ? FrozenRankings.Read(text) : null;
        var skills = PoolOfTables.Skills(db);
        return new(posting.About, posting.Until, posting.ClosedAt is null && posting.Closes > who.Now, posting.ClosedAt, [.. rows.Select(r => new ApplicationRow(
            r.Person, r.AppliedAt, texts.Of(who, q.Request.Value, PrivateTexts.ApplicationOf(r.Person)), r.Gone, r.Outcome, r.AnsweredAt, r.AnsweredBy, texts.Of(who, q.Request.Value, PrivateTexts.DecisionOf(r.Person)),
            posting.ClosedAt is null || r.Outcome is not null ? null : request.Stage == RequestStage.Withdrawn ? OwnReasons.NotFilled : request.Person == r.Person ? OwnReasons.Chosen : OwnReasons.Of(r.Person, frozen, skills)))]);
    }
}

/// <summary>The decided requests of which people who applied have not been told, longest first.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record FindUnanswered : IQuery<IReadOnlyList<UnansweredRow>>;

/// <summary>A decided request with people who wait for the decision.</summary>
public sealed record UnansweredRow(RequestId Request, string Code, string Title, int Waiting, DateTimeOffset Since, int Days);

/// <summary>Reads who waits; whoever left can be told nothing.</summary>
internal sealed class FindUnansweredAnswer : IAnswer<FindUnanswered, IReadOnlyList<UnansweredRow>>
{
    private sealed record Row(RequestId Request, string Code, string Title, int Waiting, DateTimeOffset Since);

    public IReadOnlyList<UnansweredRow> Answer(FindUnanswered q, Viewer who, Db db) => [.. db.List<Row>($"""
        select r.id request, r.code, coalesce(p.name, r.code) title, count(*) waiting, o.closed_at since
        from role_posting o join request r on r.id = o.request join role_application a on a.request = o.request left join staffing_project p on p.id = r.project left join pool_gone g on g.person = a.person
        where o.closed_at is not null and a.outcome is null and g.person is null group by r.id order by o.closed_at, r.id
        """).Select(r => new UnansweredRow(r.Request, r.Code, r.Title, r.Waiting, r.Since, (int)(who.Now - r.Since).TotalDays))];
}
