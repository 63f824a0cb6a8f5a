using Pmo.Reporting;
using Pmo.Reporting.Submitting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Submitting;

public sealed class Completeness_and_plausibility
{
    private static readonly ReportingStandard Standard = StandardThatShips.Version1;

    [Fact, Trait("Feature", "R24")]
    public void A_complete_report_has_no_faults()
    {
        Assert.Empty(Completeness.Faults(Complete, Standard));
        Assert.Empty(Plausibility.Faults(Complete, DataDate));
    }

    [Fact, Trait("Feature", "R24")]
    public void Every_colour_needs_a_comment()
    {
        Assert.Equal(["overall"], Missing(Complete with { OverallComment = " " }));
        Assert.Equal(["rating-cost"], Missing(Complete with { Ratings = [.. Complete.Ratings.Select(r => r.Dimension == Dimension.Cost ? r with { Comment = null } : r)] }));
    }

    [Fact, Trait("Feature", "R31")]
    public void A_field_withheld_with_its_reason_is_complete()
    {
        var content = Complete with { Overall = null, Sections = Complete.Sections.Skip(1).ToArray(), Figures = Complete.Figures with { Forecast = null } };
        Assert.Equal(["overall", "summary", "forecast"], Missing(content));
        FieldMark[] marks = [new("overall", FieldMarkKind.NotPublished, "Section 43."), new("summary", FieldMarkKind.NotGiven, "New in post."), new("forecast", FieldMarkKind.NotPublished, "In tender.")];
        Assert.Empty(Missing(content with { Marks = marks }));
    }

    [Fact, Trait("Feature", "R31")]
    public void A_mark_without_a_reason_is_none() =>
        Assert.Contains(Plausibility.Faults(Complete with { Marks = [new("forecast", FieldMarkKind.NotGiven, " ")] }, DataDate), f => f.Field == "forecast");

    [Theory, Trait("Feature", "R27")]
    [InlineData(Rag.Amber, 2), InlineData(Rag.Red, 3)]
    public void Amber_and_red_need_what_the_standard_says(Rag colour, int needs)
    {
        var content = Complete with { Overall = colour };
        Assert.Equal(Enumerable.Repeat("recovery", needs), Missing(content));
        Assert.Empty(Missing(content with { Recovery = new("Late vendor", "Second vendor", "Kim") }));
    }

    [Fact, Trait("Feature", "R27")]
    public void A_way_to_green_is_a_day_or_not_recoverable_or_a_decision()
    {
        var strict = Standard with { Colours = [new(Rag.Red, [Explanation.WayToGreen])] };
        var red = Complete with { Overall = Rag.Red };
        Assert.Single(Completeness.Faults(red with { Recovery = new("c", "a", "o") }, strict));
        foreach (var way in (Recovery[])[new(GreenOn: new(2026, 6, 1)), new(NotRecoverable: true), new(DependsOn: "Budget by May")])
            Assert.Empty(Completeness.Faults(red with { Recovery = way }, strict));
    }

    [Fact, Trait("Feature", "R24")]
    public void A_section_the_standard_does_not_know_is_named() =>
        Assert.Equal(["gossip"], Missing(Complete with { Sections = [.. Complete.Sections, new("gossip", "…")] }));

    [Theory, Trait("Feature", "R16")]
    [InlineData(-1), InlineData(100.5)]
    public void Percent_complete_is_between_0_and_100(double percent) =>
        Assert.Equal(["percent-complete"], Impossible(Complete with { Figures = Complete.Figures with { PercentComplete = (decimal)percent } }));

    [Fact, Trait("Feature", "R16")]
    public void Impossible_dates_money_and_lists_are_named()
    {
        Assert.Equal(["forecast-end"], Impossible(Complete with { Figures = Complete.Figures with { ForecastEnd = new(2024, 12, 31) } }));
        Assert.Equal(["milestones"], Impossible(Complete with { Milestones = [new("Go live", null, new(202, 6, 1))] }));
        Assert.Equal(["milestones"], Impossible(Complete with { Milestones = [new("Go live", null, null), new("go LIVE ", null, null)] }));
        Assert.Equal(["forecast"], Impossible(Complete with { Figures = Complete.Figures with { Forecast = -1 } }));
        Assert.Equal(["currency"], Impossible(Complete with { Figures = Complete.Figures with { Currency = "Euro" } }));
        Assert.Equal(["recovery"], Impossible(Complete with { Recovery = new(GreenOn: DataDate) }));
        Assert.Equal(["entries"], Impossible(Complete with { Entries = [.. Enumerable.Range(0, 201).Select(n => new ReportEntry(EntryKind.Risk, $"{n}"))] }));
        Assert.Equal(["summary"], Impossible(Complete with { Sections = [new("summary", new string('x', 20_001))] }));
        Assert.Equal(["entries"], Impossible(Complete with { Entries = [null!] }));
        Assert.Equal(["marks"], Impossible(Complete with { Marks = [new("", FieldMarkKind.NotGiven, "Unclear.")] }));
    }

    private static IEnumerable<string> Missing(ReportContent content) => Completeness.Faults(content, Standard).Select(f => f.Field);

    private static IEnumerable<string> Impossible(ReportContent content) => Plausibility.Faults(content, DataDate).Select(f => f.Field);
}
