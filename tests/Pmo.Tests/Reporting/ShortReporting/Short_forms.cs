using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Portfolio;
using Pmo.Reporting.ShortReporting;
using Pmo.Reporting.Submitting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.ShortReporting;

[Trait("Feature", "R3"), Trait("Feature", "R16")]
public sealed class Short_forms : IAsyncLifetime
{
    private static readonly DateOnly Friday = new(2026, 3, 13);
    private static readonly ObligationId Short = ObligationId.Of(Bridge, Friday);
    private static readonly ReportContent Exception = ReportContent.Blank with
    {
        Overall = Rag.Red,
        OverallComment = "The vendor left.",
        Recovery = new Recovery(GreenOn: new(2026, 6, 1)),
        Sections = [new("went-wrong", "The vendor left."), new("is-done", "A second vendor is asked."), new("is-asked", "Nothing.")],
    };

    private static readonly ReportContent SignOfLife = ReportContent.Blank with { Sections = [new("still-right", "Yes: the land is not bought yet.")] };

    private readonly World world = new(Utc(2026, 3, 12, 9));

    public Task InitializeAsync() => world.Happened([new ProjectRegistered(Bridge, "P-1", "Harbour bridge", null, null, new()), .. Submitting.Sample.Team, Scheduled, Opened, Submitted(1), new ReportAccepted(Id, Bridge, 1, DataDate, Officer, Due)]);

    public async Task DisposeAsync() => await world.DisposeAsync();

    private static ObligationScheduled Asked(ShortForm form) => new(Short, Bridge, "Exception report 2026-W11", Friday, Utc(2026, 3, 9, 0), Utc(2026, 3, 16, 17), Utc(2026, 3, 17, 17), Utc(2026, 3, 19, 17), Utc(2026, 3, 20, 0), "UTC", form);

    private static Given<Obligation> Open(ShortForm form) => new(Asked(form), new ObligationOpened(Short, Bridge, 1, Utc(2026, 3, 9, 0))) { Consulting = Submitting.Sample.Team, Actor = Manager, Roles = [Role.ProjectManager], Now = Utc(2026, 3, 12, 9) };

    [Fact]
    public void An_exception_report_asks_only_what_went_wrong_what_is_done_what_is_asked_and_the_way_to_green() =>
        Assert.True(Open(ShortForm.Exception).When(new SubmitReportRule(), new SubmitReport(Short, Exception)).Then<ReportSubmitted>().OnTime);

    [Fact]
    public void Without_one_of_these_it_is_refused()
    {
        foreach (var content in (ReportContent[])[Exception with { Overall = null }, Exception with { Recovery = null }, Exception with { Sections = [.. Exception.Sections.Skip(1)] }, Exception with { Sections = [.. Exception.Sections.Take(2)] }, SignOfLife])
            Open(ShortForm.Exception).When(new SubmitReportRule(), new SubmitReport(Short, content)).Refused("report.incomplete");
    }

    [Fact]
    public void A_status_that_is_not_red_needs_no_way_to_green() =>
        Open(ShortForm.Exception).When(new SubmitReportRule(), new SubmitReport(Short, Exception with { Overall = Rag.Amber, Recovery = null })).Then<ReportSubmitted>();

    [Fact, Trait("Feature", "R10")]
    public void A_sign_of_life_answers_one_question_and_gives_no_status()
    {
        Open(ShortForm.SignOfLife).When(new SubmitReportRule(), new SubmitReport(Short, SignOfLife)).Then<ReportSubmitted>();
        Open(ShortForm.SignOfLife).When(new SubmitReportRule(), new SubmitReport(Short, ReportContent.Blank)).Refused("report.incomplete");
        Open(ShortForm.SignOfLife).When(new SubmitReportRule(), new SubmitReport(Short, SignOfLife with { Overall = Rag.Green })).Refused("report.incomplete", "This form gives no status: leave it out.");
    }

    [Theory, InlineData(20, 0, true), InlineData(20, 7, false), InlineData(3, 1, true)]
    public void A_report_is_enough_where_it_is_as_of_the_same_day_or_due_in_the_same_week(int dueAfter, int dataDateAfter, bool enough) => Assert.Equal(enough, DueWeeks.Same(
        Friday.AddDays(dataDateAfter), Friday.AddDays(dueAfter), Friday, ShortCadences.Exception(Pmo.Reporting.Cadence.Default, new ExceptionReports(true, DayOfWeek.Friday, 1)), WorkingCalendar.Plain));

    [Theory, InlineData(6, true), InlineData(13, false)]
    public void A_report_that_came_before_it_was_due_is_enough_for_the_week_it_was_due_in(int friday, bool enough)
    {
        var cadence = Pmo.Reporting.Cadence.Default with { DueAfterWorkingDays = 10 };
        var project = ProjectReporting.Initial.Evolve(new GoLiveSet(Bridge, GoLive.NextPeriod, new(2026, 6, 1))).Evolve(new PeriodSettled(Bridge, Id, new(2026, 2, 28)));
        var weeks = new DueWeeks(project, cadence, WorkingCalendar.Plain);
        Assert.Equal(enough, weeks.Replaces(ShortCadences.Exception(cadence, new ExceptionReports(true, DayOfWeek.Friday, 1)), new(2026, 3, friday)));
    }

    [Fact, Trait("Feature", "R25")]
    public async Task A_short_form_opens_with_the_last_of_its_kind_and_the_next_report_with_the_last_report()
    {
        await Accepted(Exception);
        var (next, april) = (ObligationId.Of(Bridge, new(2026, 3, 20)), ObligationId.Of(Bridge, new(2026, 3, 31)));
        await world.Happened(
            Asked(ShortForm.Exception) with { Obligation = next, DataDate = new(2026, 3, 20) }, new ObligationOpened(next, Bridge, 1, Utc(2026, 3, 16, 0)),
            Scheduled with { Obligation = april, DataDate = new(2026, 3, 31) }, new ObligationOpened(april, Bridge, 1, Utc(2026, 3, 16, 0)));
        var form = await Form(next);
        Assert.Equal((ShortForm.Exception, "A second vendor is asked."), (form.Short, form.Last!.TextOf("is-done")));
        Assert.Equal(["went-wrong", "is-done", "is-asked"], form.Standard!.Sections.Select(s => s.Key));
        var report = await Form(april);
        Assert.Equal(((ShortForm?)null, "The pilot runs."), (report.Short, report.Last!.TextOf("achieved")));
    }

    [Fact, Trait("Feature", "R45")]
    public async Task What_the_record_knows_from_reports_stays_and_the_status_is_that_of_the_exception()
    {
        await Accepted(Exception);
        var record = (await world.Ask(new ShowProjectReporting(Bridge)))!.Record;
        Assert.Equal((Rag.Red, Friday), (record.Overall!.Value, record.Overall.DataDate));
        Assert.Equal((1000m, DataDate), (record.Baseline!.Value, record.Baseline.DataDate));
        Assert.Equal("Go live", Assert.Single(record.Milestones!.Value).Name);
    }

    [Fact]
    public async Task It_is_read_by_its_own_sections()
    {
        await Accepted(Exception);
        var read = (await world.Ask(new ShowReport(Short, 1)))!;
        Assert.Equal((ShortForm.Exception, "What went wrong"), (read.Short, read.Standard.Sections[0].Title));
    }

    private Task Accepted(ReportContent content) => world.Happened(
        Asked(ShortForm.Exception), new ObligationOpened(Short, Bridge, 1, Utc(2026, 3, 9, 0)), new ReportSubmitted(Short, Bridge, 1, Friday, content, Manager, Utc(2026, 3, 12, 9), true), new ReportAccepted(Short, Bridge, 1, Friday, Officer, Utc(2026, 3, 12, 9)));

    private async Task<ReportFormFacts> Form(ObligationId obligation) => (await world.Ask(new ShowReportForm(obligation), Manager, [Role.ProjectManager, Role.Reader], new HashSet<ProjectId> { Bridge }))!;
}
