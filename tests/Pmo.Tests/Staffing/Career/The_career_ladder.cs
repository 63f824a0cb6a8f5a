using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Career;
using Pmo.Staffing.Experience;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Career;

/// <summary>What is asked for a grade is the head of the PMO's to say, from a day on; what is missing is told in words.</summary>
[Trait("Feature", "T30")]
public sealed class The_career_ladder
{
    private static readonly CompetencyId Risk = CompetencyStreams.IdOf("Risk management");
    private static readonly CompetencyId Prince = CompetencyStreams.IdOf("PRINCE2 Practitioner");
    private static readonly object[] Catalogue = [new CompetencyDefined(Risk, "Risk management", CompetencyKind.Competency, null), new CompetencyDefined(Prince, "PRINCE2 Practitioner", CompetencyKind.Certificate, null)];
    private static readonly GradeConditions Asked = new(24, 2, [new(Risk, CompetencyLevel.Proficient)], [Prince], 500_000m, "EUR");
    private static readonly SetGradeConditions Set = new(Grade.SeniorProjectManager, Asked, new(2026, 7, 1), "We ask for risk management from now on.");
    private static readonly SetGradeConditionsRule Rule = new();
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void The_head_of_the_PMO_sets_it_with_a_day_and_a_reason()
    {
        var set = new GradeConditionsSet(Grade.SeniorProjectManager, Asked, Set.From, Set.Reason, Head, Now);
        Facing().When(Rule, Set).Then(set);
        Facing(set).When(Rule, Set).Then();
        Facing().When(Rule, Set with { Conditions = Asked with { Currency = "eur" } }).Then(set);
        Assert.Equal([Role.System, Role.HeadOfPmo], typeof(SetGradeConditions).GetCustomAttributes(false).OfType<MayAttribute>().Single().Roles);

        var ladder = CareerLadder.Initial.Evolve(set);
        Assert.Equal((24, 3), (ladder.On(Grade.SeniorProjectManager, new(2026, 6, 30)).Months, ladder.On(Grade.SeniorProjectManager, new(2026, 6, 30)).ProjectsLed));
        Assert.Equal(Asked.ProjectsLed, ladder.On(Grade.SeniorProjectManager, new(2026, 7, 1)).ProjectsLed);
    }

    [Fact]
    public void Where_nobody_has_set_it_the_ladder_that_ships_holds()
    {
        Assert.Equal([0, 12, 24, 36, 36], Enum.GetValues<Grade>().Select(g => CareerLadder.Initial.On(g, Today).Months));
        Assert.Equal([0, 1, 3, 6, 8], Enum.GetValues<Grade>().Select(g => CareerLadder.Initial.On(g, Today).ProjectsLed));
        Assert.Equal([Grade.ProjectManager, Grade.SeniorProjectManager, Grade.ProgrammeManager, Grade.PortfolioManager, null], Enum.GetValues<Grade>().Select(CareerLadder.Next));
    }

    [Fact]
    public void What_cannot_be_asked_is_refused_in_words()
    {
        Facing().When(Rule, Set with { Grade = Grade.AssociateProjectManager }).Refused("ladder.lowest");
        Facing().When(Rule, Set with { From = new(2026, 3, 1) }).Refused("ladder.past", "The ladder changes from today on: give 2026-03-02 or a later day.");
        Facing().When(Rule, Set with { Reason = " " }).Refused("staffing.reason");
        Facing().When(Rule, Set with { Conditions = Asked with { Months = -1 } }).Refused("ladder.months");
        Facing().When(Rule, Set with { Conditions = Asked with { ProjectsLed = 51 } }).Refused("ladder.projects");
        Facing().When(Rule, Set with { Conditions = Asked with { ProjectsLed = 0 } }).Refused("ladder.size");
        Facing().When(Rule, Set with { Conditions = Asked with { Currency = null } }).Refused("ladder.currency");
        Facing().When(Rule, Set with { Conditions = Asked with { Certificates = [Risk], Competencies = [] } }).Refused("ladder.kind", "\"Risk management\" is no certificate: ask for it at a level.");
        Facing().When(Rule, Set with { Conditions = Asked with { Certificates = [Prince, Prince] } }).Refused("ladder.twice");
        Facing().When(Rule, Set with { Conditions = Asked with { Competencies = null! } }).Refused("ladder.empty");
        new Given<CareerLadder> { Consulting = [] }.When(Rule, Set).Refused("competency.unknown");
        new Given<CareerLadder> { Consulting = [.. Catalogue, new CompetencyRetired(Prince, "Gone.", Now)] }.When(Rule, Set).Refused("ladder.retired");
    }

    [Fact]
    public void Each_condition_says_what_is_there_and_what_is_missing()
    {
        var lines = Standing(new(2024, 9, 15), new(CompetencyLevel.Competent, Today, null), new(null, Today, new(2026, 3, 1)), Led("BRIDGE", 250_000m)).Against(Asked, Today);
        Assert.Equal(
        [
            new("Time as project manager", "24 months", "17 months, since 2024-09-15", "7 more months, reached on 2026-09-15"),
            new("Risk management", "4 Proficient, validated", "3 Competent", "Risk management validated at 4 Proficient"),
            new("PRINCE2 Practitioner", "valid on the day", "ran out on 2026-03-01", "the certificate PRINCE2 Practitioner, renewed"),
            new("Projects led to their end", "2 projects", "1 project: BRIDGE", "1 more project led to its end"),
            new("Size of one of them", "a budget of at least 500,000 EUR", "250,000 EUR: BRIDGE", "a project of at least 500,000 EUR led to its end"),
        ], lines);
    }

    [Fact]
    public void Met_conditions_miss_nothing_and_a_certificate_counts_on_its_last_day()
    {
        var lines = Standing(new(2024, 3, 2), new(CompetencyLevel.Expert, Today, null), new(null, Today, Today), Led("BRIDGE", 500_000m), Led("HARBOUR", null)).Against(Asked, Today);
        Assert.Equal(["24 months, since 2024-03-02", "5 Expert", "valid until 2026-03-02", "2 projects: BRIDGE and HARBOUR", "500,000 EUR: BRIDGE"], lines.Select(l => l.Has));
        Assert.All(lines, l => Assert.Null(l.Missing));
        Assert.Empty(Standing(Today, null, null).Against(new(0, 0, [], []), Today));
    }

    [Fact]
    public void A_budget_in_another_currency_says_nothing_of_the_size() =>
        Assert.Equal("none with a budget in USD", Standing(Today, null, null, Led("BRIDGE", 900_000m)).Against(Asked with { Currency = "USD" }, Today)[^1].Has);

    [Fact]
    public void Months_are_whole_ones_also_at_the_end_of_a_short_month()
    {
        Assert.Equal(1, CareerStanding.Months(new(2026, 1, 31), new(2026, 2, 28)));
        Assert.Equal(0, CareerStanding.Months(new(2026, 1, 31), new(2026, 2, 27)));
        Assert.Equal(12, CareerStanding.Months(new(2025, 3, 2), Today));
        Assert.Equal(11, CareerStanding.Months(new(2025, 3, 3), Today));
    }

    [Fact]
    public void The_time_in_a_grade_begins_with_the_stay_in_which_it_is_held()
    {
        (DateOnly, Grade)[] grades = [(new(2020, 1, 1), Grade.AssociateProjectManager), (new(2022, 1, 1), Grade.ProjectManager), (new(2024, 1, 1), Grade.ProjectManager)];
        Assert.Equal((Grade.ProjectManager, new DateOnly(2022, 1, 1)), CareerStanding.Of([new(new(2020, 1, 1), null)], grades, Today));
        Assert.Equal((Grade.ProjectManager, new DateOnly(2024, 1, 1)), CareerStanding.Of([new(new(2020, 1, 1), new(2023, 6, 30)), new(new(2024, 1, 1), null)], grades, Today));
        Assert.Null(CareerStanding.Of([new(new(2020, 1, 1), new(2023, 6, 30))], grades, Today));
    }

    private static Given<CareerLadder> Facing(params object[] history) => new(history) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = Catalogue };

    private static CareerStanding Standing(DateOnly since, ValidatedCompetency? risk, ValidatedCompetency? prince, params LedProject[] led) => new(
        Grade.ProjectManager, since, new[] { (Risk, risk), (Prince, prince) }.Where(v => v.Item2 is not null).ToDictionary(v => v.Item1, v => v.Item2!), led,
        new Dictionary<CompetencyId, string> { [Risk] = "Risk management", [Prince] = "PRINCE2 Practitioner" });

    private static LedProject Led(string code, decimal? budget) => new(Projects.IdOf(code), code, code, null, budget, "EUR", Start, Today, ProjectStatus.Completed, Today, true);
}
