using Pmo.Office;

namespace Pmo.Staffing.Assigning;

/// <summary>Running projects that nobody leads, or somebody who only acts, longest first.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record FindUnstaffed : IQuery<IReadOnlyList<UnstaffedRow>>;

/// <summary>A running project without a project manager of its own.</summary>
/// <param name="Since">Since when nobody leads it: since somebody left, or since it is in the register.</param>
/// <param name="Age">How many days that is.</param>
/// <param name="Start">When work begins or began; null: not known.</param>
/// <param name="Acting">Who acts; null: nobody.</param>
/// <param name="Sponsor">Whose duty it is meanwhile to have reports handed in; null: nobody is named.</param>
/// <param name="Request">The open request; null: there is none.</param>
public sealed record UnstaffedRow(ProjectId Project, string Code, string Name, DateOnly Since, int Age, DateOnly? Start, PersonId? Acting, PersonId? Sponsor, RequestId? Request, string? Stage);

/// <summary>Reads who leads what.</summary>
internal sealed class FindUnstaffedAnswer : IAnswer<FindUnstaffed, IReadOnlyList<UnstaffedRow>>
{
    public IReadOnlyList<UnstaffedRow> Answer(FindUnstaffed q, Viewer who, Db db)
    {
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        return [.. db.List<Row>($"""
            select p.id project, p.code, p.name, t.registered, t.start, t.manager, t.since, p.sponsor, r.id request, r.stage
            from staffing_project p join post t on t.project = p.id
                left join request r on r.id = (select q.id from request q where q.project = p.id and q.stage not in ('Filled', 'Withdrawn') order by q.drafted, q.id limit 1)
            where p.status in ('Active', 'OnHold') and (t.manager is null or t.acting) and {who.Projects("p.id")}
            """).Select(r => Of(r, today)).OrderByDescending(r => r.Age).ThenBy(r => r.Code, StringComparer.Ordinal)];
    }

    private static UnstaffedRow Of(Row r, DateOnly today)
    {
        var since = r.Since is { } s ? DateOnly.FromDateTime(s.UtcDateTime) : r.Registered;
        return new(r.Project, r.Code, r.Name, since, today.DayNumber - since.DayNumber, r.Start, r.Manager, r.Sponsor, r.Request, r.Stage);
    }

    private sealed record Row(ProjectId Project, string Code, string Name, DateOnly Registered, DateOnly? Start, PersonId? Manager, DateTimeOffset? Since, PersonId? Sponsor, RequestId? Request, string? Stage);
}
