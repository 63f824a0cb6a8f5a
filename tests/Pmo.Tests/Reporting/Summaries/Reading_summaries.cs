using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Submitting;
using Pmo.Reporting.Summaries;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Summaries;

/// <summary>A summary from the officer's command to what everyone reads.</summary>
public sealed class Reading_summaries : IAsyncDisposable
{
    private static readonly DateOnly First = new(2026, 2, 1), Last = new(2026, 2, 28);
    private readonly World world = new(Utc(2026, 3, 20, 12));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private static ProjectId P(int n) => Projects.IdOf($"P-{n}");
    private static ObligationId Of(int n, int month = 2) => ObligationId.Of(P(n), Day(month));
    private static DateOnly Day(int month) => new(2026, month, DateTime.DaysInMonth(2026, month));

    private async Task Project(int n, bool asked = true)
    {
        await world.Happened(new ProjectRegistered(P(n), $"P-{n}", $"Project {n}", null, null, new ProjectProfile()));
        if (asked) await world.Happened(new ObligationScheduled(Of(n), P(n), "February 2026", Last, Opens, Due, Due, Due, Due, "UTC"), new ObligationOpened(Of(n), P(n), 1, Opens));
    }

    private Task Report(int n, Rag rag, int revision = 1, int month = 2, bool accept = true, double days = -1) => world.Happened(
    [
        new ReportSubmitted(Of(n, month), P(n), revision, Day(month), Complete with { Overall = rag, Entries = [new(EntryKind.Decision, "Release the reserve.", "Sponsor", new(2026, 3, 31))] }, Manager, Due.AddDays(days), days <= 0),
        .. accept ? (object[])[new ReportAccepted(Of(n, month), P(n), revision, Day(month), Officer, Due)] : [],
    ]);

    /// <summary>Six projects, each with another fate, and one that was not asked.</summary>
    private async Task Portfolio()
    {
        for (var n = 1; n <= 6; n++) await Project(n);
        await Project(7, asked: false);
        await world.Happened(new ObligationScheduled(Of(1, 1), P(1), "January 2026", Day(1), Opens, Due, Due, Due, Due, "UTC"));
        await Report(1, Rag.Green, month: 1);
        await Report(1, Rag.Amber);
        await Report(2, Rag.Green, days: 3);
        await world.Happened(new ReportFellBehind(Of(3), P(3), Lateness.Late, Due, Due));
        await Report(4, Rag.Red, accept: false);
        await world.Happened(new ReportReturned(Of(4), P(4), 1, [new("cost", "The secret remark.")], Due.AddDays(9), Officer, Due));
        await world.Happened(new PeriodExcused(Of(5), P(5), "The manager is ill.", Officer, Due.AddDays(1.5)));
        await Report(6, Rag.Green, accept: false);
    }

    private async Task<SummaryId> Issue(IssueSummary? issue = null)
    {
        issue ??= new IssueSummary(null, First, Last, Opening: "A month of rain.");
        await world.Do(issue);
        await world.Ask(new FindSummaries());
        await world.Get<SummaryPress>().Run();
        return issue.Summary;
    }

    private async Task<SummarySheet> Read(SummaryId id, int? version = null) => (await world.Ask(new ShowSummary(id, version)))!;

    [Fact, Trait("Feature", "R34")]
    public async Task Every_project_is_there_with_its_accepted_report_or_by_name_with_what_is_missing()
    {
        await Portfolio();
        var sheet = await Read(await Issue());

        Assert.Equal(["P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7"], sheet.Lines.Select(l => l.Code));
        var one = sheet.Lines[0];
        Assert.Equal((Rag.Amber, Rag.Green, new SummarySource(Of(1), 1, Last), "All is well.", "Release the reserve."), (one.Overall, one.Before!.Rag, one.Source, one.Headline, one.Decisions.Single().Text));
        Assert.Equal((990m, 1000m, "EUR", new DateOnly(2026, 12, 31), 5), (one.Forecast, one.Budget, one.Currency, one.ForecastEnd, one.Ratings.Count));
        Assert.Equal(
            [("P-2", SummaryGapKind.Late, 3), ("P-3", SummaryGapKind.Missing, 16), ("P-4", SummaryGapKind.Returned, null), ("P-5", SummaryGapKind.Excused, 2), ("P-6", SummaryGapKind.Waiting, (int?)null)],
            sheet.Lines.SelectMany(l => l.Gaps.Select(g => (l.Code, g.Kind, g.Days))));
        Assert.All(sheet.Lines.Skip(2).Take(4), l => Assert.Equal((null, null), (l.Source, l.Overall)));
        Assert.True(sheet.Lines[6].NotAsked);
        Assert.Equal((Rag.Amber, 1, 1, 4, 1), (sheet.Head.Result.Overall, sheet.Head.Result.Green, sheet.Head.Result.Amber, sheet.Head.Result.Unknown, sheet.Head.Result.NotAsked));
        Assert.EndsWith(" it is not green. Left out: 1 project of which no report was asked for in this period.", RollUps.Explained(sheet.Head.Result), StringComparison.Ordinal);
        Assert.Equal(("A month of rain.", "Whole portfolio, February 2026", World.Officer), (sheet.Opening, sheet.Head.Title, sheet.Head.By));
    }

    [Fact, Trait("Feature", "R35")]
    public async Task A_later_acceptance_changes_the_next_version_and_never_the_one_that_was_issued()
    {
        await Portfolio();
        var id = await Issue();
        var first = System.Text.Json.JsonSerializer.Serialize((await Read(id)).Lines);
        await Report(3, Rag.Red, days: 14);
        await Report(2, Rag.Red, revision: 2, days: 5);
        await Issue();

        var second = await Read(id);
        Assert.Equal((2, 2, Rag.Red), (second.Head.Version, second.Lines[1].Source!.Revision, second.Head.Result.Overall));
        Assert.Equal(
            [("P-2", "revision 2 instead of 1"), ("P-2", "status green, now red"), ("P-3", "reported since, revision 1"), ("P-3", "status unknown, now red"), ("P-3", "another forecast of cost"), ("P-3", "another forecast end"), ("P-3", "February 2026: now late")],
            second.Changes.Select(c => (c.Code, c.What)));
        Assert.Equal(first, System.Text.Json.JsonSerializer.Serialize((await Read(id, 1)).Lines));
        Assert.Equal([2, 1], second.Versions.Select(v => v.Version));
        Assert.Empty((await Read(id, 1)).Changes);
        Assert.Equal([(id, 2)], (await world.Ask(new FindSummaries())).Rows.Select(s => (s.Summary, s.Version)));
    }

    [Fact, Trait("Feature", "R34"), Trait("Feature", "R35")]
    public async Task What_is_read_is_what_the_log_holds_and_a_rebuild_says_the_same()
    {
        await Portfolio();
        var id = await Issue();
        var kept = (await world.Log<SummaryLinesKept>()).SelectMany(e => e.Lines);
        var read = System.Text.Json.JsonSerializer.Serialize((await Read(id)).Lines);

        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(kept), read);
        await world.Get<ReadModels>().Rebuild("reporting");
        Assert.Equal(read, System.Text.Json.JsonSerializer.Serialize((await Read(id)).Lines));
    }

    [Fact, Trait("Feature", "R34"), Trait("Feature", "G3")]
    public async Task Everyone_reads_it_and_only_who_sees_a_project_is_led_inside()
    {
        await Portfolio();
        var id = await Issue();
        var reader = (await world.Ask(new ShowSummary(id), Stranger, [Role.Reader], new HashSet<ProjectId> { P(3) }))!;

        Assert.Equal(7, reader.Lines.Count);
        Assert.Equal(Of(3), reader.Lines[2].Gaps[0].Obligation);
        Assert.Equal((SummaryGapKind.Excused, null, null), (reader.Lines[4].Gaps[0].Kind, reader.Lines[4].Gaps[0].Obligation, reader.Lines[4].Gaps[0].Reason));
        Assert.Equal("The manager is ill.", (await Read(id)).Lines[4].Gaps[0].Reason);
        Assert.DoesNotContain("secret remark", System.Text.Json.JsonSerializer.Serialize(await Read(id)), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "R34")]
    public async Task A_summary_is_nothing_to_read_until_it_is_whole_and_goes_on_after_a_stop()
    {
        for (var n = 1; n <= 45; n++)
        {
            await Project(n, asked: n <= 3);
            if (n <= 3) await Report(n, Rag.Green);
        }

        var issue = new IssueSummary(null, First, Last);
        await world.Do(issue);
        var lines = (await world.Ask(new PreviewSummary(null, First, Last))).Lines;
        await world.Do(new KeepSummaryLines(issue.Summary, 1, 0, [.. lines.Take(20)]), PersonId.System, [Role.System]);
        Assert.Null(await world.Ask(new ShowSummary(issue.Summary)));
        Assert.True(await world.Ask(new ShowSummaryBeingMade(issue.Summary)));
        Assert.Empty((await world.Ask(new FindSummaries())).Rows);

        await world.Get<SummaryPress>().Run();
        await world.Get<SummaryPress>().Run();
        Assert.Equal(lines.Select(l => l.Code), (await Read(issue.Summary)).Lines.Select(l => l.Code));
        Assert.Equal([20, 20, 5], (await world.Log<SummaryLinesKept>()).Select(e => e.Lines.Count));
        Assert.Equal(45, Assert.Single(await world.Log<SummaryIssued>()).Projects);
        Assert.False(await world.Ask(new ShowSummaryBeingMade(issue.Summary)));
    }

    [Fact, Trait("Feature", "R34")]
    public async Task A_part_of_long_reports_stays_below_the_largest_event()
    {
        // Twenty reports whose every text is as long as it may be, in letters that take most room.
        var wide = new string('语', 2000);
        for (var n = 1; n <= 20; n++)
        {
            await Project(n);
            await world.Happened(
                new ReportSubmitted(Of(n), P(n), 1, Last, Complete with { Sections = [new("summary", wide)], Entries = [.. Enumerable.Range(0, 20).Select(i => new ReportEntry(EntryKind.Decision, $"{i} {wide}", wide))] }, Manager, Due, true),
                new ReportAccepted(Of(n), P(n), 1, Last, Officer, Due));
        }

        var line = (await Read(await Issue())).Lines[0];
        Assert.Equal((1000, 8, 12), (line.Headline!.Length, line.Decisions.Count, line.MoreDecisions));
        Assert.EndsWith("…", line.Headline, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "R34")]
    public async Task A_unit_is_summed_up_with_everything_below_it()
    {
        var (top, below) = (new UnitId(Guid.CreateVersion7()), new UnitId(Guid.CreateVersion7()));
        await world.Happened(new UnitCreated(top, UnitKind.Department, "T", "Transport", null, First), new UnitCreated(below, UnitKind.Department, "R", "Roads", top, First));
        await Project(1);
        await Project(2);
        await world.Happened(new ProjectMoved(P(2), below, First));
        await Report(2, Rag.Green);

        var sheet = await Read(await Issue(new IssueSummary(top, First, Last)));
        Assert.Equal("P-2", Assert.Single(sheet.Lines).Code);
        Assert.Equal(("Transport", Rag.Green), (sheet.Head.Scope, sheet.Head.Result.Overall));
        Assert.Equal(top, sheet.Unit);
    }
}
