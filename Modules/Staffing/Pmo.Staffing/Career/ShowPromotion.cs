using Pmo.Staffing.Board;
using Pmo.Staffing.Confiding;
using Pmo.Staffing.Experience;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Career;

/// <summary>A promotion case as it stands; null when there is none, or it is not for who asks.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ShowPromotion(PromotionId Promotion) : IQuery<PromotionSheet?>;

/// <summary>A promotion case.</summary>
/// <param name="Conditions">Against the person's facts now, while nothing is decided.</param>
/// <param name="Panel">Empty for the candidate: what the panel says is not told to them.</param>
/// <param name="Sits">Who asks sits on the panel.</param>
/// <param name="Own">It is the case of who asks.</param>
internal sealed record PromotionSheet(
    PromotionId Promotion, int Attempt, PersonId Person, string Name, Grade Grade, PromotionState State, string Evidence, IReadOnlyList<ProjectName> Projects,
    DateTimeOffset OpenedAt, PersonId OpenedBy, IReadOnlyList<CareerCondition> Conditions, IReadOnlyList<PanelMember> Panel, PromotionDecision? Decision, IReadOnlyList<PromotionDecision> Earlier, bool Sits, bool Own);

/// <summary>A project by name.</summary>
internal sealed record ProjectName(ProjectId Project, string Code, string Name);

/// <summary>A member of the panel.</summary>
/// <param name="Recommends">Null: nothing was said, or it is not for who asks.</param>
/// <param name="Opinion">Private text: for the head of the PMO, and each member's own.</param>
internal sealed record PanelMember(PersonId Member, bool? Recommends, DateTimeOffset? At, string? Opinion);

/// <summary>What was decided.</summary>
/// <param name="Lines">The conditions with what was there, or those that were missing.</param>
internal sealed record PromotionDecision(PromotionState State, DateTimeOffset At, PersonId By, DateOnly? From, string Reason, IReadOnlyList<string> Lines);

/// <summary>The head sees all of it; a member of the panel all but what others said; the candidate what was opened and decided; the reviewer all but words written in confidence.</summary>
internal sealed class ShowPromotionAnswer(PrivateTexts texts) : IAnswer<ShowPromotion, PromotionSheet?>
{
    private sealed record Row(long Attempt, PersonId Person, string Name, Grade Grade, PromotionState State, string Evidence, DateTimeOffset OpenedAt, PersonId OpenedBy, DateTimeOffset? DecidedAt, PersonId? DecidedBy, DateOnly? FromDay, string? Reason);

    private sealed record Seat(long Attempt, PersonId Member, bool? Recommends, DateTimeOffset? At);

    private sealed record Line(long Attempt, string Text);

    public PromotionSheet? Answer(ShowPromotion q, Viewer who, Db db)
    {
        var all = db.List<Row>($"""
            select attempt, person, coalesce(person_name(person), '') name, grade, state, evidence, opened_at, opened_by, decided_at, decided_by, from_day, reason
            from promotion where id = {q.Promotion} order by attempt desc
            """);
        var seats = db.List<Seat>($"select attempt, member, recommends, at from promotion_panel where id = {q.Promotion} order by member").ToLookup(s => s.Attempt);
        var (head, reviewer) = (who.Is(Role.System, Role.HeadOfPmo), who.Is(Role.ComplianceReviewer));
        if (who.Deputy is not null || all.FirstOrDefault(r => head || reviewer || r.Person == who.Person || seats[r.Attempt].Any(s => s.Member == who.Person)) is not { } p) return null;
        var own = p.Person == who.Person;
        var lines = db.List<Line>($"select attempt, line text from promotion_line where id = {q.Promotion} order by n").ToLookup(l => l.Attempt, l => l.Text);
        var panel = own ? [] : seats[p.Attempt].Select(s => Of(s, q.Promotion, head, reviewer, who)).ToList();
        return new(q.Promotion, (int)p.Attempt, p.Person, p.Name, p.Grade, p.State, p.Evidence,
            db.List<ProjectName>($"select p.project, coalesce(l.code, '') code, coalesce(l.name, '') name from promotion_project p left join led_project l on l.id = p.project where p.id = {q.Promotion} and p.attempt = {p.Attempt} order by code"),
            p.OpenedAt, p.OpenedBy, p.State == PromotionState.BeforeThePanel ? Conditions(p, who, db) : [], panel, Decision(p, [.. lines[p.Attempt]]),
            head || reviewer || own ? [.. all.Where(r => r.Attempt < p.Attempt).Select(r => Decision(r, [.. lines[r.Attempt]])).OfType<PromotionDecision>()] : [], panel.Any(s => s.Member == who.Person), own);
    }

    private PanelMember Of(Seat s, PromotionId id, bool head, bool reviewer, Viewer who)
    {
        var mine = s.Member == who.Person;
        return new(s.Member, head || reviewer || mine ? s.Recommends : null, s.At, (head || mine) && s.At is not null ? texts.Of(who, id.Value, PrivateTexts.OpinionOf(s.Member, (int)s.Attempt)) : null);
    }

    private static IReadOnlyList<CareerCondition> Conditions(Row p, Viewer who, Db db)
    {
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        if (PoolPlace.Read(db, p.Person) is not [var place] || CareerStanding.Of(place.Stays.Select(s => new Stay(s.FromDay, s.LastDay)), place.Grades.Select(g => (g.FromDay, g.Grade)), today) is not var (grade, since)) return [];
        return new CareerStanding(grade, since, CareerTables.Validated(db, p.Person), TrackRecord.Of(db, p.Person).ToTheirEnd, CareerTables.Names(db)).Against(CareerTables.Ladder(db).On(p.Grade, today), today);
    }

    private static PromotionDecision? Decision(Row p, IReadOnlyList<string> lines) => p.DecidedAt is { } at ? new(p.State, at, p.DecidedBy!.Value, p.FromDay, p.Reason ?? "", lines) : null;
}
