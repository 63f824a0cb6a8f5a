namespace Pmo.Staffing.Career;

/// <summary>Promotion cases, open ones first: all for the head of the PMO and the compliance reviewer, else one's own and those on whose panel one sits.</summary>
/// <param name="Person">Only of this person.</param>
[May(Role.System, Role.Reader)]
internal sealed record FindPromotions(PersonId? Person = null) : IQuery<IReadOnlyList<PromotionRow>>;

/// <summary>A promotion case in the list.</summary>
/// <param name="Waits">An opinion of who asks is missing.</param>
/// <param name="Silent">How many opinions are missing.</param>
public sealed record PromotionRow(PromotionId Promotion, int Attempt, PersonId Person, string Name, Grade Grade, PromotionState State, DateTimeOffset OpenedAt, DateTimeOffset? DecidedAt, DateOnly? From, int Silent, bool Waits);

/// <summary>Reads the cases that are for who asks.</summary>
internal sealed class FindPromotionsAnswer : IAnswer<FindPromotions, IReadOnlyList<PromotionRow>>
{
    private sealed record Row(PromotionId Promotion, long Attempt, PersonId Person, string Name, Grade Grade, PromotionState State, DateTimeOffset OpenedAt, DateTimeOffset? DecidedAt, DateOnly? FromDay, long Silent, long Waits);

    public IReadOnlyList<PromotionRow> Answer(FindPromotions q, Viewer who, Db db)
    {
        var where = Where.All
            .And(q.Person is not null, $"p.person = {q.Person}")
            .And(!who.Is(Role.System, Role.HeadOfPmo, Role.ComplianceReviewer), $"p.person = {who.Person} or exists (select 1 from promotion_panel m where m.id = p.id and m.attempt = p.attempt and m.member = {who.Person})");
        return who.Deputy is not null ? [] : [.. db.List<Row>($"""
            select p.id promotion, p.attempt, p.person, coalesce(person_name(p.person), '') name, p.grade, p.state, p.opened_at, p.decided_at, p.from_day,
                (select count(*) from promotion_panel m where m.id = p.id and m.attempt = p.attempt and m.at is null) silent,
                (select count(*) from promotion_panel m where m.id = p.id and m.attempt = p.attempt and m.at is null and m.member = {who.Person} and p.state = 'BeforeThePanel') waits
            from promotion p where {where} order by p.state <> 'BeforeThePanel', p.opened_at desc, p.id
            """).Select(r => new PromotionRow(r.Promotion, (int)r.Attempt, r.Person, r.Name, r.Grade, r.State, r.OpenedAt, r.DecidedAt, r.FromDay, (int)r.Silent, r.Waits > 0))];
    }
}
