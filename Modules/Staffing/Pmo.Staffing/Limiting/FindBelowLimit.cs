namespace Pmo.Staffing.Limiting;

/// <summary>Running projects whose project manager has a lower grade than the class asks and no waiver, longest first: whoever leads a project stays when its class or the limit changes, or a waiver ends.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record FindBelowLimit : IQuery<IReadOnlyList<BelowLimitRow>>;

/// <summary>Somebody who leads a project below the limit of its class.</summary>
/// <param name="Grade">Theirs today; null: they do not belong to the pool.</param>
/// <param name="Since">Since when without a break.</param>
/// <param name="Acting">They answer for it until somebody is found.</param>
public sealed record BelowLimitRow(ProjectId Project, string Code, string Name, string Class, Grade Limit, PersonId Person, Grade? Grade, DateOnly Since, int Days, bool Acting);

/// <summary>Reads who leads what, and looks at each against the class.</summary>
internal sealed class FindBelowLimitAnswer : IAnswer<FindBelowLimit, IReadOnlyList<BelowLimitRow>>
{
    private sealed record Row(ProjectId Project, string Code, string Name, PersonId Manager, DateTimeOffset Since, bool Acting);

    private sealed record GradeRow(PersonId Person, DateOnly FromDay, Grade Grade);

    public IReadOnlyList<BelowLimitRow> Answer(FindBelowLimit q, Viewer who, Db db)
    {
        var (limits, today) = (KnownLimits.Read(db), DateOnly.FromDateTime(who.Now.UtcDateTime));
        var grades = db.List<GradeRow>($"select person, from_day, grade from pool_grade").ToLookup(g => g.Person);
        return [.. db.List<Row>($"""
            select p.id project, p.code, p.name, t.manager, t.since, t.acting from staffing_project p join post t on t.project = p.id
            where p.status in ('Active', 'OnHold') and t.manager is not null and {who.Projects("p.id")}
            """).Select(r => Of(r, limits.Of(r.Project), grades[r.Manager].ToDictionary(g => g.FromDay, g => g.Grade), today)).OfType<BelowLimitRow>().OrderBy(r => r.Since).ThenBy(r => r.Code, StringComparer.Ordinal)];
    }

    private static BelowLimitRow? Of(Row r, ProjectLimit limit, Dictionary<DateOnly, Grade> grades, DateOnly today) =>
        limit.BelowSince(r.Manager, grades, DateOnly.FromDateTime(r.Since.UtcDateTime), today) is not { } since ? null
            : new(r.Project, r.Code, r.Name, limit.ClassOn(today)!, limit.On(today)!.Value, r.Manager, grades.Where(g => g.Key <= today).OrderBy(g => g.Key).Select(g => (Grade?)g.Value).LastOrDefault(), since, today.DayNumber - since.DayNumber, r.Acting);
}
