using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Explaining;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Measuring;
using Pmo.Tests.Reporting.Measuring;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Explaining;

/// <summary>Every figure says what it is made of: the rows add up to what is shown, they are those that the log gives, and each cell names its event.</summary>
[Collection(SmallPmoTests.Name)]
public sealed class Explaining_figures(SmallPmo pmo)
{
    private static readonly DateOnly From = new(2025, 7, 1);
    private static readonly DateOnly To = new(2026, 6, 30);

    [Fact, Trait("Feature", "A6")]
    public async Task Each_of_them_adds_up_also_in_every_part()
    {
        var counted = 0;
        foreach (var figure in pmo.World.Get<Figures>().All)
        {
            var all = await Why(new(figure.Name, From: From, To: To));
            foreach (var sheet in await Task.WhenAll(all.Parts.Count == 0 ? [Task.FromResult(all)] : all.Parts.Select(p => Why(new(figure.Name, Part: p)))))
            {
                Assert.True(sheet.Adds, $"{sheet.Figure} {sheet.Part}: shown {sheet.Shown}, made {sheet.Made}");
                counted += sheet.Entered;
            }
        }

        Assert.True(counted > 500, $"{counted} rows only.");
    }

    [Theory, Trait("Feature", "A6")]
    [InlineData(MetricsBy.Department)]
    [InlineData(MetricsBy.ProjectManager)]
    [InlineData(MetricsBy.Sponsor)]
    [InlineData(MetricsBy.Category)]
    [InlineData(MetricsBy.Month)]
    public async Task Metrics_add_up_in_every_row_they_are_broken_down_to(MetricsBy by)
    {
        var rows = (await pmo.World.Ask(new ShowMetrics(null, From, To, by))).Rows;
        Assert.NotEmpty(rows);
        foreach (var row in rows)
            foreach (var figure in pmo.World.Get<Figures>().All.Where(f => f.Asks == typeof(ShowMetrics)))
            {
                var sheet = await Why(new(figure.Name, From: From, To: To, By: $"{by}", Part: row.Key ?? ""));
                Assert.True(sheet.Adds, $"{sheet.Figure} {row.Name}: shown {sheet.Shown}, made {sheet.Made}");
            }
    }

    [Fact, Trait("Feature", "A6")]
    public async Task The_rows_are_those_that_the_log_gives()
    {
        var log = new CountOfTheLog(pmo.Log, pmo.World.Clock.GetUtcNow(), From, To);
        var reports = log.Reports(null)[""];

        var onTime = await Why(new("reporting.measured-on-time", From: From, To: To));
        Assert.Equal((new FigureValue(reports.OnTime, reports.Due), reports.Due), (onTime.Made, onTime.Entered));
        Assert.Equal((reports.Excused, reports.Cancelled, reports.NotYetDue), (Left(onTime, "excused"), Left(onTime, "cancelled"), Left(onTime, "not yet due")));
        var firstPass = await Why(new("reporting.measured-first-pass", From: From, To: To));
        Assert.Equal((new FigureValue(reports.FirstPass, reports.Accepted), reports.Waiting, reports.Missing), (firstPass.Made, Left(firstPass, "handed in and not accepted yet"), Left(firstPass, "still missing")));
        Assert.Equal((decimal?)reports.MedianDaysLate, (await Why(new("reporting.measured-days-late", From: From, To: To))).Made.Number);
        Assert.Equal(log.Escalated(null)[""].All, (await Why(new("reporting.measured-escalations", From: From, To: To))).Made.Number);
        var reminders = log.Reminders(null)[""];
        var reminded = await Why(new("reporting.measured-reminders", From: From, To: To));
        Assert.Equal((reminders.Sent, reminders.ToNobody, reminders.Skipped), ((int)reminded.Made.Number!, Left(reminded, "with nobody to remind"), Left(reminded, "skipped as long past")));
    }

    [Fact, Trait("Feature", "A6")]
    public async Task Each_green_project_names_the_acceptance_that_made_it_green()
    {
        var greens = Green(long.MaxValue);
        Assert.NotEmpty(greens);

        var sheet = await Why(new("reporting.green-projects"));

        Assert.Equal(greens.Count, sheet.Entered);
        Assert.All(sheet.Rows.Rows, row =>
        {
            Assert.True(AcceptsGreen(row.Cells.First(c => c.Label == "Status as of").SetBy!.Position));
            var cell = row.Cells.First(c => c.Label == "Status as of");
            var accepted = greens.Single(r => row.Href == $"/projects/{r.Key}").Value;
            Assert.Equal(($"{((ReportAccepted)accepted.Event).DataDate:yyyy-MM-dd}", accepted.Position, "reporting.accept-report"), (cell.Value, cell.SetBy!.Position, cell.SetBy.Command));
            Assert.Equal((accepted.Stored.Stream, (int)accepted.Stored.Revision + 1, accepted.Metadata.Actor), (cell.SetBy.Stream, cell.SetBy.Step, cell.SetBy.By));
            Assert.Contains("was accepted by", cell.SetBy.Sentence, StringComparison.Ordinal);
        });
    }

    [Fact, Trait("Feature", "A6"), Trait("Feature", "A4")]
    public async Task Of_a_past_moment_it_explains_what_was_shown_then()
    {
        var position = pmo.Log[pmo.Log.Count / 2].Position;
        var greens = Green(position);

        var then = await Why(new("reporting.green-projects"), position);

        Assert.Equal((position, greens.Count, true), (then.Position, then.Entered, then.Adds));
        Assert.All(then.Rows.Rows.SelectMany(r => r.Cells), c => Assert.True(c.SetBy!.Position <= position));
        Assert.All(then.Rows.Rows, row => Assert.Equal(greens.Single(r => row.Href == $"/projects/{r.Key}").Value.Position, row.Cells.First(c => c.Label == "Status as of").SetBy!.Position));
    }

    [Fact, Trait("Feature", "A6")]
    public async Task Reports_name_the_version_of_the_standard_they_were_made_by()
    {
        var sheet = await Why(new("reporting.measured-on-time", From: From, To: To));

        var opened = pmo.Log.Select(r => r.Event).OfType<ObligationOpened>().GroupBy(o => o.Standard).Select(g => $"Reporting standard, version {g.Key}");
        Assert.Subset(opened.ToHashSet(), sheet.Rules.Select(r => r.Why).ToHashSet());
        Assert.NotEmpty(sheet.Rules);
    }

    /// <summary>The running projects whose newest rated report says green, each with the first acceptance of that report.</summary>
    private Dictionary<ProjectId, Recorded> Green(long until)
    {
        var log = pmo.Log.Where(r => r.Position <= until).ToList();
        var said = log.Select(r => r.Event).OfType<ReportSubmitted>().ToDictionary(e => (e.Obligation, e.Revision), e => e.Content.Overall);
        var ended = log.Select(r => r.Event).OfType<ProjectStatusRecorded>().GroupBy(e => e.Project).Where(g => g.Last().Status is ProjectStatus.Completed or ProjectStatus.Cancelled).Select(g => g.Key).ToHashSet();
        return log.Where(r => r.Event is ReportAccepted e && said[(e.Obligation, e.Revision)] is not null).GroupBy(r => ((ReportAccepted)r.Event).Project).Where(g => !ended.Contains(g.Key))
            .ToDictionary(g => g.Key, g => g.GroupBy(r => ((ReportAccepted)r.Event).DataDate).MaxBy(d => d.Key)!.ToList())
            .Where(p => p.Value[^1].Event is ReportAccepted e && said[(e.Obligation, e.Revision)] == Rag.Green)
            .ToDictionary(p => p.Key, p => p.Value[0]);
    }

    /// <summary>True when an event is the acceptance of a report that says green.</summary>
    private bool AcceptsGreen(long position) => pmo.Log.Single(r => r.Position == position).Event is ReportAccepted a &&
        pmo.Log.Select(r => r.Event).OfType<ReportSubmitted>().Single(e => (e.Obligation, e.Revision) == (a.Obligation, a.Revision)).Content.Overall == Rag.Green;

    private static int Left(WhySheet sheet, string why) => sheet.Left.FirstOrDefault(l => l.Why == why)?.Rows ?? 0;

    private Task<WhySheet> Why(ShowWhy query, long? position = null) => Asking.Why(pmo.World, query, position: position);
}
