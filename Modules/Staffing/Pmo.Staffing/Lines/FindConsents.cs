using Pmo.Office;

namespace Pmo.Staffing.Lines;

/// <summary>What consent is asked for: what waits for who asks, and everything for those who see the pool.</summary>
/// <param name="All">With what is settled.</param>
[May(Role.System, Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record FindConsents(bool All = false) : IQuery<IReadOnlyList<ConsentRow>>;

/// <summary>Something that consent is asked for.</summary>
/// <param name="What">What for.</param>
/// <param name="LastDay">The last day that would stay booked.</param>
/// <param name="NoticeEnds">The earliest last day without consent.</param>
/// <param name="Needs">The code of the project that needs the person.</param>
/// <param name="Other">Who would take over.</param>
/// <param name="Said">What was said with the answer.</param>
/// <param name="Mine">Whoever looks is asked.</param>
/// <param name="Begins">The booking's first day.</param>
public sealed record ConsentRow(
    PersonId Person, BookingId Booking, ProjectId Project, string Code, string Title, ConsentFor What, PersonId? Asked, AskedAs AskedAs, DateOnly? LastDay, DateOnly? NoticeEnds, string? Needs, PersonId? Other, string? OtherCode, DateOnly? SwapFrom,
    string Reason, PersonId By, DateTimeOffset At, DateTimeOffset AnswerBy, ConsentState State, string? Said, bool Mine, DateOnly? Begins)
{
    /// <summary>The head of the PMO is to decide.</summary>
    public bool WithHead => State is ConsentState.Undecided or ConsentState.Declined;

    /// <summary>Nothing is settled yet.</summary>
    public bool Open => State is not (ConsentState.Done or ConsentState.Dropped);

    /// <summary>Whoever is asked may still answer.</summary>
    public bool MayBeAnswered => Mine && State is ConsentState.Waiting or ConsentState.Undecided or ConsentState.Declined;
}

/// <summary>Reads consents, those that wait for who asks first, then the oldest.</summary>
internal sealed class FindConsentsAnswer : IAnswer<FindConsents, IReadOnlyList<ConsentRow>>
{
    public IReadOnlyList<ConsentRow> Answer(FindConsents q, Viewer who, Db db) =>
        [.. Read(db, who.Person, null, DateOnly.FromDateTime(who.Now.UtcDateTime)).Where(c => (q.All || c.Open) && (c.Mine || who.Is(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)))];

    /// <summary>All, or those of one person. A manager named since then sees what waits for the department, as they may answer it.</summary>
    public static IReadOnlyList<ConsentRow> Read(Db db, PersonId viewer, PersonId? person, DateOnly today)
    {
        var rows = Rows(db, viewer, person);
        if (!rows.Any(r => r is { Open: true, AskedAs: AskedAs.DepartmentManager, Mine: false })) return rows;
        var lines = KnownLines.Read(db);
        return [.. rows.Select(r => r is { Open: true, AskedAs: AskedAs.DepartmentManager } && lines.On(r.Person, r.Begins > today ? r.Begins.Value : today).Manager == viewer ? r with { Mine = true } : r).OrderByDescending(r => r.Open).ThenByDescending(r => r.Mine)];
    }

    private static IReadOnlyList<ConsentRow> Rows(Db db, PersonId viewer, PersonId? person) => db.List<ConsentRow>($"""
        select c.person, c.booking, c.project, coalesce(p.code, '') code, coalesce(p.name, '') title, c.what, c.asked, c.asked_as, c.last_day, c.notice_ends, n.code needs, c.other, o.code other_code, c.swap_from,
            c.reason, c.by, c.at, c.answer_by, c.state, c.said, coalesce(c.asked = {viewer} or c.asked_as = {AskedAs.Sponsor} and p.sponsor = {viewer}, 0) mine, b.from_day begins
        from staffing_consent c left join staffing_project p on p.id = c.project left join staffing_project n on n.id = c.needs left join staffing_project o on o.id = c.other_project left join booking b on b.id = c.booking
        where {person} is null or c.person = {person} order by c.state in ({ConsentState.Done}, {ConsentState.Dropped}), 21 desc, c.at desc, c.person
        """);
}
