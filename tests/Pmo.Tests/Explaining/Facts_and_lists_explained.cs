using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Explaining;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Measuring;
using Pmo.Reporting.Portfolio;
using Pmo.Reporting.Summaries;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Explaining;

/// <summary>The figures that are one of each project, person or summary say what they are made of, and it is what the log gives.</summary>
[Collection(SmallPmoTests.Name)]
[Trait("Feature", "A6")]
public sealed class Facts_and_lists_explained(SmallPmo pmo)
{
    [Fact]
    public async Task Every_fact_and_movement_of_every_project_adds_up_and_names_the_report_it_comes_from()
    {
        var (given, log) = (0, pmo.Log.ToDictionary(r => r.Position));
        foreach (var project in pmo.All<ProjectId>(e => e is ProjectRegistered))
            foreach (var figure in pmo.World.Get<Figures>().All.Where(f => f.OfEach == "project"))
            {
                var sheet = await Why(new(figure.Name, Project: project));
                Assert.True(sheet.Adds, $"{sheet.Figure}: shown {sheet.Shown}, made {sheet.Made}");
                if (sheet.Kind is not FigureKind.Single || sheet.Entered == 0) continue;
                var accepted = Assert.IsType<ReportAccepted>(log[Assert.Single(sheet.Rows.Rows).Cells.First(c => c.Label == "Counts as the record").SetBy!.Position].Event);
                Assert.Equal(project, accepted.Project);
                given++;
            }

        Assert.True(given > 50, $"{given} facts only.");
    }

    [Fact]
    public async Task The_forecast_and_how_far_it_moved_are_what_the_newest_accepted_report_and_the_one_before_said()
    {
        var project = pmo.Log.Select(r => r.Event).OfType<ReportAccepted>().GroupBy(e => e.Project).MaxBy(g => g.Count())!.Key;
        var said = pmo.Log.Select(r => r.Event).OfType<ReportSubmitted>().ToDictionary(e => (e.Obligation, e.Revision));
        var counts = pmo.Log.Select(r => r.Event).OfType<ReportAccepted>().Where(e => e.Project == project).GroupBy(e => e.DataDate).Select(g => said[(g.Last().Obligation, g.Last().Revision)])
            .Where(e => e.Content.Figures.Forecast is not null).OrderByDescending(e => e.DataDate).ToList();

        Assert.Equal(counts[0].Content.Figures.Forecast, (await Why(new(WhyFact.NameOf(ProjectFact.Forecast), Project: project))).Made.Number);
        Assert.Equal(counts[0].Content.Figures.ForecastEnd?.DayNumber, (int?)(await Why(new(WhyFact.NameOf(ProjectFact.ForecastEnd), Project: project))).Made.Number);
        foreach (var (later, earlier) in counts.Zip(counts.Skip(1)).Take(3))
        {
            var sheet = await Why(new(WhyMovement.NameOf(Movement.MoneyStep), Project: project, Part: $"{later.DataDate:yyyy-MM-dd}"));
            Assert.Equal((later.Content.Figures.Forecast - earlier.Content.Figures.Forecast, 2, true), (sheet.Made.Number, sheet.Entered, sheet.Adds));
            Assert.Equal(later.Content.Figures.Forecast, (await Why(new(WhyFact.NameOf(ProjectFact.Forecast), Project: project, Part: $"{later.DataDate:yyyy-MM-dd}"))).Shown.Number);
        }
    }

    [Fact]
    public async Task Every_step_of_the_flow_adds_up_and_together_they_are_all()
    {
        var (from, to) = (new DateOnly(2025, 7, 1), new DateOnly(2026, 6, 30));
        var flow = (await pmo.World.Ask(new ShowMetrics(null, from, to))).Flow;
        Assert.True(flow.Count > 3);

        foreach (var step in flow)
        {
            var sheet = await Why(new("reporting.measured-flow", From: from, To: to, Part: WhyFlow.PartOf(step.From, step.To)));
            Assert.Equal((step.Projects, true, $"from {step.From.ToString().ToLowerInvariant()} to {step.To.ToString().ToLowerInvariant()}, from 2025-07-01, to 2026-06-30"), (sheet.Made.Number, sheet.Adds, sheet.Scope));
        }

        Assert.Equal(flow.Sum(f => f.Projects), (await Why(new("reporting.measured-flow", From: from, To: to))).Made.Number);
        Assert.Equal(flow.Where(f => f.From == flow[0].From).Sum(f => f.Projects), (await Why(new("reporting.measured-flow", From: from, To: to, Part: WhyFlow.PartOf(flow[0].From)))).Made.Number);
    }

    [Fact]
    public async Task What_waits_for_a_sponsor_and_for_an_executive_adds_up_at_any_moment()
    {
        var most = new Dictionary<Need, decimal>();
        var sponsors = pmo.Log.Select(r => r.Event).OfType<SponsorNamed>().GroupBy(e => e.Sponsor!.Value).Select(g => (Person: g.Key, Own: (IReadOnlySet<ProjectId>?)g.Select(e => e.Project).ToHashSet(), Role: Role.Sponsor));
        foreach (var (person, own, role) in sponsors.Append((Person: World.Officer, Own: null, Role: Role.Executive)))
            foreach (var position in new long?[] { null, pmo.Log[pmo.Log.Count / 2].Position, pmo.Log[pmo.Log.Count / 4].Position })
                foreach (var need in Enum.GetValues<Need>())
                {
                    var sheet = (await Asking.Query(pmo.World, new ShowWhy(WhyNeeded.NameOf(need)), [Role.Reader, role], own, position, person))!;
                    Assert.True(sheet.Adds, $"{role} {need} at {position}: shown {sheet.Shown}, made {sheet.Made}");
                    most[need] = Math.Max(most.GetValueOrDefault(need), sheet.Made.Number ?? 0);
                }

        Assert.All(new[] { Need.Questions, Need.Missing, Need.Elsewhere }, need => Assert.True(most[need] > 0, $"Nobody has any {need}."));
    }

    [Fact]
    public async Task A_summary_counts_the_lines_that_were_frozen_and_each_names_its_event()
    {
        var issued = pmo.Log.Where(r => r.Event is SummaryIssued).ToList();
        Assert.NotEmpty(issued);
        foreach (var e in issued.Select(r => (SummaryIssued)r.Event))
        {
            var part = WhySummary.PartOf(e.Summary, e.Version);
            foreach (var (count, expected) in new[] { (SummaryCount.Red, e.Result.Red), (SummaryCount.Amber, e.Result.Amber), (SummaryCount.Green, e.Result.Green), (SummaryCount.Unknown, e.Result.Unknown), (SummaryCount.NotAsked, e.Result.NotAsked), (SummaryCount.Projects, e.Projects) })
            {
                var sheet = await Why(new(WhySummary.NameOf(count), Part: part));
                Assert.Equal((expected, true, $"version {e.Version}"), (sheet.Made.Number, sheet.Adds, sheet.Scope));
                Assert.All(sheet.Rows.Rows, r => Assert.IsType<SummaryLinesKept>(pmo.Log.Single(x => x.Position == r.Cells.First(c => c.Label == "Told").SetBy!.Position).Event));
            }
        }
    }

    [Fact]
    public async Task Every_day_of_the_calendar_that_has_come_adds_up()
    {
        var counted = new Dictionary<CountOfDay, decimal>();
        foreach (var day in (await pmo.World.Ask(new FindReportingDays(new(2026, 1, 1), new(2026, 6, 30)))).Where(d => d.Due + d.DataDates > 0))
            foreach (var count in Enum.GetValues<CountOfDay>())
            {
                var sheet = await Why(new(WhyDay.NameOf(count), Part: $"{day.Day:yyyy-MM-dd}"));
                Assert.True(sheet.Adds, $"{count} {day.Day}: shown {sheet.Shown}, made {sheet.Made}");
                counted[count] = counted.GetValueOrDefault(count) + sheet.Made.Number!.Value;
            }

        Assert.True(counted[CountOfDay.AsOf] > 20 && counted[CountOfDay.Due] > 20);
    }

    private Task<WhySheet> Why(ShowWhy query) => Asking.Why(pmo.World, query);
}
