namespace Pmo.Office.Erasing;

/// <summary>What erasing a person means: how far a request is, the legal holds on them, and what is in the way. Null when there is no such person.</summary>
[May(Role.Administrator, Role.HeadOfPmo, Role.ComplianceReviewer)]
internal sealed record ShowErasure(PersonId Person) : IQuery<ErasureSheet?>;

/// <summary>What erasing a person means.</summary>
/// <param name="Last">The newest request; null: none.</param>
/// <param name="Holds">All holds that were placed, those in force first.</param>
/// <param name="InTheWay">What must be given to others first.</param>
public sealed record ErasureSheet(PersonId Person, string Name, bool Erased, ErasureRow? Last, IReadOnlyList<HoldRow> Holds, IReadOnlyList<TieRow> InTheWay)
{
    /// <summary>The holds that are not lifted.</summary>
    public IEnumerable<HoldRow> InForce => Holds.Where(h => h.Lifted is null);
}

/// <summary>A legal hold.</summary>
/// <param name="Asked">When somebody asked that it be lifted; null: nobody does.</param>
public sealed record HoldRow(Guid Id, string Reason, DateTimeOffset Placed, PersonId PlacedBy, DateTimeOffset? Asked, PersonId? AskedBy, string? AskedReason, DateTimeOffset? Lifted, PersonId? LiftedBy, string? LiftedReason);

/// <summary>Something that is to be given to others, and where.</summary>
public sealed record TieRow(Role Role, string? About, string Link);

/// <summary>Shows from the tables what the rule looks up in the log, so that whoever approves is not surprised.</summary>
internal sealed class ShowErasureAnswer : IAnswer<ShowErasure, ErasureSheet?>
{
    public ErasureSheet? Answer(ShowErasure q, Viewer who, Db db)
    {
        if (db.One<Known>($"select coalesce(person_name(id), '') name, erased from person where id = {q.Person}") is not { } known) return null;
        var holds = db.List<HoldRow>($"select id, reason, placed, placed_by, asked, asked_by, asked_reason, lifted, lifted_by, lifted_reason from legal_hold where person = {q.Person} order by lifted is not null, placed desc");
        var last = db.One<ErasureRow>($"""
            select id, person, basis, reason, case when state = 'Requested' and exists (select 1 from legal_hold h where h.person = erasure.person and h.lifted is null) then 'BlockedByHold' else state end state,
                requested, requested_by, approved, approved_by, executed, gone, withdrawn, withdrawn_by, withdrawn_reason, changed
            from erasure where person = {q.Person} order by changed desc limit 1
            """);
        return new(q.Person, known.Name, known.Erased, last, holds, known.Erased ? [] : [.. db.List<Tie>($"""
            select r.role, p.code || ' ' || p.name project, p.id project_id, u.name unit, u.id unit_id, u.kind, case when l.id is null then null else person_name(l.id) end leads, l.id leads_id
            from person_role r
                left join project p on p.id = r.source and r.role in ('ProjectManager', 'Sponsor')
                left join unit u on u.id = r.source and r.role = 'UnitManager'
                left join person l on l.id = r.source and r.role = 'LineManager'
            where r.person = {q.Person} and (p.id is null or p.status not in ('Completed', 'Cancelled')) and (u.id is null or u.closed is null) and (l.id is null or l.disabled = 0)
            order by r.role, 2, 4, 7
            """).Select(t => t.ToRow(q.Person))]);
    }

    private sealed record Known(string Name, bool Erased);

    private sealed record Tie(Role Role, string? Project, ProjectId? ProjectId, string? Unit, UnitId? UnitId, UnitKind? Kind, string? Leads, PersonId? LeadsId)
    {
        public TieRow ToRow(PersonId person) => this switch
        {
            { ProjectId: { } project } => new(Role, Project, $"/projects/{project}/edit"),
            { UnitId: { } unit } => new(Role, Unit, $"/departments/{Kind}/{unit}"),
            { LeadsId: { } leads } => new(Role, Leads, $"/people/{leads}/edit"),
            _ => new(Role, null, $"/people/{person}/edit"),
        };
    }
}
