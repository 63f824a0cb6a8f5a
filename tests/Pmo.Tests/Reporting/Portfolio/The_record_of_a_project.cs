using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Portfolio;
using Pmo.Reporting.Submitting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Portfolio;

public sealed class The_record_of_a_project : IAsyncLifetime
{
    private readonly World world = new(Utc(2026, 4, 10, 9));

    public Task InitializeAsync() => world.Happened(new ProjectRegistered(Bridge, "P-1", "Harbour bridge", null, null, new()));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Trait("Feature", "R45")]
    public async Task Nothing_accepted_is_unknown()
    {
        await Report(1, Complete, accept: false);
        var record = await Record();
        Assert.Null(record.Overall);
        Assert.Null(record.Forecast);
        Assert.Equal((0, null, null), (record.MovedTimes, record.SlippedDays, record.BudgetChange));
        Assert.Equal(new PortfolioFigures(1, 0, 0, 0, 1, 0, 0, 1, 1, 1, null, [], []) with { Ratings = [], Punctuality = [] }, await Figures() with { Ratings = [], Punctuality = [] });
    }

    [Fact, Trait("Feature", "R45")]
    public async Task Every_fact_is_the_last_accepted_one_with_its_data_date_revision_and_age()
    {
        await Report(1, Complete with { Overall = Rag.Red });
        await Report(2, Complete with { Overall = Rag.Amber, Figures = new ReportFigures(Forecast: 1100m) });
        var record = await Record();
        Assert.Equal(new Known<Rag>(Rag.Amber, new(2026, 2, 28), 1, Of(2), 41), record.Overall);
        Assert.Equal(new Known<decimal>(1100m, new(2026, 2, 28), 1, Of(2), 41), record.Forecast);
        Assert.Equal(new Known<decimal>(1000m, new(2026, 1, 31), 1, Of(1), 69), record.Baseline);
        Assert.Equal("Build", record.Phase!.Value);
        var row = (await List()).Rows.Single();
        Assert.Equal((Rag.Amber, new DateOnly(2026, 2, 28), 1100m, "EUR"), (row.Rag, row.RagOn, row.Money, row.Currency));
        Assert.Equal(10d, row.MoneyChange);
    }

    [Fact, Trait("Feature", "R45")]
    public async Task List_and_page_agree_on_a_rating_that_a_report_gives_in_another_scale_only()
    {
        await Report(1, Complete with { Overall = Rag.Red, OverallAsGiven = "Red" });
        await Report(2, Complete with { Overall = null, OverallAsGiven = "Exempt", Marks = [new("overall", FieldMarkKind.NotPublished, "Exempt.")] });
        await Report(3, Complete with { Overall = null, Marks = [new("overall", FieldMarkKind.NotGiven, "Unclear.")] });
        var (record, row) = (await Record(), (await List()).Rows.Single());
        Assert.Null(record.Overall);
        Assert.Equal(("Exempt", new DateOnly(2026, 2, 28)), (record.OverallAsGiven!.Value, record.OverallAsGiven.DataDate));
        Assert.Equal((null, "Exempt", new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 31)), (row.Rag, row.RagAsGiven, row.RagOn!.Value, row.DataDate!.Value));
        Assert.Equal("Exempt", (await world.Ask(new ShowProjectReporting(Bridge)))!.Standing!.Value);
    }

    [Fact, Trait("Feature", "R45")]
    public async Task Duration_milestones_and_issues_are_the_last_accepted_ones_with_data_date_and_source()
    {
        await Report(1, Complete);
        await Report(2, Complete with { Milestones = [], Entries = [], Figures = Complete.Figures with { ForecastEnd = new(2026, 6, 30) } });
        await Report(3, Complete, accept: false);
        var record = await Record();
        Assert.Equal(new Known<int>(545, new(2026, 2, 28), 1, Of(2), 41), record.DurationDays);
        Assert.Equal((0, Of(2)), (record.Milestones!.Value.Count, record.Milestones.Source));
        Assert.Equal((0, 41), (record.Entries!.Value.Count, record.Entries.AgeDays));
        await world.Happened(new ReportAccepted(Of(3), Bridge, 1, Day(3), Officer, Due));
        Assert.Equal(["Go live"], (await Record()).Milestones!.Value.Select(m => m.Name));
        Assert.Equal((1, 10), ((await Record()).Entries!.Value.Count, (await Record()).Entries!.AgeDays));
    }

    [Fact, Trait("Feature", "R45")]
    public async Task An_old_period_accepted_late_does_not_hide_a_newer_one()
    {
        await Report(2, Complete with { Overall = Rag.Green });
        await Report(1, Complete with { Overall = Rag.Red });
        Assert.Equal(Rag.Green, (await Record()).Overall!.Value);
        Assert.Equal(Rag.Green, (await List()).Rows.Single().Rag);
        Assert.Equal(new DateOnly(2026, 2, 28), (await List()).Rows.Single().DataDate);
    }

    [Fact, Trait("Feature", "R19")]
    public async Task A_correction_counts_once_accepted_and_takes_back_what_it_no_longer_says()
    {
        await Report(1, Complete with { Overall = Rag.Red });
        await Report(2, Complete with { Overall = Rag.Green });
        await Submit(2, 2, Complete with { Overall = null, Marks = [new("overall", FieldMarkKind.NotGiven, "Unclear.")] }, "Wrong colour.");
        Assert.Equal(Rag.Green, (await Record()).Overall!.Value);
        await world.Happened(new ReportAccepted(Of(2), Bridge, 2, Day(2), Officer, Due));
        Assert.Equal((Rag.Red, new DateOnly(2026, 1, 31)), ((await Record()).Overall!.Value, (await Record()).Overall!.DataDate));
        Assert.Equal(Rag.Red, (await List()).Rows.Single().Rag);
    }

    [Fact, Trait("Feature", "R29")]
    public async Task Moved_dates_are_counted_and_summed_up()
    {
        DateOnly[] ends = [new(2026, 6, 30), new(2026, 6, 30), new(2026, 9, 30), new(2026, 8, 31)];
        for (var month = 1; month <= ends.Length; month++) await Report(month, Complete with { Figures = Complete.Figures with { BaselineEnd = null, ForecastEnd = ends[month - 1], Baseline = 1000m + month } });
        var record = await Record();
        Assert.Equal((2, 62, 3m), (record.MovedTimes, record.SlippedDays, record.BudgetChange));
        var row = (await List()).Rows.Single();
        Assert.Equal((2, 62), (row.Moved, row.SlipDays));
    }

    [Fact, Trait("Feature", "R18")]
    public async Task What_was_handed_in_is_served_byte_for_byte_for_ever()
    {
        await Report(1, Complete, accept: false);
        var stored = (await world.Store.ReadStream(Obligation.StreamOf(Of(1)))).Single(e => e.Name == "reporting.report-submitted").Data.ToArray();
        var first = await Frozen(1, 1);
        Assert.Contains("\"content\":" + first.Text, System.Text.Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        await Submit(1, 2, Complete with { OverallComment = "Quite another text." }, "Typing error.");
        await world.Happened(new ReportAccepted(Of(1), Bridge, 2, Day(1), Officer, Due));
        Assert.Equal((first.Text, first.Fingerprint), ((await Frozen(1, 1)).Text, (await Frozen(1, 1)).Fingerprint));
        Assert.True(await world.Get<ReadModels>().Rebuild("reporting"));
        Assert.Equal((first.Text, first.Fingerprint), ((await Frozen(1, 1)).Text, (await Frozen(1, 1)).Fingerprint));
        Assert.Equal(stored, (await world.Store.ReadStream(Obligation.StreamOf(Of(1)))).First(e => e.Name == "reporting.report-submitted").Data.ToArray());
        Assert.NotEqual(first.Fingerprint, (await Frozen(1, 2)).Fingerprint);
    }

    [Fact, Trait("Feature", "R18")]
    public void Fields_and_order_that_todays_code_would_not_write_stay_as_stored()
    {
        var stored = """{"project":"x","content":{"zeta":1, "overall" : "Green","sections":[]},"by":"y"}"""u8;
        Assert.Equal("""{"zeta":1, "overall" : "Green","sections":[]}""", FrozenContent.In(stored));
    }

    [Fact, Trait("Feature", "R19")]
    public async Task Earlier_revisions_and_their_times_stay_visible()
    {
        await Report(1, Complete);
        await Submit(1, 2, Complete, "Typing error.");
        var revisions = (await Frozen(1, 2)).Revisions;
        Assert.Equal([(1, ReportState.Accepted, null), (2, ReportState.Submitted, (string?)"Typing error.")], revisions.Select(r => (r.Number, r.State, r.Correction)));
        await Submit(1, 3, Complete, "Once more.");
        Assert.Equal([ReportState.Accepted, ReportState.Superseded, ReportState.Submitted], (await Frozen(1, 3)).Revisions.Select(r => r.State));
    }

    [Fact, Trait("Feature", "R43")]
    public async Task Readers_see_what_was_accepted_and_the_projects_own_people_every_revision()
    {
        await Report(1, Complete);
        await Submit(1, 2, Complete, "Typing error.");
        Role[] reader = [Role.Reader];
        Assert.Null(await world.Ask(new ShowReport(Of(1), 2), Stranger, reader, NoProjects));
        Assert.Equal([1], (await world.Ask(new ShowReport(Of(1), 1), Stranger, reader, NoProjects))!.Revisions.Select(r => r.Number));
        Assert.NotNull(await world.Ask(new ShowReport(Of(1), 2), Manager, [Role.Reader, Role.ProjectManager], new HashSet<ProjectId> { Bridge }));
        Assert.Null((await world.Ask(new FindPortfolio(), Stranger, reader, NoProjects)).Rows.Single().Report);
        Assert.Equal(ObligationState.Submitted, (await List()).Rows.Single().Report);
        Assert.Equal(0, (await world.Ask(new ShowPortfolio(), Stranger, reader, NoProjects)).Waiting);
    }

    [Fact, Trait("Feature", "R20"), Trait("Feature", "G3")]
    public async Task What_the_PMO_said_of_a_report_and_where_its_correction_stands_is_for_the_projects_own_people()
    {
        await Report(1, Complete, accept: false);
        await world.Happened(new ReportReturned(Of(1), Bridge, 1, [new("summary", "Too short.")], Due.AddDays(3), Officer, Due));
        await Submit(1, 2, Complete, "Longer.");
        await world.Happened(new ReportAccepted(Of(1), Bridge, 2, Day(1), Officer, Due, "Good enough."));
        await Submit(1, 3, Complete, "Once more.");
        await world.Happened(new ReportReturned(Of(1), Bridge, 3, [new("summary", "Too long.")], Due.AddDays(3), Officer, Due));

        Role[] reader = [Role.Reader];
        var seen = Assert.Single((await world.Ask(new ShowReport(Of(1), 2), Stranger, reader, NoProjects))!.Revisions);
        Assert.False((await world.Ask(new ShowReport(Of(1), 2), Stranger, reader, NoProjects))!.Inside);
        Assert.Equal((2, null, null, null, null), (seen.Number, seen.Remark, seen.Reviewer, seen.ReviewedAt, seen.RevisionDue));
        Assert.Empty(seen.Reasons);
        Assert.Equal(("Accepted", 2), (await world.Ask(new ShowProjectReporting(Bridge), Stranger, reader, NoProjects))!.Periods.Select(p => (p.State, p.Revision!.Value)).Single());

        var own = new HashSet<ProjectId> { Bridge };
        var told = (await world.Ask(new ShowReport(Of(1), 2), Manager, [Role.Reader, Role.ProjectManager], own))!.Revisions;
        Assert.Equal(["Too short."], told[0].Reasons.Select(r => r.Reason));
        Assert.Equal(("Good enough.", Officer), (told[1].Remark, told[1].Reviewer));
        Assert.Equal("Returned", (await world.Ask(new ShowProjectReporting(Bridge), Manager, [Role.Reader, Role.ProjectManager], own))!.Periods.Single().State);
    }

    [Fact, Trait("Feature", "R46")]
    public async Task An_import_is_hidden_until_it_is_complete_then_it_counts_with_its_data_dates_and_gaps()
    {
        var import = Guid.NewGuid();
        var other = Projects.IdOf("NYC-3");
        var content = ReportContent.Blank with { Figures = new(Forecast: 5m, ForecastEnd: new(2020, 1, 14)), OverallAsGiven = "Amber/Red" };
        ObligationId At(int year) => ObligationId.Of(other, new(year, 5, 1));
        await world.Happened(
            new ProjectRegistered(other, "NYC-3", "Water plant", null, null, new(), import),
            new ObligationImported(At(2014), other, "2014-05", new(2014, 5, 1), false, import), new ReportImported(At(2014), other, new(2014, 5, 1), content, "row 2", ["no phase"], import),
            new ObligationImported(At(2015), other, "2015-05", new(2015, 5, 1), true, import),
            new ObligationImported(At(2016), other, "2016-05", new(2016, 5, 1), false, import),
            new ReportImported(At(2016), other, new(2016, 5, 1), content with { Figures = new(Forecast: 9m, ForecastEnd: new(2020, 2, 14)) }, "row 3", [], import));
        Assert.Single((await List()).Rows);
        Assert.Null(await world.Ask(new ShowProjectReporting(other)));
        Assert.Null(await world.Ask(new ShowReport(At(2014), 0)));
        Assert.Empty((await Figures()).Ratings);

        await world.Happened(new ImportCompleted(import, "nyc.csv", 1, 2, 1, Due));
        var row = (await List()).Rows.Single(r => r.Project == other);
        Assert.Equal((null, "Amber/Red", 9m, 1, 31), (row.Rag, row.RagAsGiven, row.Money, row.Moved, row.SlipDays));
        var situation = (await world.Ask(new ShowProjectReporting(other), Stranger, [Role.Reader], NoProjects))!;
        Assert.Equal(["Historic", "Missing", "Historic"], situation.Periods.Select(p => p.State));
        Assert.Equal((1, 31), (situation.Record.MovedTimes, situation.Record.SlippedDays));
        Assert.Equal(["no phase"], (await world.Ask(new ShowReport(At(2014), 0)))!.Revision.Marks!.Split('\n'));
        Assert.Equal([("2014-05", 1), ("2015-05", 1), ("2016-05", 1)], (await Figures()).Ratings.Select(m => (m.Month, m.Unknown)));
    }

    [Fact, Trait("Feature", "R45")]
    public async Task A_rebuild_gives_the_same_figures_as_following_the_log()
    {
        for (var month = 1; month <= 3; month++) await Report(month, Complete with { Overall = (Rag)(month % 3) });
        await Submit(2, 2, Complete with { Overall = Rag.Red }, "Wrong colour.");
        await world.Happened(new ReportAccepted(Of(2), Bridge, 2, Day(2), Officer, Due), new ReportFellBehind(Of(4), Bridge, Lateness.Overdue, Due, Due));
        var before = System.Text.Json.JsonSerializer.Serialize((object[])[await Figures(), await List(), (await world.Ask(new ShowProjectReporting(Bridge)))!]);
        await world.Get<ReadModels>().Rebuild("reporting");
        Assert.Equal(before, System.Text.Json.JsonSerializer.Serialize((object[])[await Figures(), await List(), (await world.Ask(new ShowProjectReporting(Bridge)))!]));
    }

    private static readonly IReadOnlySet<ProjectId> NoProjects = new HashSet<ProjectId>();

    private static DateOnly Day(int month) => new(2026, month, DateTime.DaysInMonth(2026, month));
    private static ObligationId Of(int month) => ObligationId.Of(Bridge, Day(month));

    private async Task Report(int month, ReportContent content, bool accept = true)
    {
        var (id, day) = (Of(month), Day(month));
        await world.Happened(new ObligationScheduled(id, Bridge, $"2026-{month:00}", day, Opens, Due, Due, Due, Due, "UTC"), new ObligationOpened(id, Bridge, 1, Opens));
        await Submit(month, 1, content, null);
        if (accept) await world.Happened(new ReportAccepted(id, Bridge, 1, day, Officer, Due));
    }

    private Task Submit(int month, int revision, ReportContent content, string? correction) =>
        world.Happened(new ReportSubmitted(Of(month), Bridge, revision, Day(month), content, Manager, Due, true, correction));

    private async Task<ProjectRecord> Record() => (await world.Ask(new ShowRecord(Bridge))).Value!;
    private Task<PortfolioFigures> Figures() => world.Ask(new ShowPortfolio());
    private Task<Page<PortfolioRow>> List() => world.Ask(new FindPortfolio());
    private async Task<FrozenReport> Frozen(int month, int revision) => (await world.Ask(new ShowReport(Of(month), revision)))!;
}
