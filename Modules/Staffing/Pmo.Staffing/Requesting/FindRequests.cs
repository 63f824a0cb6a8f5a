using Pmo.Office;

namespace Pmo.Staffing.Requesting;

/// <summary>The requests for project managers, oldest first while they are open; a sponsor gets those of their own projects.</summary>
/// <param name="Closed">Those that are filled or withdrawn, newest first; false: those that wait.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer, Role.Sponsor)]
internal sealed record FindRequests(bool Closed = false) : IQuery<RequestList>;

/// <summary>Requests, and how often somebody else than the first of the ranking was chosen.</summary>
/// <param name="Choices">How often somebody was chosen.</param>
/// <param name="Overrides">How often it was not the first of the ranking.</param>
public sealed record RequestList(IReadOnlyList<RequestRow> Requests, int Open, int Ended, int Choices, int Overrides);

/// <summary>A request.</summary>
/// <param name="Age">Days since it was handed in, or begun while it is a draft, until it was closed or now.</param>
/// <param name="Person">Who is chosen; null: nobody, or it is not for who asks yet.</param>
public sealed record RequestRow(
    RequestId Request, ProjectId Project, string Code, string Title, RequestStage Stage, Grade Grade, int Percent, DateOnly From, DateOnly To, int Age, PersonId? Person, bool Objected)
{
    /// <summary>Whoever is found works beside who answers for the project.</summary>
    public bool Supports { get; init; }
}

/// <summary>The chosen person is told first: until the choice is confirmed only those who staff, and who reviews them, see who it is.</summary>
internal static class RequestSight
{
    public static bool Inner(Viewer who) => who.Is(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.ComplianceReviewer);

    public static PersonId? Person(PersonId? chosen, RequestStage stage, bool inner) => inner || stage is RequestStage.Confirmed or RequestStage.Filled ? chosen : null;
}

/// <summary>Reads requests.</summary>
internal sealed class FindRequestsAnswer : IAnswer<FindRequests, RequestList>
{
    private static readonly RequestStage[] Ended = [RequestStage.Filled, RequestStage.Withdrawn];

    public RequestList Answer(FindRequests q, Viewer who, Db db)
    {
        var rows = db.List<Row>($"""
            select r.id request, r.project, r.code, coalesce(p.name, r.code) title, r.stage, r.grade, r.percent, r.from_day, r.to_day, coalesce(r.submitted, r.drafted) since, r.closed, r.person, r.objection is not null objected, r.supports
            from request r left join staffing_project p on p.id = r.project where {who.Projects("r.project")} order by since, r.id
            """);
        var inner = RequestSight.Inner(who);
        var (closed, open) = (rows.Where(r => Ended.Contains(r.Stage)).ToList(), rows.Where(r => !Ended.Contains(r.Stage)).ToList());
        var chosen = db.One<Chosen>($"select count(*) choices, coalesce(sum(c.rank > 1), 0) overrides from request_choice c join request r on r.id = c.request where {who.Projects("r.project")}");
        return new([.. (q.Closed ? closed.OrderByDescending(r => r.Closed).ToList() : open).Select(r => Of(r, who.Now, inner))], open.Count, closed.Count, inner ? chosen?.Choices ?? 0 : 0, inner ? chosen?.Overrides ?? 0 : 0);
    }

    private sealed record Chosen(int Choices, int Overrides);

    private static RequestRow Of(Row r, DateTimeOffset now, bool inner) =>
        new(r.Request, r.Project, r.Code, r.Title, r.Stage, r.Grade, r.Percent, r.FromDay, r.ToDay, (int)((r.Closed ?? now) - r.Since).TotalDays, RequestSight.Person(r.Person, r.Stage, inner), inner && r.Objected) { Supports = r.Supports };

    private sealed record Row(
        RequestId Request, ProjectId Project, string Code, string Title, RequestStage Stage, Grade Grade, int Percent, DateOnly FromDay, DateOnly ToDay, DateTimeOffset Since, DateTimeOffset? Closed, PersonId? Person, bool Objected, bool Supports);
}

/// <summary>One request; null when there is none, or it is not for who asks.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer, Role.Sponsor)]
internal sealed record ShowStaffing(RequestId Request) : IQuery<RequestSheet?>;

/// <summary>One request.</summary>
/// <param name="Because">What made the project ready to be staffed.</param>
/// <param name="Choices">Who was chosen, newest first; null: not for who asks.</param>
public sealed record RequestSheet(
    RequestRow Row, string? Place, Readiness Because, PersonId RequestedBy, DateTimeOffset Drafted, DateTimeOffset? Submitted, DateTimeOffset? Closed, string? ClosedBecause, DateTimeOffset? AnswerBy, bool Accepted, string? Objection,
    IReadOnlyList<NamedCompetency> Competencies, IReadOnlyList<RequestChoice>? Choices)
{
    /// <summary>What it asks.</summary>
    public PostNeeds Needs => new(Row.Grade, Row.Percent, Row.From, Row.To, [.. Competencies.Select(c => new AskedCompetency(c.Competency, c.Level, c.Must))], Place);
}

/// <summary>An asked competency with its name.</summary>
public sealed record NamedCompetency(CompetencyId Competency, string Name, CompetencyLevel? Level, bool Must);

/// <summary>Somebody who was chosen.</summary>
/// <param name="Outcome">What became of it; null: nothing yet.</param>
public sealed record RequestChoice(PersonId Person, DateTimeOffset At, int Rank, PersonId? First, string? Reason, string? Outcome);

/// <summary>Reads one request.</summary>
internal sealed class ShowStaffingAnswer : IAnswer<ShowStaffing, RequestSheet?>
{
    public RequestSheet? Answer(ShowStaffing q, Viewer who, Db db)
    {
        if (db.One<Row>($"""
            select r.project, r.code, coalesce(p.name, r.code) title, r.stage, r.grade, r.percent, r.from_day, r.to_day, r.place, r.because, r.requested_by, r.drafted, r.submitted, r.closed, r.closed_because,
                r.person, r.answer_by, r.accepted, r.objection, r.supports
            from request r left join staffing_project p on p.id = r.project where r.id = {q.Request} and {who.Projects("r.project")}
            """) is not { } r) return null;
        var age = (int)((r.Closed ?? who.Now) - (r.Submitted ?? r.Drafted)).TotalDays;
        var inner = RequestSight.Inner(who);
        return new(
            new(q.Request, r.Project, r.Code, r.Title, r.Stage, r.Grade, r.Percent, r.FromDay, r.ToDay, age, RequestSight.Person(r.Person, r.Stage, inner), inner && r.Objection is not null) { Supports = r.Supports }, r.Place, r.Because, r.RequestedBy, r.Drafted, r.Submitted, r.Closed, r.ClosedBecause, inner ? r.AnswerBy : null, inner && r.Accepted, inner ? r.Objection : null,
            [.. db.List<AskedRow>($"select a.competency, coalesce(c.name, '') name, a.level, a.must from request_competency a left join staffing_competency c on c.id = a.competency where a.request = {q.Request} order by a.must desc, a.position").Select(a => new NamedCompetency(a.Competency, a.Name, (CompetencyLevel?)a.Level, a.Must))],
            inner ? db.List<RequestChoice>($"select person, at, rank, first, reason, outcome from request_choice where request = {q.Request} order by at desc") : null);
    }

    private sealed record AskedRow(CompetencyId Competency, string Name, int? Level, bool Must);

    private sealed record Row(
        ProjectId Project, string Code, string Title, RequestStage Stage, Grade Grade, int Percent, DateOnly FromDay, DateOnly ToDay, string? Place, Readiness Because, PersonId RequestedBy, DateTimeOffset Drafted, DateTimeOffset? Submitted,
        DateTimeOffset? Closed, string? ClosedBecause, PersonId? Person, DateTimeOffset? AnswerBy, bool Accepted, string? Objection, bool Supports);
}

/// <summary>The posts that are proposed to who asks.</summary>
[May(Role.System, Role.Reader)]
internal sealed record FindMyProposals : IQuery<IReadOnlyList<MyProposal>>;

/// <summary>A post proposed to somebody.</summary>
public sealed record MyProposal(RequestId Request, ProjectId Project, string Code, string Title, int Percent, DateOnly FromDay, DateOnly ToDay, string? Place, DateTimeOffset AnswerBy, bool Accepted, string? Objection, bool Supports);

/// <summary>Reads what waits for who asks.</summary>
internal sealed class FindMyProposalsAnswer : IAnswer<FindMyProposals, IReadOnlyList<MyProposal>>
{
    public IReadOnlyList<MyProposal> Answer(FindMyProposals q, Viewer who, Db db) => db.List<MyProposal>($"""
        select r.id request, r.project, r.code, coalesce(p.name, r.code) title, r.percent, r.from_day, r.to_day, r.place, r.answer_by, r.accepted, r.objection, r.supports
        from request r left join staffing_project p on p.id = r.project where r.person = {who.Person} and r.stage = {RequestStage.Proposed} order by r.from_day, r.id
        """);
}
