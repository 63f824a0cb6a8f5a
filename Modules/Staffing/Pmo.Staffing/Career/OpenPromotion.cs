using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Career;

/// <summary>Opens the case for giving a person the next grade: what speaks for it, and whose opinion is asked.</summary>
/// <param name="Grade">The grade above the one they have.</param>
/// <param name="Evidence">What speaks for it, in words; no names of others.</param>
/// <param name="Projects">Projects they led that are named as evidence.</param>
/// <param name="Panel">At least two people, not the person themselves.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record OpenPromotion(PersonId Person, Grade Grade, string Evidence, IReadOnlyList<ProjectId> Projects, IReadOnlyList<PersonId> Panel) : ICommand;

/// <summary>One case at a time, for the next grade only, before a panel of at least two who are not the candidate; nobody opens their own.</summary>
internal sealed class OpenPromotionRule : IRule<OpenPromotion, Promotion, CareerFacts>
{
    /// <summary>The longest evidence or opinion.</summary>
    public const int Longest = 4000;

    public string Stream(OpenPromotion c) => Promotion.StreamOf(PromotionId.Of(c.Person, c.Grade));

    public IEnumerable<string> Consults(OpenPromotion c, Promotion promotion) => [.. CareerFacts.StreamsOf(c.Person, c.Projects ?? []), .. (c.Panel ?? []).Select(PersonStreams.Of)];

    public Decision Decide(OpenPromotion c, Promotion promotion, CareerFacts facts, Moment m) => promotion switch
    {
        _ when m.Principal == c.Person || m.Actor == c.Person => Decision.Refuse("promotion.own", "Nobody opens a case for themselves: another head of the PMO does."),
        _ when !facts.Works(c.Person) => Decision.Refuse("person.unknown", "There is no such person, or they do not work here any more."),
        { State: PromotionState.BeforeThePanel } => Decision.Refuse("promotion.open", "A case for this grade is open already: decide it first."),
        _ when facts.Standing(c.Person, facts.Member.Today(m)) is not { } standing || !facts.Member.Belongs => PoolMember.NotInPool,
        _ when facts.Standing(c.Person, facts.Member.Today(m)) is { } s && CareerLadder.Next(s.Grade) != c.Grade => Decision.Refuse("promotion.next",
            CareerLadder.Next(s.Grade) is { } next ? $"They are {Tell.Words(s.Grade)}: the next grade is {Tell.Words(next)}." : $"They are {Tell.Words(s.Grade)}, which is the highest grade."),
        _ when c.Evidence?.Trim() is not { Length: > 0 and <= Longest } => Decision.Refuse("promotion.evidence", $"Say what speaks for it, in at most {Longest} characters."),
        _ when c.Projects is null || c.Projects.Count > 50 || c.Projects.Any(p => !facts.Projects.ContainsKey(p)) => Decision.Refuse("project.unknown", "One of these projects does not stand in the register."),
        _ when c.Panel is null || c.Panel.Distinct().Count() is < 2 or > 9 => Decision.Refuse("promotion.panel", "Name between two and nine different people for the panel."),
        _ when c.Panel.Contains(c.Person) => Decision.Refuse("promotion.panel-own", "The candidate does not sit on their own panel."),
        _ when c.Panel.Any(p => !facts.Works(p)) => Decision.Refuse("promotion.panel-gone", "Somebody on the panel does not work here: name another."),
        _ => [new PromotionOpened(PromotionId.Of(c.Person, c.Grade), c.Person, c.Grade, promotion.Attempt + 1, c.Evidence.Trim(), [.. c.Projects.Distinct()], [.. c.Panel.Distinct()], m.Actor, m.Now)],
    };
}

/// <summary>Gives the opinion that was asked of one as a member of the panel, or another one while nothing is decided.</summary>
/// <param name="Opinion">In words. Private text: the head of the PMO reads it, and nobody else.</param>
[May(Role.System, Role.Reader)]
internal sealed record GivePromotionOpinion(PromotionId Promotion, bool Recommends, string Opinion) : ICommand;

/// <summary>Only who sits on the panel is asked, and for themselves; for everybody else there is no such case.</summary>
internal sealed class GivePromotionOpinionRule : IRule<GivePromotionOpinion, Promotion, CareerFacts>
{
    public string Stream(GivePromotionOpinion c) => Promotion.StreamOf(c.Promotion);

    public IEnumerable<string> Consults(GivePromotionOpinion c, Promotion promotion) => promotion.Attempt == 0 ? [] : [PersonStreams.Of(promotion.Person)];

    public Decision Decide(GivePromotionOpinion c, Promotion promotion, CareerFacts facts, Moment m) => promotion switch
    {
        _ when !promotion.Panel.Contains(m.Actor) => Promotion.Unknown,
        not { State: PromotionState.BeforeThePanel } => Promotion.Decided,
        _ when !facts.Works(promotion.Person) => Decision.Refuse("person.disabled", "This person does not work here any more."),
        _ when c.Opinion?.Trim() is not { Length: > 0 and <= OpenPromotionRule.Longest } => Decision.Refuse("promotion.opinion", $"Say what you think, in at most {OpenPromotionRule.Longest} characters."),
        _ => [new PromotionOpinionGiven(c.Promotion, promotion.Person, promotion.Attempt, c.Recommends, c.Opinion.Trim(), m.Actor, m.Now)],
    };
}
