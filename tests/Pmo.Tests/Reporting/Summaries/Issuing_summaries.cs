using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Summaries;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Summaries;

public sealed class Issuing_summaries
{
    private static readonly DateOnly First = new(2026, 2, 1), Last = new(2026, 2, 28);
    private static readonly DateTimeOffset Now = Utc(2026, 3, 10, 9);
    private static readonly UnitId Roads = new(new Guid("00000000-0000-8000-8000-0000000000d1"));
    private static readonly SummaryId Whole = SummaryId.Of(null, First, Last);

    private static SummaryBegun Begun(int version = 1, RollUp rule = RollUp.WorstOf) => new(Whole, version, null, "Whole portfolio", First, Last, rule, "Whole portfolio, February 2026", null, Officer, Now);
    private static SummaryIssued Issued(int version = 1) => new(Whole, version, 1, 1, new(Rag.Green, 1, 0, 0, 0, 0, "."), Officer, Now);

    private static SummaryLine Line(string code = "P-1", Rag? overall = Rag.Green, decimal? budget = 100m, string? currency = "EUR", bool asked = true) => new(
        Projects.IdOf(code), code, code, null, asked ? new SummarySource(ObligationId.Of(Projects.IdOf(code), DataDate), 1, DataDate) : null, overall, null, [], null, budget, budget, currency, "Fine.", [], 0, null, []);

    private static Given<Summary> Deciding(params object[] history) => new(history) { Actor = Officer, Now = Now, Consulting = [new UnitCreated(Roads, UnitKind.Department, "R", "Roads", null, First)] };

    [Fact, Trait("Feature", "R34")]
    public void An_officer_issues_a_summary_of_a_scope_and_period()
    {
        Deciding().When(new IssueSummaryRule(), new IssueSummary(null, First, Last)).Then(Begun());
        var roads = Deciding().When(new IssueSummaryRule(), new IssueSummary(Roads, First, new(2026, 2, 20), RollUp.Count, " Roads now ", "Much rain.")).Then<SummaryBegun>();
        Assert.Equal(("Roads", "Roads now", "Much rain.", RollUp.Count), (roads.ScopeName, roads.Title, roads.Opening, roads.RollUp));
        Assert.Equal("Roads, 2026-02-01 to 2026-02-20", Deciding().When(new IssueSummaryRule(), new IssueSummary(Roads, First, new(2026, 2, 20))).Then<SummaryBegun>().Title);
    }

    [Fact, Trait("Feature", "R35")]
    public void The_same_scope_and_period_again_is_the_next_version()
    {
        Deciding(Begun(), Issued()).When(new IssueSummaryRule(), new IssueSummary(null, First, Last)).Then(Begun(2));
        Deciding(Begun(), Issued(), Begun(2)).When(new IssueSummaryRule(), new IssueSummary(null, First, Last)).Refused("summary.being-made");
    }

    [Fact, Trait("Feature", "R34")]
    public void A_period_that_cannot_be_summed_up_is_refused()
    {
        var rule = new IssueSummaryRule();
        Deciding().When(rule, new IssueSummary(null, Last, First)).Refused("summary.period");
        Deciding().When(rule, new IssueSummary(null, First, First.AddDays(400))).Refused("summary.period-long");
        Deciding().When(rule, new IssueSummary(null, new(2026, 4, 1), new(2026, 4, 30))).Refused("summary.period-ahead");
        Deciding().When(rule, new IssueSummary(new UnitId(Guid.NewGuid()), First, Last)).Refused("unit.unknown");
        Deciding().When(rule, new IssueSummary(null, First, Last, Title: new string('x', 201))).Refused("summary.title-long");
        Deciding().When(rule, new IssueSummary(null, First, Last, Opening: new string('x', 5001))).Refused("summary.opening-long");
    }

    [Fact, Trait("Feature", "R34")]
    public void A_line_is_said_only_from_a_report_that_was_accepted_or_imported()
    {
        var keep = new KeepSummaryLines(Whole, 1, 0, [Line()]);
        Given<SummaryPart> With(params object[] reports) => new() { Now = Now, Consulting = reports };

        With(Submitted(1)).When(new KeepSummaryLinesRule(), keep).Refused("summary.not-accepted");
        With(new ReportAccepted(Id, Bridge, 2, DataDate, Officer, Now)).When(new KeepSummaryLinesRule(), keep).Refused("summary.not-accepted");
        With(new ReportAccepted(Id, Bridge, 1, DataDate, Officer, Now)).When(new KeepSummaryLinesRule(), keep).Then(new SummaryLinesKept(Whole, 1, 0, [Line()], Now));
        With().When(new KeepSummaryLinesRule(), keep with { Lines = [Line(asked: false)] }).Then(new SummaryLinesKept(Whole, 1, 0, [Line(asked: false)], Now));
        With().When(new KeepSummaryLinesRule(), keep with { Lines = [.. Enumerable.Repeat(Line(asked: false), 21)] }).Refused("summary.part-long");
        new Given<SummaryPart>(new SummaryLinesKept(Whole, 1, 0, [Line()], Now)).When(new KeepSummaryLinesRule(), keep).Then();
    }

    [Fact, Trait("Feature", "R35")]
    public void A_version_is_issued_when_every_part_is_kept()
    {
        var complete = new CompleteSummary(Whole, 1, 2);
        Given<Summary> With(object[] history, params object[] parts) => new(history) { Now = Now, Consulting = parts };
        object[] kept = [new SummaryLinesKept(Whole, 1, 0, [Line()], Now), new SummaryLinesKept(Whole, 1, 1, [Line("P-2", Rag.Red)], Now)];

        With([Begun()], kept[0]).When(new CompleteSummaryRule(), complete).Refused("summary.incomplete");
        var issued = With([Begun()], kept).When(new CompleteSummaryRule(), complete).Then<SummaryIssued>();
        Assert.Equal((1, 2, 2, Rag.Red, Officer), (issued.Version, issued.Parts, issued.Projects, issued.Result.Overall, issued.By));
        With([Begun(), Issued()], kept).When(new CompleteSummaryRule(), complete).Then();
        With([], kept).When(new CompleteSummaryRule(), complete).Refused("summary.unknown");
    }

    [Theory, Trait("Feature", "R36")]
    [InlineData("GGG", Rag.Green, Rag.Green)]
    [InlineData("GGA", Rag.Amber, Rag.Green)]
    [InlineData("GRA", Rag.Red, Rag.Red)]
    [InlineData("GGU", null, null)]
    [InlineData("AAU", Rag.Amber, Rag.Amber)]
    [InlineData("RUU", Rag.Red, null)]
    [InlineData("GGAA", Rag.Amber, Rag.Amber)]
    [InlineData("U", null, null)]
    [InlineData("", null, null)]
    public void The_worst_and_the_most_and_unknown_is_never_green(string projects, Rag? worst, Rag? most)
    {
        SummaryLine[] lines = [.. projects.Select((c, i) => Line($"P-{i}", c switch { 'G' => Rag.Green, 'A' => Rag.Amber, 'R' => Rag.Red, _ => null })), Line("P-9", null, asked: false)];

        Assert.Equal((worst, most), (RollUps.Of(RollUp.WorstOf, lines).Overall, RollUps.Of(RollUp.Count, lines).Overall));
        var told = RollUps.Of(RollUp.WorstOf, lines);
        Assert.Equal((projects.Count(c => c == 'G'), projects.Count(c => c == 'U'), 1), (told.Green, told.Unknown, told.NotAsked));
    }

    [Fact, Trait("Feature", "R36")]
    public void By_budget_the_dear_project_decides_and_other_currencies_are_said_to_be_left_out()
    {
        RolledUp Told(params SummaryLine[] lines) => RollUps.Of(RollUp.WeightedByBudget, lines);

        Assert.Equal(Rag.Red, Told(Line("P-1", Rag.Red, 900m), Line("P-2", Rag.Green, 100m)).Overall);
        Assert.Equal(Rag.Green, Told(Line("P-1", Rag.Red, 10m), Line("P-2", Rag.Green, 990m)).Overall);
        Assert.Equal(Rag.Amber, Told(Line("P-1", Rag.Red, 50m), Line("P-2", Rag.Green, 50m)).Overall);
        var mixed = Told(Line("P-1", Rag.Green), Line("P-2", Rag.Green), Line("P-3", Rag.Red, 1_000_000m, "JPY"));
        Assert.Null(mixed.Overall);
        Assert.Contains("over 2 of 3 projects; 1 have no status or no such budget", mixed.Sentence, StringComparison.Ordinal);
        Assert.Null(Told(Line("P-1", Rag.Green, null)).Overall);
    }
}
