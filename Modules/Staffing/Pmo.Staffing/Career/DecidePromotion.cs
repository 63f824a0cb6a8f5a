using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Career;

/// <summary>Gives the person the grade from a day on.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record GrantPromotion(PromotionId Promotion, DateOnly From, string Reason) : ICommand;

/// <summary>A grade is granted only when the panel has spoken and every condition of the ladder is met at that moment; what is not, is named.</summary>
internal sealed class GrantPromotionRule : IRule<GrantPromotion, Promotion, CareerFacts>
{
    public string Stream(GrantPromotion c) => Promotion.StreamOf(c.Promotion);
    public IEnumerable<string> Consults(GrantPromotion c, Promotion promotion) => PromotionGaps.Consulted(promotion);
    public IEnumerable<string> ConsultsFurther(GrantPromotion c, Promotion promotion, CareerFacts facts) => facts.Further(promotion.Grade);

    public Decision Decide(GrantPromotion c, Promotion promotion, CareerFacts facts, Moment m) => promotion switch
    {
        _ when PromotionGaps.Refused(promotion, facts, m) is { } refused => refused,
        { Silent: > 0 } => Decision.Refuse("promotion.silent", $"{Tell.Count(promotion.Silent, "opinion")} of {promotion.Panel.Count} {(promotion.Silent == 1 ? "is" : "are")} missing: wait for {(promotion.Silent == 1 ? "it" : "them")}, or decline and open the case before another panel."),
        _ when c.From < facts.Member.Today(m) || c.From.Year > 2100 => Decision.Refuse("promotion.past", $"A grade is given from today on: give {Tell.Day(facts.Member.Today(m))} or a later day."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when facts.Standing(promotion.Person, facts.Member.Today(m)) is not { } standing || !facts.Member.Belongs => PoolMember.NotInPool,
        _ when facts.Standing(promotion.Person, facts.Member.Today(m))!.Grade is var grade && CareerLadder.Next(grade) != promotion.Grade => Decision.Refuse("promotion.grade", $"They are {Tell.Words(grade)} meanwhile: this case is about something else. Decline it."),
        _ when PromotionGaps.Missing(promotion, facts, m) is { Count: > 0 } missing => Decision.Refuse("promotion.conditions", $"Not every condition is met. Missing: {string.Join("; ", missing)}."),
        _ => [new PromotionGranted(c.Promotion, promotion.Person, promotion.Grade, promotion.Attempt, c.From, c.Reason.Trim(), PromotionGaps.Met(promotion, facts, m), m.Actor, m.Now)],
    };
}

/// <summary>Does not give the person the grade, and says why. The person is told that reason.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record DeclinePromotion(PromotionId Promotion, string Reason) : ICommand;

/// <summary>A case can be declined at any time, so that none stands open because somebody is silent.</summary>
internal sealed class DeclinePromotionRule : IRule<DeclinePromotion, Promotion, CareerFacts>
{
    public string Stream(DeclinePromotion c) => Promotion.StreamOf(c.Promotion);
    public IEnumerable<string> Consults(DeclinePromotion c, Promotion promotion) => PromotionGaps.Consulted(promotion);
    public IEnumerable<string> ConsultsFurther(DeclinePromotion c, Promotion promotion, CareerFacts facts) => facts.Further(promotion.Grade);

    public Decision Decide(DeclinePromotion c, Promotion promotion, CareerFacts facts, Moment m) => promotion switch
    {
        _ when PromotionGaps.Refused(promotion, facts, m) is { } refused => refused,
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ => [new PromotionDeclined(c.Promotion, promotion.Person, promotion.Grade, promotion.Attempt, c.Reason.Trim(), PromotionGaps.Missing(promotion, facts, m), m.Actor, m.Now)],
    };
}

/// <summary>The conditions of the grade of a case, against the person's facts at the moment of deciding.</summary>
internal static class PromotionGaps
{
    public static IEnumerable<string> Consulted(Promotion promotion) => promotion.Attempt == 0 ? [] : CareerFacts.StreamsOf(promotion.Person, promotion.Projects);

    /// <summary>Why nothing can be decided, or null when it can.</summary>
    public static Decision? Refused(Promotion promotion, CareerFacts facts, Moment m) => promotion switch
    {
        { State: PromotionState.None } => Promotion.Unknown,
        { State: not PromotionState.BeforeThePanel } => Promotion.Decided,
        _ when m.Actor == promotion.Person || m.Principal == promotion.Person => Decision.Refuse("promotion.own", "Nobody decides about their own grade: another head of the PMO does."),
        _ => null,
    };

    public static IReadOnlyList<string> Missing(Promotion promotion, CareerFacts facts, Moment m) => [.. Conditions(promotion, facts, m).Select(c => c.Missing).OfType<string>()];

    public static IReadOnlyList<string> Met(Promotion promotion, CareerFacts facts, Moment m) => [.. Conditions(promotion, facts, m).Select(c => $"{c.What}: {c.Asked} asked, {c.Has}")];

    private static IReadOnlyList<CareerCondition> Conditions(Promotion promotion, CareerFacts facts, Moment m)
    {
        var today = facts.Member.Today(m);
        return facts.Standing(promotion.Person, today)?.Against(facts.Ladder.On(promotion.Grade, today), today) ?? [];
    }
}

/// <summary>A granted promotion becomes the grade in the person's place of the pool.</summary>
internal sealed class SetGradeWhenGranted : Policy
{
    public override string StoredName => "staffing.set-grade-when-granted";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        PromotionGranted e => [Now(new SetGrade(e.Person, e.Grade, e.From, $"Promotion decided on {Tell.Day(DateOnly.FromDateTime(e.At.UtcDateTime))}."))],
        _ => None,
    };
}
