using Pmo.Office;

namespace Pmo.Staffing.Limiting;

/// <summary>The waivers of grade limits: those that are asked or hold, oldest first, or those that are over, newest first: what a sponsor decides themselves, and everything for those who see the pool.</summary>
[May(Role.System, Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record FindGradeWaivers(bool Over = false) : IQuery<GradeWaiverList>;

/// <summary>Waivers.</summary>
/// <param name="Open">How many are asked or hold.</param>
public sealed record GradeWaiverList(IReadOnlyList<GradeWaiverRow> Rows, int Open, int Over);

/// <summary>A waiver.</summary>
/// <param name="Person">Only for this person; null: for anybody of the grade.</param>
/// <param name="Limit">What the class asks today; null: nothing any more.</param>
/// <param name="Age">Days since it was asked, until it was over or now.</param>
/// <param name="DaysLeft">Days until its last day; below 0: it has passed.</param>
/// <param name="Said">What was said with the decision.</param>
/// <param name="Decides">Whoever asks can decide it now.</param>
public sealed record GradeWaiverRow(
    GradeWaiverId Waiver, ProjectId Project, string Code, string Title, string? Class, Grade? Limit, PersonId? Person, Grade Grade, DateOnly Until, string Reason, PersonId AskedBy, DateTimeOffset AskedAt, WaiverStage Stage,
    int Age, int DaysLeft, PersonId? DecidedBy, string? Said, DateOnly? EndedOn, string? EndedBecause, bool Decides);

/// <summary>Reads waivers.</summary>
internal sealed class FindGradeWaiversAnswer : IAnswer<FindGradeWaivers, GradeWaiverList>
{
    private sealed record Row(
        GradeWaiverId Id, ProjectId Project, string Code, string Title, PersonId? Sponsor, PersonId? Person, Grade Grade, DateOnly Until, string Reason, PersonId AskedBy, DateTimeOffset AskedAt, WaiverStage Stage, DateTimeOffset? DecidedAt,
        PersonId? DecidedBy, string? Said, DateOnly? EndedOn, string? EndedBecause);

    public GradeWaiverList Answer(FindGradeWaivers q, Viewer who, Db db)
    {
        var (limits, today) = (KnownLimits.Read(db), DateOnly.FromDateTime(who.Now.UtcDateTime));
        var rows = db.List<Row>($"""
            select w.id, w.project, w.code, coalesce(p.name, w.code) title, p.sponsor, w.person, w.grade, w.until, w.reason, w.asked_by, w.asked_at, w.stage, w.decided_at, w.decided_by, w.said, w.ended_on, w.ended_because
            from grade_waiver w left join staffing_project p on p.id = w.project where p.sponsor = {who.Person} or {who.Is(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)} order by w.asked_at, w.id
            """);
        var (open, over) = (rows.Where(IsOpen).ToList(), rows.Where(r => !IsOpen(r)).ToList());
        return new([.. (q.Over ? over.AsEnumerable().Reverse() : open).Select(r => Of(r, limits.Of(r.Project), who, today))], open.Count, over.Count);
    }

    private static bool IsOpen(Row r) => r.Stage is WaiverStage.Asked or WaiverStage.Granted;

    private static GradeWaiverRow Of(Row r, ProjectLimit limit, Viewer who, DateOnly today)
    {
        var last = r.EndedOn ?? (r.Stage == WaiverStage.Refused && r.DecidedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : today);
        return new(
            r.Id, r.Project, r.Code, r.Title, limit.ClassOn(today), limit.On(today), r.Person, r.Grade, r.Until, r.Reason, r.AskedBy, r.AskedAt, r.Stage, last.DayNumber - DateOnly.FromDateTime(r.AskedAt.UtcDateTime).DayNumber, r.Until.DayNumber - today.DayNumber,
            r.DecidedBy, r.Said, r.EndedOn, r.EndedBecause, r.Stage == WaiverStage.Asked && !who.LooksBack && r.Sponsor == who.Person && r.AskedBy != who.Person && r.Person != who.Person);
    }
}
