namespace Pmo.Staffing.Appraising;

/// <summary>Who is or was assigned to projects, from when to when and with what share: for a sponsor those of their own projects. Nothing else of these people stands in it.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer, Role.Sponsor)]
internal sealed record FindAssignments : IQuery<IReadOnlyList<AssignmentRow>>;

/// <summary>An assignment.</summary>
/// <param name="Leads">They are the project's project manager in the register now.</param>
/// <param name="Percent">Of a full week, at its end or now.</param>
internal sealed record AssignmentRow(ProjectId Project, string Code, string Title, PersonId Person, string Name, bool Leads, DateOnly From, DateOnly To, int Percent, bool Over);

/// <summary>Reads hard bookings of the projects that who asks may look into.</summary>
internal sealed class FindAssignmentsAnswer : IAnswer<FindAssignments, IReadOnlyList<AssignmentRow>>
{
    private sealed record Row(ProjectId Project, string Code, string Title, PersonId Person, string Name, bool Leads, DateOnly FromDay, DateOnly ToDay, int Percent);

    public IReadOnlyList<AssignmentRow> Answer(FindAssignments q, Viewer who, Db db)
    {
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        return [.. db.List<Row>($"""
            select b.project, b.code, coalesce(p.name, b.code) title, b.person, coalesce(person_name(b.person), '') name,
                exists (select 1 from project_lead l where l.project = b.project and l.person = b.person and l.to_at is null) leads, b.from_day, b.to_day,
                coalesce((select s.percent from booking_share s where s.booking = b.id and s.from_day <= max(b.from_day, min(b.to_day, {today})) order by s.from_day desc limit 1), 0) percent
            from booking b left join staffing_project p on p.id = b.project where b.kind = 'Hard' and {who.Projects("b.project")} order by b.to_day < {today}, b.code, b.from_day, b.id
            """).Select(r => new AssignmentRow(r.Project, r.Code, r.Title, r.Person, r.Name, r.Leads, r.FromDay, r.ToDay, r.Percent, r.ToDay < today))];
    }
}
