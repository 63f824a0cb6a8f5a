using Pmo.Reporting;
using Pmo.Reporting.Escalating;

namespace Pmo.Tests.Reporting.Escalating;

/// <summary>What a ladder must be like.</summary>
public sealed class Setting_ladders
{
    private static readonly UnitId Roads = new(new Guid("00000000-0000-8000-8000-0000000000d1"));
    private static readonly LadderRules Short = new([-1], [new(LadderLevel.ProjectManager, 1), new(LadderLevel.Sponsor, 4)], 3);
    private static readonly SetLadderRule Rule = new();

    [Fact, Trait("Feature", "R12")]
    public void A_department_gets_its_own_ladder_with_reminders_in_order() =>
        new Given<LadderBook>().When(Rule, new SetLadder(Roads, Short with { Reminders = [2, -1, 2] })).Then(new LadderSet(Roads, Short with { Reminders = [-1, 2] }));

    [Fact, Trait("Feature", "R12")]
    public void Setting_the_same_ladder_again_changes_nothing() =>
        new Given<LadderBook>(new LadderSet(Roads, Short)).When(Rule, new SetLadder(Roads, Short with { Steps = [.. Short.Steps] })).Then();

    [Fact, Trait("Feature", "R12")]
    public void A_department_can_go_back_to_the_ladder_above_once()
    {
        new Given<LadderBook>(new LadderSet(Roads, Short)).When(Rule, new SetLadder(Roads, null)).Then(new LadderSet(Roads, null));
        new Given<LadderBook>().When(Rule, new SetLadder(Roads, null)).Then();
    }

    public static TheoryData<LadderRules, string> Wrong => new()
    {
        { Short with { Steps = [] }, "ladder.no-step" },
        { Short with { Steps = [new(LadderLevel.Sponsor, 1), new(LadderLevel.Sponsor, 2)] }, "ladder.level-twice" },
        { Short with { Steps = [new(LadderLevel.Sponsor, 1), new(LadderLevel.ProjectManager, 2)] }, "ladder.order" },
        { Short with { Steps = [new(LadderLevel.Sponsor, -1)] }, "ladder.grace" },
        { Short with { Steps = [new(LadderLevel.Sponsor, 251)] }, "ladder.grace" },
        { Short with { Reminders = [-61] }, "ladder.reminder" },
        { Short with { Reminders = [.. Enumerable.Range(0, 11)] }, "ladder.reminders" },
        { Short with { AnswerWorkingDays = 0 }, "ladder.answer" },
    };

    [Theory, MemberData(nameof(Wrong)), Trait("Feature", "R12")]
    public void A_ladder_that_cannot_be_climbed_is_refused(LadderRules rules, string code) => new Given<LadderBook>().When(Rule, new SetLadder(null, rules)).Refused(code);
}
