using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Career;
using static Pmo.Tests.Staffing.Career.TheCareer;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Career;

/// <summary>A grade is given when a panel has spoken and every condition is met at the moment of deciding, and by nobody to themselves.</summary>
[Trait("Feature", "T31")]
public sealed class Deciding_promotions
{
    private static readonly PromotionId Case = PromotionId.Of(Pat, Grade.SeniorProjectManager);
    private static readonly OpenPromotion Open = new(Pat, Grade.SeniorProjectManager, "Led three projects and coached two people.", [Bridge], [Lee, Sam]);
    private static readonly PromotionOpened Opened = new(Case, Pat, Grade.SeniorProjectManager, 1, Open.Evidence, [Bridge], [Lee, Sam], Head, Now);
    private static readonly GrantPromotion Grant = new(Case, new(2026, 4, 1), "The panel agrees.");
    private static readonly DeclinePromotion Decline = new(Case, "Lead one more project first.");
    private static readonly GradeConditionsSet Easy = new(Grade.SeniorProjectManager, new(2, 1, [], []), new(2026, 1, 1), "Easy.", Head, Now);

    /// <summary>Pat, two months in the grade, with a project led to its end.</summary>
    private static readonly object[] Facts =
    [
        Joined, Added, new PersonAdded(Lee, "Lee", "lee@example.org", "UTC"), new PersonAdded(Sam, "Sam", "sam@example.org", "UTC"), Easy, Registered(Bridge, "BRIDGE"),
        new ProjectManagerNamed(Bridge, Pat, Now.AddDays(-40)), new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, new(2026, 2, 20), null, null),
    ];

    [Fact]
    public void A_case_is_opened_for_the_next_grade_before_a_panel_of_others()
    {
        var rule = new OpenPromotionRule();
        Facing(Facts).When(rule, Open).Then(Opened);
        Facing(Facts, Opened).When(rule, Open).Refused("promotion.open");
        Facing(Facts, Opened, new PromotionDeclined(Case, Pat, Grade.SeniorProjectManager, 1, "No.", [], Head, Now)).When(rule, Open).Then(Opened with { Attempt = 2 });
        Facing(Facts).When(rule, Open with { Grade = Grade.ProgrammeManager }).Refused("promotion.next", "They are project manager: the next grade is senior project manager.");
        Facing(Facts).When(rule, Open with { Panel = [Lee] }).Refused("promotion.panel");
        Facing(Facts).When(rule, Open with { Panel = [Lee, Lee] }).Refused("promotion.panel");
        Facing(Facts).When(rule, Open with { Panel = [Lee, Pat] }).Refused("promotion.panel-own");
        Facing([.. Facts, new PersonDisabled(Sam)]).When(rule, Open).Refused("promotion.panel-gone");
        Facing(Facts).When(rule, Open with { Evidence = " " }).Refused("promotion.evidence");
        Facing(Facts).When(rule, Open with { Projects = [Harbour] }).Refused("project.unknown");
        Facing(Facts).When(rule, Open with { Panel = null! }).Refused("promotion.panel");
        Facing(Facts.Where(f => f is not PoolJoined)).When(rule, Open).Refused("pool.unknown");
        new Given<Promotion> { Actor = Pat, Consulting = Facts }.When(rule, Open).Refused("promotion.own");
    }

    [Fact]
    public void Only_the_panel_gives_opinions_and_each_for_themselves()
    {
        var rule = new GivePromotionOpinionRule();
        var give = new GivePromotionOpinion(Case, true, "Calm in hard weeks.");
        new Given<Promotion>(Opened) { Actor = Lee, Consulting = Facts }.When(rule, give).Then(new PromotionOpinionGiven(Case, Pat, 1, true, "Calm in hard weeks.", Lee, Now));
        foreach (var other in new[] { Pat, Kim, Head }) new Given<Promotion>(Opened) { Actor = other, Consulting = Facts }.When(rule, give).Refused("promotion.unknown");
        new Given<Promotion>(Opened) { Actor = Lee, Consulting = Facts }.When(rule, give with { Opinion = "" }).Refused("promotion.opinion");
        new Given<Promotion>(Opened) { Actor = Lee, Consulting = [new PersonErased(Pat, null)] }.When(rule, give).Refused("person.disabled");
        new Given<Promotion>(Opened, new PromotionDeclined(Case, Pat, Grade.SeniorProjectManager, 1, "No.", [], Head, Now)) { Actor = Lee, Consulting = Facts }.When(rule, give).Refused("promotion.decided");
    }

    [Fact]
    public void It_is_granted_when_every_condition_is_met_and_says_what_was_there() => Facing(Facts, Spoken).When(new GrantPromotionRule(), Grant).Then(new PromotionGranted(
        Case, Pat, Grade.SeniorProjectManager, 1, Grant.From, Grant.Reason, ["Time as project manager: 2 months asked, 2 months, since 2026-01-01", "Projects led to their end: 1 project asked, 1 project: BRIDGE"], Head, Now));

    [Fact]
    public void One_with_unmet_conditions_is_refused_naming_each()
    {
        var hard = Easy with { Conditions = new(24, 3, [new(Risk, CompetencyLevel.Proficient)], []) };
        Facing([.. Facts, hard, new CompetencyDefined(Risk, "Risk management", CompetencyKind.Competency, null)], Spoken).When(new GrantPromotionRule(), Grant)
            .Refused("promotion.conditions", "Not every condition is met. Missing: 22 more months, reached on 2028-01-01; Risk management validated at 4 Proficient; 2 more projects led to their end.");
        // What was met when the case was opened and is not any more does not count.
        Facing([.. Facts, new ProjectStatusRecorded(Bridge, ProjectStatus.Active, new(2026, 3, 1), null, null)], Spoken).When(new GrantPromotionRule(), Grant).Refused("promotion.conditions");
    }

    [Fact]
    public void It_waits_for_the_panel_and_can_be_declined_at_any_time()
    {
        var rule = new GrantPromotionRule();
        Facing(Facts, Spoken[..2]).When(rule, Grant).Refused("promotion.silent", "1 opinion of 2 is missing: wait for it, or decline and open the case before another panel.");
        Facing(Facts, Opened).When(rule, Grant).Refused("promotion.silent");
        Facing(Facts, Opened).When(new DeclinePromotionRule(), Decline).Then(new PromotionDeclined(Case, Pat, Grade.SeniorProjectManager, 1, Decline.Reason, [], Head, Now));
        Facing([.. Facts, Easy with { Conditions = new(24, 1, [], []) }], Opened).When(new DeclinePromotionRule(), Decline).Then(new PromotionDeclined(Case, Pat, Grade.SeniorProjectManager, 1, Decline.Reason, ["22 more months, reached on 2028-01-01"], Head, Now));
        Facing(Facts, Opened).When(new DeclinePromotionRule(), Decline with { Reason = "" }).Refused("staffing.reason");
    }

    [Fact]
    public void What_cannot_be_decided_is_refused_in_words()
    {
        var rule = new GrantPromotionRule();
        Facing(Facts).When(rule, Grant).Refused("promotion.unknown");
        Facing(Facts, Spoken).When(rule, Grant with { From = new(2026, 3, 1) }).Refused("promotion.past");
        Facing(Facts, Spoken).When(rule, Grant with { Reason = " " }).Refused("staffing.reason");
        Facing(Facts, [.. Spoken, new PromotionGranted(Case, Pat, Grade.SeniorProjectManager, 1, Grant.From, "Yes.", [], Head, Now)]).When(rule, Grant).Refused("promotion.decided");
        Facing([.. Facts, new GradeSet(Pat, Grade.SeniorProjectManager, new(2026, 2, 1), "By hand.", Head, Now)], Spoken).When(rule, Grant).Refused("promotion.grade");
        Facing([.. Facts, new PoolLeft(Pat, new(2026, 3, 31), "Moves.", Head, Now)], Spoken).When(rule, Grant).Refused("pool.unknown");
        new Given<Promotion>(Spoken) { Actor = Pat, Consulting = Facts }.When(rule, Grant).Refused("promotion.own");
        new Given<Promotion>(Spoken) { Actor = Pat, Consulting = Facts }.When(new DeclinePromotionRule(), Decline).Refused("promotion.own");
    }

    [Fact]
    public void Granting_leads_to_the_grade()
    {
        var granted = new PromotionGranted(Case, Pat, Grade.SeniorProjectManager, 1, Grant.From, Grant.Reason, [], Head, Now);
        Assert.Equal([new Reaction(null, new Pmo.Staffing.Pooling.SetGrade(Pat, Grade.SeniorProjectManager, Grant.From, "Promotion decided on 2026-03-02."))], new SetGradeWhenGranted().React(granted));
        Assert.Empty(new SetGradeWhenGranted().React(Opened));
    }

    private static object[] Spoken => [Opened, new PromotionOpinionGiven(Case, Pat, 1, true, "Yes.", Lee, Now), new PromotionOpinionGiven(Case, Pat, 1, false, "Not yet.", Sam, Now)];

    private static Given<Promotion> Facing(IEnumerable<object> facts, params object[] history) => new(history) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = [.. facts] };
}
