using Pmo.Office;
using Pmo.Staffing.Confiding;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Posting;

/// <summary>The roles that are posted openly, for people of the pool and those who staff, and those that who asks applied for, also when they are decided.</summary>
[May(Role.System, Role.Reader)]
internal sealed record FindPostedRoles : IQuery<IReadOnlyList<PostedRole>>;

/// <summary>A posted role, and what became of the application of who looks. Nothing of anybody else.</summary>
/// <param name="Until">The last day to apply.</param>
/// <param name="Open">People can still apply.</param>
/// <param name="AppliedAt">When who looks applied; null: they did not.</param>
/// <param name="Outcome">What became of it; null: nothing yet.</param>
/// <param name="Supports">It is to work beside who answers for the project; false: to answer for it.</param>
public sealed record PostedRole(
    RequestId Request, string Code, string Title, Grade Grade, int Percent, DateOnly FromDay, DateOnly ToDay, string? Place, DateOnly Until, bool Open, bool Decided, DateTimeOffset? AppliedAt, ApplicationOutcome? Outcome, bool Supports)
{
    /// <summary>What somebody would be there: "Support for the harbour wall".</summary>
    public string Called => $"{(Supports ? "Support" : "Project manager")} for {Title}";
}

/// <summary>Reads posted roles, those that can be applied for first, the first to close before others.</summary>
internal sealed class FindPostedRolesAnswer : IAnswer<FindPostedRoles, IReadOnlyList<PostedRole>>
{
    public IReadOnlyList<PostedRole> Answer(FindPostedRoles q, Viewer who, Db db) => Read(db, who, null);

    /// <summary>All that who looks may see, or one of them.</summary>
    public static IReadOnlyList<PostedRole> Read(Db db, Viewer who, RequestId? request) => who.Deputy is not null ? [] : db.List<PostedRole>($"""
        select r.id request, r.code, coalesce(p.name, r.code) title, r.grade, r.percent, r.from_day, r.to_day, r.place, o.until, o.closed_at is null and o.closes > {who.Now} open, o.closed_at is not null decided, a.applied_at, a.outcome, r.supports
        from role_posting o join request r on r.id = o.request left join staffing_project p on p.id = r.project left join role_application a on a.request = r.id and a.person = {who.Person}
        where ({request} is null or r.id = {request}) and (a.person is not null or (o.closed_at is null and o.closes > {who.Now} and ({Staffs(who)} or exists (
            select 1 from pool_stay s where s.person = {who.Person} and s.from_day <= {Today(who)} and (s.last_day is null or s.last_day >= {Today(who)})))))
        order by open desc, o.until, r.code, r.id
        """);

    private static bool Staffs(Viewer who) => who.Is(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.ComplianceReviewer);

    private static DateOnly Today(Viewer who) => DateOnly.FromDateTime(who.Now.UtcDateTime);
}

/// <summary>One posted role; null when there is none, or it is not for who asks.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ShowPostedRole(RequestId Request) : IQuery<PostedRoleSheet?>;

/// <summary>One posted role.</summary>
/// <param name="About">What the head of the PMO says of it; null: nothing.</param>
/// <param name="Words">What who looks wrote when they applied. Private text.</param>
/// <param name="Reason">Why it was decided so for who looks. Private text.</param>
/// <param name="Applies">Who looks can apply now.</param>
public sealed record PostedRoleSheet(PostedRole Role, string? About, IReadOnlyList<NamedCompetency> Competencies, string? Words, string? Reason, bool Applies);

/// <summary>Reads one posted role, with one's own application.</summary>
internal sealed class ShowPostedRoleAnswer(PrivateTexts texts) : IAnswer<ShowPostedRole, PostedRoleSheet?>
{
    private sealed record AskedRow(CompetencyId Competency, string Name, int? Level, bool Must);

    public PostedRoleSheet? Answer(ShowPostedRole q, Viewer who, Db db)
    {
        if (FindPostedRolesAnswer.Read(db, who, q.Request) is not [var role, ..]) return null;
        var mine = role.AppliedAt is not null;
        return new(
            role, db.Value<string>($"select about from role_posting where request = {q.Request}"),
            [.. db.List<AskedRow>($"select a.competency, coalesce(c.name, '') name, a.level, a.must from request_competency a left join staffing_competency c on c.id = a.competency where a.request = {q.Request} order by a.must desc, a.position").Select(a => new NamedCompetency(a.Competency, a.Name, (CompetencyLevel?)a.Level, a.Must))],
            mine ? texts.Of(who, q.Request.Value, PrivateTexts.ApplicationOf(who.Person)) : null, mine && role.Outcome is not null ? texts.Of(who, q.Request.Value, PrivateTexts.DecisionOf(who.Person)) : null,
            role.Open && !who.LooksBack && db.Value<long?>($"select 1 from pool_stay where person = {who.Person} and last_day is null limit 1") is not null);
    }
}
