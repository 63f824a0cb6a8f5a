using Pmo.Host.Engaging;
using Pmo.Host.Selecting;
using Pmo.Host.Stepping;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Engaging;

/// <summary>Populations are counted from the log up to the pinned checkpoint, within period and scope, and whoever looks at them is recorded first.</summary>
[Trait("Feature", "A16")]
public sealed class Counting_populations
{
    [Fact]
    public void Every_population_names_events_there_are() =>
        Assert.Empty(PopulationKinds.All.SelectMany(k => k.Events).Except(TheSolution.Events.Select(TheSolution.NameOf)));

    [Fact]
    public async Task What_comes_after_the_checkpoint_is_not_counted_then_or_later()
    {
        await using var review = await UnderReview.Begin(8);
        await review.Open();
        for (var n = 0; n < 4; n++) await review.HandIn("R-1", 100 + n);
        await review.Site.Do(new TakePopulation(UnderReview.Id, "reports-submitted"), review.Lead);
        Assert.Equal(8, Assert.Single(await review.Said<PopulationTaken>()).Count);
        await review.HandIn("R-1", 200);
        Assert.True((await review.Ask(new ShowPopulation(UnderReview.Id, "reports-submitted"), review.Lead))!.Same);
        await review.Site.Do(new TakePopulation(UnderReview.Id, "reports-submitted"), review.Second);
        Assert.Single(await review.Said<PopulationTaken>());
    }

    [Fact]
    public async Task A_department_stands_for_those_below_it_and_for_no_other()
    {
        await using var review = await UnderReview.Begin(8);
        Assert.Equal(6, (await review.Fieldwork("reports-submitted", UnderReview.Roads)).Count);
        var shown = (await review.Ask(new ShowPopulation(UnderReview.Id, "reports-submitted"), review.Lead))!;
        Assert.DoesNotContain(shown.Items.Rows, r => r.Record.Contains("T-1", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 6), shown.Items.Rows.Select(r => r.Number));
    }

    [Fact]
    public async Task What_was_recorded_outside_the_period_is_not_counted_and_the_range_says_what_was_looked_through()
    {
        await using var review = await UnderReview.Begin(4);
        await review.Site.Settle();
        review.Site.Clock.Advance(TimeSpan.FromDays(2));
        await review.HandIn("R-1", 90);
        var taken = await review.Fieldwork();
        Assert.Equal(4, taken.Count);
        var pinned = Assert.Single(await review.Said<CheckpointPinned>()).Size;
        var within = (await review.Site.Log()).Where(r => r.Position <= pinned && r.At < new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero)).ToList();
        Assert.Equal((within[0].Position, within[^1].Position, (long)within.Count), (taken.First, taken.Last, taken.Examined));
    }

    [Fact]
    public async Task A_report_that_falls_behind_is_one_late_report_and_not_before_its_grace_has_ended()
    {
        await using var review = await UnderReview.Begin(0);
        foreach (var (day, steps) in ((int, Lateness[])[])[(1, [Lateness.Overdue, Lateness.Late, Lateness.VeryLate]), (2, [Lateness.Overdue]), (3, [Lateness.Missed])])
        {
            var id = ObligationId.Of(Projects.IdOf("R-1"), new(2026, 1, day));
            foreach (var step in steps) await review.Site.Happened(Obligation.StreamOf(id), new ReportFellBehind(id, Projects.IdOf("R-1"), step, review.Site.Clock.GetUtcNow(), review.Site.Clock.GetUtcNow()));
        }

        Assert.Equal(2, (await review.Fieldwork("reports-late")).Count);
    }

    [Fact]
    public async Task Changes_of_rights_are_of_the_whole_installation_and_looks_are_in_no_other_population()
    {
        await using var review = await UnderReview.Begin(1);
        await review.Site.Do(new NoteLook(review.Lead, "host.show-stream", null, "one look", 1, review.Site.Clock.GetUtcNow()));
        await review.Open(UnderReview.Rail);
        foreach (var kind in PopulationKinds.All) await review.Site.Do(new TakePopulation(UnderReview.Id, kind.Name), review.Lead);
        var counted = (await review.Said<PopulationTaken>()).ToDictionary(p => p.Population, p => p.Count);
        Assert.Equal((await review.Said<RoleGranted>()).Count, counted["rights"]);
        Assert.Equal(1, counted["looks"]);
        Assert.Equal(1, counted["register"]);
        Assert.All(PopulationKinds.All.Where(k => k.Name != "looks"), k => Assert.DoesNotContain("host.records-viewed", k.Events));
        Assert.All(PopulationKinds.All.Where(k => k.Name != "page-looks"), k => Assert.DoesNotContain("host.page-viewed", k.Events));
    }

    [Fact, Trait("Feature", "A13")]
    public async Task Looking_at_a_population_and_at_a_sample_is_recorded_with_what_was_shown()
    {
        await using var review = await UnderReview.Begin(8);
        await review.Fieldwork();
        var sample = await review.Draw();
        await review.Ask(new ShowPopulation(UnderReview.Id, "reports-submitted"), review.Lead);
        await review.Ask(new ShowSample(UnderReview.Id, sample.Sample), review.Second);
        Assert.Equal([(review.Lead, Engagement.StreamOf(UnderReview.Id), "8 items of 8 of the population Reports handed in", 8), (review.Second, Engagement.StreamOf(UnderReview.Id), "5 items of the sample of Reports handed in", 5)],
            (await review.Said<AuditRecordsViewed>()).Select(l => (l.By, l.Record!, l.Range, l.Count)));
    }

    [Fact]
    public async Task Whoever_is_not_of_the_review_counts_and_draws_nothing()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        Assert.Equal("engagement.not-reviewer", (await review.Try(new TakePopulation(UnderReview.Id, "rights"), review.Outsider)).Code);
        Assert.Equal("engagement.not-reviewer", (await review.Try(review.Drawing(), review.Outsider)).Code);
        await Assert.ThrowsAsync<NotAllowedException>(() => review.Try(review.Drawing(), review.Officer));
    }

    [Fact]
    public async Task A_population_is_drawn_from_once_and_what_a_reviewer_chooses_needs_a_reason()
    {
        await using var review = await UnderReview.Begin();
        Assert.Equal("population.not-declared", (await review.Try(new TakePopulation(UnderReview.Id, "whatever"), review.Lead)).Code);
        await review.Fieldwork();
        Assert.Equal("sample.no-population", (await review.Try(review.Drawing() with { Population = "rights" }, review.Lead)).Code);
        Assert.Equal("sample.attributes", (await review.Try(review.Drawing() with { Attributes = [] }, review.Lead)).Code);
        Assert.Equal("sample.size", (await review.Try(review.Drawing(size: 0), review.Lead)).Code);
        var drawn = await review.Draw();
        Assert.Equal("sample.drawn", (await review.Try(review.Drawing(SampleMethod.Stratified), review.Lead)).Code);
        Assert.Equal("sample.size", (await review.Try(new ExtendSample(UnderReview.Id, drawn.Sample, 13, "More of them are needed."), review.Lead)).Code);
        Assert.Equal("sample.not-larger", (await review.Try(new ExtendSample(UnderReview.Id, drawn.Sample, 5, "More of them are needed."), review.Lead)).Code);
        var judged = review.Drawing(SampleMethod.Judgemental) with { Chosen = [0, 3] };
        Assert.Equal("sample.reason", (await review.Try(judged, review.Lead)).Code);
        Assert.Equal("sample.chosen", (await review.Try(judged with { Chosen = [12] }, review.Lead)).Code);
        await review.Site.Do(judged with { Reason = "The two with the largest budget." }, review.Lead);
        Assert.Equal([0, 3], (await review.Said<SampleDrawn>())[^1].Items.Select(i => i.Place));
    }
}
