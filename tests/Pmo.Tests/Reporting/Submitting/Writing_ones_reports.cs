using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Submitting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Submitting;

/// <summary>What the people of a project see of their own reports, and what their form opens with.</summary>
public sealed class Writing_ones_reports : IAsyncLifetime
{
    private static readonly ProjectId Tunnel = Projects.IdOf("P-2"), Foreign = Projects.IdOf("P-3");
    private static readonly Role[] Writer = [Role.Reader, Role.ProjectManager];
    private readonly World world = new(Utc(2026, 4, 10, 9));

    public Task InitializeAsync() => world.Happened(
    [
        new ProjectRegistered(Bridge, "P-1", "Harbour bridge", null, null, new()), .. Sample.Team,
        new ProjectRegistered(Tunnel, "P-2", "Old tunnel", null, null, new()), new SponsorNamed(Tunnel, Sponsor, Utc(2025, 1, 1, 0)),
        new ProjectRegistered(Foreign, "P-3", "Airfield", null, null, new()), new ProjectManagerNamed(Foreign, Stranger, Utc(2025, 1, 1, 0)),
    ]);

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Trait("Feature", "R16")]
    public async Task What_is_most_urgent_comes_first_and_what_waits_for_the_PMO_last()
    {
        await Asked(Bridge, 1);
        await world.Happened(new ReportFellBehind(Of(Bridge, 1), Bridge, Lateness.Missed, DueIn(1), DueIn(2)));
        await HandedIn(Bridge, 2);
        await HandedIn(Bridge, 3);
        await world.Happened(new ReportReturned(Of(Bridge, 3), Bridge, 1, [new("summary", "Too short.")], DueIn(1).AddDays(-1), Officer, Due));
        await Asked(Bridge, 4, open: false);
        await Asked(Bridge, 5, open: false);
        await Asked(Foreign, 1);

        var mine = await Mine(Manager);
        Assert.Equal([3, 1, 2], mine.Open.Select(r => r.DataDate.Month));
        Assert.Equal([true, true, false], mine.Open.Select(r => r.ToWrite));
        Assert.Equal([4], mine.Next.Select(r => r.DataDate.Month));
        Assert.All(mine.Open, r => Assert.True(r.Accountable));
        Assert.All((await Mine(Member)).Open, r => Assert.False(r.Accountable));
        Assert.Equal(3, (await Mine(Member)).Open.Count);
    }

    [Fact, Trait("Feature", "R16")]
    public async Task A_sponsor_writes_where_there_is_no_project_manager_and_nobody_writes_for_others()
    {
        await Asked(Bridge, 1);
        await Asked(Tunnel, 1);
        await Asked(Foreign, 1);
        Assert.Equal([Tunnel], (await Mine(Sponsor)).Open.Select(r => r.Project));
        Assert.Empty((await Mine(Officer, all: true)).Open);
        Assert.True((await Form(Sponsor, Tunnel, 1))!.Accountable);
        Assert.Null(await Form(Sponsor, Bridge, 1));
        Assert.Null(await Form(Officer, Bridge, 1, all: true));
        Assert.Null(await Form(Manager, Foreign, 1));
        Assert.Null(await Form(Manager, Bridge, 9));
    }

    [Fact, Trait("Feature", "R16")]
    public async Task What_was_handed_in_before_comes_in_pages_newest_first()
    {
        for (var n = 1; n <= 27; n++) await HandedIn(Bridge, n - 24, accept: true);
        var (first, second) = (await Mine(Manager), await Mine(Manager, page: 2));
        Assert.Equal((27L, 25, 2), (first.Past.Total, first.Past.Rows.Count, second.Past.Rows.Count));
        Assert.Equal((Day(3), Day(-23)), (first.Past.Rows[0].DataDate, second.Past.Rows[^1].DataDate));
        Assert.Equal((ObligationState.Accepted, Rag.Green, true), (first.Past.Rows[0].State, first.Past.Rows[0].Rag, first.Past.Rows[0].OnTime));
        Assert.Equal(2, (await Mine(Manager, page: 99)).Past.Number);
    }

    [Fact, Trait("Feature", "R25")]
    public async Task A_form_opens_with_the_last_report_that_was_handed_in()
    {
        await HandedIn(Bridge, 1, accept: true);
        await Asked(Bridge, 2);
        var form = (await Form(Member, Bridge, 2))!;
        Assert.Equal((Day(1), "On plan.", false, false, true), (form.LastDataDate!.Value, form.Last!.OverallComment, form.Accountable, form.IsCorrection, form.IsOpen));
        Assert.Equal(1, form.Standard!.Version);
        Assert.Empty(form.Reasons);
        await Asked(Bridge, 3, open: false);
        Assert.False((await Form(Manager, Bridge, 3))!.IsOpen);
    }

    [Fact, Trait("Feature", "R20")]
    public async Task A_returned_report_opens_with_itself_and_the_reasons_and_one_that_was_not_returned_is_corrected()
    {
        await HandedIn(Bridge, 1, content: Complete with { OverallComment = "Quite well." });
        var waiting = (await Form(Manager, Bridge, 1))!;
        Assert.True(waiting.IsCorrection);
        await world.Happened(new ReportReturned(Of(Bridge, 1), Bridge, 1, [new("summary", "Too short.")], DueIn(2), Officer, Due));
        var returned = (await Form(Manager, Bridge, 1))!;
        Assert.Equal((false, "Quite well.", Day(1), DueIn(2)), (returned.IsCorrection, returned.Last!.OverallComment, returned.LastDataDate!.Value, returned.RevisionDue!.Value));
        Assert.Equal(["Too short."], returned.Reasons.Select(r => r.Reason));
    }

    // Months count on from January 2026, also backwards.
    private static DateOnly Day(int month) => new DateOnly(2025, 12, 1).AddMonths(month + 1).AddDays(-1);
    private static DateTimeOffset DueIn(int month) => new(Day(month).AddDays(5), new TimeOnly(17, 0), TimeSpan.Zero);
    private static ObligationId Of(ProjectId project, int month) => ObligationId.Of(project, Day(month));

    private async Task Asked(ProjectId project, int month, bool open = true)
    {
        var (id, due) = (Of(project, month), DueIn(month));
        await world.Happened(new ObligationScheduled(id, project, $"{Day(month):yyyy-MM}", Day(month), due.AddDays(-12), due, due.AddDays(2), due.AddDays(9), due.AddDays(25), "UTC"));
        if (open) await world.Happened(new ObligationOpened(id, project, 1, due.AddDays(-12)));
    }

    private async Task HandedIn(ProjectId project, int month, bool accept = false, ReportContent? content = null)
    {
        await Asked(project, month);
        await world.Happened(new ReportSubmitted(Of(project, month), project, 1, Day(month), content ?? Complete, Manager, DueIn(month).AddHours(-1), true));
        if (accept) await world.Happened(new ReportAccepted(Of(project, month), project, 1, Day(month), Officer, DueIn(month)));
    }

    private static IReadOnlySet<ProjectId>? Own(PersonId who, bool all) => all ? null : who == Sponsor ? new HashSet<ProjectId> { Bridge, Tunnel } : new HashSet<ProjectId> { Bridge };

    private Task<MyReports> Mine(PersonId who, int page = 1, bool all = false) => world.Ask(new FindMyReports(page), who, Writer, Own(who, all));

    private Task<ReportFormFacts?> Form(PersonId who, ProjectId project, int month, bool all = false) => world.Ask(new ShowReportForm(Of(project, month)), who, Writer, Own(who, all));
}
