using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Measuring;
using Pmo.Reporting.Submitting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Measuring;

/// <summary>What counts and what does not, one edge at a time: hand-made events, figures that can be counted on fingers.</summary>
public sealed class Counting_metrics : IAsyncDisposable
{
    private static readonly ProjectId Other = Projects.IdOf("P-2");
    private readonly World world = new(Utc(2026, 9, 30, 12));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private static ObligationId Of(int month, ProjectId? project = null) => ObligationId.Of(project ?? Bridge, Day(month));
    private static DateOnly Day(int month) => new(2026, month, DateTime.DaysInMonth(2026, month));
    private static DateTimeOffset DueOf(int month) => Utc(2026, month + 1, 5, 17);

    private Task Begin() => world.Happened([new ProjectRegistered(Bridge, "P-1", "New bridge", null, null, new ProjectProfile("Roads")), .. Submitting.Sample.Team]);

    private Task Asked(int month, ProjectId? project = null, DateTimeOffset? due = null) => world.Happened(
        new ObligationScheduled(Of(month, project), project ?? Bridge, $"2026-{month:00}", Day(month), DueOf(month).AddDays(-9), due ?? DueOf(month), DueOf(month), DueOf(month), DueOf(month), "Europe/Berlin"));

    private Task Sent(int month, double days, int revision = 1, Rag rag = Rag.Green) =>
        world.Happened(new ReportSubmitted(Of(month), Bridge, revision, Day(month), Complete with { Overall = rag }, Manager, DueOf(month).AddDays(days), days <= 0));

    private Task Accepted(int month, int revision = 1) => world.Happened(new ReportAccepted(Of(month), Bridge, revision, Day(month), Officer, DueOf(month).AddDays(9)));

    private Task Returned(int month, bool incomplete, int revision = 1) => world.Happened(new ReportReturned(Of(month), Bridge, revision, [new("cost", "Why?")], DueOf(month).AddDays(8), Officer, DueOf(month).AddDays(2), Incomplete: incomplete));

    private async Task<Punctuality> Reports() => (await world.Ask(new ShowMetrics())).All.Reports;

    [Fact, Trait("Feature", "R37"), Trait("Feature", "R24")]
    public async Task Exactly_at_due_is_on_time_and_a_second_later_is_a_day_late()
    {
        await Begin();
        await Asked(1);
        await Sent(1, 0);
        await Asked(2);
        await Sent(2, 1.0 / 86400);

        Assert.Equal(Punctuality.None with { Due = 2, OnTime = 1, Waiting = 2, MedianDaysLate = 1, P90DaysLate = 1 }, await Reports());
    }

    [Fact, Trait("Feature", "R37"), Trait("Feature", "R24")]
    public async Task Returned_as_incomplete_counts_as_on_time_and_leaves_first_pass()
    {
        await Begin();
        await Asked(1);
        await Sent(1, -1);
        await Returned(1, incomplete: true);
        await Sent(1, 5, revision: 2);
        await Accepted(1, revision: 2);
        await Asked(2);
        await Sent(2, -1);
        await Accepted(2);

        Assert.Equal(Punctuality.None with { Due = 2, OnTime = 2, OnTimeIncomplete = 1, Accepted = 2, FirstPass = 1 }, await Reports());
        Assert.Equal("on time, incomplete", (await world.Ask(new ShowObligation(Of(1))))!.Row.InTime);
        Assert.Equal("on time", (await world.Ask(new ShowObligation(Of(2))))!.Row.InTime);
    }

    [Fact, Trait("Feature", "R37")]
    public async Task Accepted_at_once_stays_first_pass_when_it_is_corrected_later()
    {
        await Begin();
        await Asked(1);
        await Sent(1, -1);
        await Accepted(1);
        await Sent(1, 12, revision: 2);
        await Accepted(1, revision: 2);

        Assert.Equal((1, 1), ((await Reports()).FirstPass, (await Reports()).Accepted));
    }

    [Fact, Trait("Feature", "R37"), Trait("Feature", "R9"), Trait("Feature", "R24")]
    public async Task Excused_before_or_after_due_is_outside_every_denominator_and_says_after_how_many_days()
    {
        await Begin();
        await Asked(1);
        await world.Happened(new PeriodExcused(Of(1), Bridge, "Merged.", Officer, DueOf(1).AddDays(-2)));
        await Asked(2);
        await world.Happened(new ReportFellBehind(Of(2), Bridge, Lateness.Late, DueOf(2), DueOf(2).AddDays(1)), new PeriodExcused(Of(2), Bridge, "Ill.", Officer, DueOf(2).AddDays(2.5)));

        var r = await Reports();
        Assert.Equal(Punctuality.None with { Excused = 2, ExcusedLate = 1 }, r);
        Assert.Equal(("none due", "left out: 2 excused (1 after due)", null), (r.OnTimeOf, r.OnTimeLeftOut, r.OnTimeShare));
        Assert.Equal("excused after 3 days", (await world.Ask(new ShowObligation(Of(2))))!.Row.InTime);
        Assert.Null((await world.Ask(new ShowObligation(Of(1))))!.Row.InTime);
    }

    [Fact, Trait("Feature", "R37")]
    public async Task Missed_and_then_filled_is_late_by_its_own_days_and_one_still_missing_is_counted_to_now()
    {
        await Begin();
        await Asked(1);
        await world.Happened(new ReportFellBehind(Of(1), Bridge, Lateness.Missed, DueOf(1), DueOf(1).AddDays(28)));
        await Sent(1, 40);
        await Accepted(1);
        await Asked(7);
        await Asked(8);

        Assert.Equal(Punctuality.None with { Due = 3, Missing = 2, Accepted = 1, FirstPass = 1, MedianDaysLate = 40, P90DaysLate = 56 }, await Reports());
        Assert.Equal("3 late, 2 of them still missing and counted to now", (await Reports()).LateOf);
    }

    [Fact, Trait("Feature", "R37")]
    public async Task What_a_project_that_ended_still_owed_is_cancelled_and_asked_again_it_counts_again()
    {
        await Begin();
        await Asked(1);
        await world.Happened(new ObligationCancelled(Of(1), Bridge, "The project was cancelled.", DueOf(1)));
        Assert.Equal(Punctuality.None with { Cancelled = 1 }, await Reports());

        await Asked(1);
        Assert.Equal((1, 0), ((await Reports()).Due, (await Reports()).Cancelled));
    }

    [Fact, Trait("Feature", "R37"), Trait("Feature", "R24")]
    public async Task Imported_history_is_shown_as_left_out_once_its_import_is_complete()
    {
        var import = Guid.NewGuid();
        await Begin();
        await world.Happened(new ObligationImported(Of(1), Bridge, "2026-01", Day(1), false, import), new ReportImported(Of(1), Bridge, Day(1), Complete, "row 1", [], import), new ObligationImported(Of(2), Bridge, "2026-02", Day(2), true, import));
        Assert.Equal(Punctuality.None, await Reports());

        await world.Happened(new ImportCompleted(import, "old.csv", 1, 1, 1, DueOf(3)));
        Assert.Equal(Punctuality.None with { Historic = 2 }, await Reports());
        Assert.Equal("left out: 2 historic", (await Reports()).OnTimeLeftOut);
    }

    [Fact, Trait("Feature", "R37")]
    public async Task A_report_that_is_not_due_yet_counts_nowhere_even_if_it_came()
    {
        await Begin();
        await Asked(9);
        await Sent(9, -5.5);
        await Accepted(9);

        Assert.Equal(Punctuality.None, await Reports());
        Assert.Equal(Punctuality.None with { NotYetDue = 1 }, (await world.Ask(new ShowMetrics(To: new(2026, 10, 31)))).All.Reports);
    }

    [Fact, Trait("Feature", "R37")]
    public async Task A_report_counts_for_who_managed_the_project_when_it_came_or_was_due()
    {
        await Begin();
        await Asked(1);
        await Asked(8);
        await Asked(9, due: Utc(2026, 10, 7, 17));
        await world.Happened(new ProjectManagerNamed(Bridge, Stranger, Utc(2026, 9, 30, 12)));

        var rows = (await world.Ask(new ShowMetrics(To: new(2026, 10, 31), By: MetricsBy.ProjectManager))).Rows.ToDictionary(r => r.Key!, r => r.Metrics.Reports);
        Assert.Equal((2, 0), (rows[Manager.ToString()].Due, rows[Manager.ToString()].NotYetDue));
        Assert.Equal((0, 1), (rows[Stranger.ToString()].Due, rows[Stranger.ToString()].NotYetDue));
    }

    [Fact, Trait("Feature", "R37"), Trait("Feature", "R32")]
    public async Task Only_the_PMO_executives_reviewers_and_the_manager_themselves_see_a_managers_row()
    {
        await Begin();
        await world.Happened(new ProjectRegistered(Other, "P-2", "Old tunnel", null, null, new()), new ProjectManagerNamed(Other, Stranger, Utc(2026, 1, 1, 0)));
        await Asked(1);
        await Asked(1, Other);
        var both = new HashSet<ProjectId> { Bridge, Other };
        var by = new ShowMetrics(By: MetricsBy.ProjectManager);

        foreach (var role in (Role[])[Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.ComplianceReviewer]) Assert.Equal((2, false), await Seen(by, Officer, role, null));
        Assert.Equal((1, true), await Seen(by, Manager, Role.ProjectManager, both));
        Assert.Equal((0, true), await Seen(by, Sponsor, Role.Sponsor, both));
        Assert.Equal(2, (await world.Ask(by, Sponsor, [Role.Sponsor], both)).All.Reports.Due);
        Assert.Equal(1, (await world.Ask(by, Sponsor, [Role.Sponsor], new HashSet<ProjectId> { Bridge })).All.Reports.Due);
    }

    private async Task<(int, bool)> Seen(ShowMetrics query, PersonId who, Role role, IReadOnlySet<ProjectId>? own)
    {
        var m = await world.Ask(query, who, [role], own);
        return (m.Rows.Count, m.OwnRowOnly);
    }

    [Fact, Trait("Feature", "R37")]
    public async Task Accepted_long_ago_is_stale_and_never_accepted_is_unknown()
    {
        await Begin();
        Assert.Equal(Standings.None with { Unknown = 1 }, (await world.Ask(new ShowMetrics())).All.Now);
        await Asked(8);
        await Sent(8, -1, rag: Rag.Red);
        await Accepted(8);
        Assert.Equal(Standings.None with { Red = 1 }, (await world.Ask(new ShowMetrics())).All.Now);

        world.Clock.SetUtcNow(Utc(2026, 10, 15, 12));
        Assert.Equal(Standings.None with { Red = 1 }, (await world.Ask(new ShowMetrics())).All.Now);
        world.Clock.SetUtcNow(Utc(2026, 10, 16, 12));
        Assert.Equal(Standings.None with { Stale = 1 }, (await world.Ask(new ShowMetrics())).All.Now);
    }

    [Fact, Trait("Feature", "R37")]
    public async Task Two_data_dates_back_is_stale_however_long_the_cycle()
    {
        await Begin();
        await world.Happened(new CadenceSet(Bridge, Cadence.Default with { Unit = CadenceUnit.Year }, Day(1)));
        foreach (var month in (int[])[5, 6, 7]) await Asked(month);
        await Sent(5, -1, rag: Rag.Amber);
        await Accepted(5);
        Assert.Equal(Standings.None with { Stale = 1 }, (await world.Ask(new ShowMetrics())).All.Now);

        await world.Happened(new PeriodExcused(Of(7), Bridge, "Merged.", Officer, DueOf(7)));
        Assert.Equal(Standings.None with { Amber = 1 }, (await world.Ask(new ShowMetrics())).All.Now);
    }

    [Fact, Trait("Feature", "R37")]
    public async Task Questions_are_counted_by_what_became_of_them_and_passing_on_is_no_answer()
    {
        await Begin();
        for (byte n = 1; n <= 5; n++)
            await world.Happened(new AnswerAsked(Ask(n), Bridge, AskKind.Decision, Sponsor, null, null, null, null, "More money?", "You are the sponsor.", Utc(2026, 9, n, 9), Utc(2026, 9, 20, 9)));
        await world.Happened(
            Answered(1, AnswerKind.PassOn, 2), Answered(1, AnswerKind.Decide, 3.5), new AskUnanswered(Ask(2), Bridge, AskKind.Decision, Sponsor, null, false, Utc(2026, 9, 20, 9)), Answered(2, AnswerKind.Decline, 20),
            new AskUnanswered(Ask(3), Bridge, AskKind.Decision, Sponsor, null, true, Utc(2026, 9, 20, 9)), new AskClosed(Ask(4), Bridge, "The report came.", Utc(2026, 9, 6, 9)));

        var asks = (await world.Ask(new ShowMetrics())).All.Asks;
        Assert.Equal(new AskCounts(5, 2, 1, 1, 1, 12), asks);
        Assert.Equal(("2 of 3 whose time is up or that were answered", "left out: 1 still within their time, 1 closed without needing an answer"), (asks.AnsweredOf, asks.LeftOut));
    }

    private static AskId Ask(byte n) => new(new Guid(n, 0, 0, new byte[8]));

    private static AskAnswered Answered(byte n, AnswerKind kind, double days) =>
        new(Ask(n), Bridge, AskKind.Decision, kind, "Yes.", null, null, Sponsor, null, null, Utc(2026, 9, n, 9).AddDays(days));

    [Theory, Trait("Feature", "R37")]
    [InlineData(new[] { 3 }, 3.0, 3)]
    [InlineData(new[] { 1, 2 }, 1.5, 2)]
    [InlineData(new[] { 1, 2, 9 }, 2.0, 9)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 50 }, 1.0, 1)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 50 }, 1.0, 1)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 1, 40, 50 }, 1.0, 40)]
    public void The_median_and_what_nine_in_ten_do_not_exceed(int[] days, double median, int p90)
    {
        var counted = new Pmo.Reporting.Measuring.Days();
        foreach (var day in days) counted.Add(day, 1);
        Assert.Equal((median, p90), (counted.Median, counted.P90));
    }
}
