using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Reviewing;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Reviewing;

/// <summary>What waits for review, and one report to judge beside the one before.</summary>
public sealed class The_review_queue : IAsyncLifetime
{
    private static readonly ProjectId Tunnel = Projects.IdOf("P-2");
    private static readonly Role[] Roles = [Role.PmoOfficer, Role.Reader];
    private readonly World world = new(Utc(2026, 4, 10, 9));

    public Task InitializeAsync() => world.Happened(
        new ProjectRegistered(Bridge, "P-1", "Harbour bridge", null, null, new()), new ProjectManagerNamed(Bridge, Manager, Utc(2025, 1, 1, 0)),
        new ProjectRegistered(Tunnel, "P-2", "Old tunnel", null, null, new()), new ProjectManagerNamed(Tunnel, Officer, Utc(2025, 1, 1, 0)));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Trait("Feature", "R20")]
    public async Task The_longest_waiting_comes_first_and_what_is_judged_is_gone()
    {
        await Submit(Bridge, 1, hours: 5);
        await Submit(Tunnel, 1, hours: 2);
        await Submit(Bridge, 2, hours: 9);
        await world.Happened(new ReviewStarted(Of(Bridge, 2), Bridge, 1, Officer, Due));
        var queue = await Queue();
        Assert.Equal([(Tunnel, 1), (Bridge, 1), (Bridge, 2)], queue.Rows.Select(r => (r.Project, r.DataDate.Month)));
        Assert.Equal([Pmo.Reporting.Portfolio.ReportState.Submitted, Pmo.Reporting.Portfolio.ReportState.Submitted, Pmo.Reporting.Portfolio.ReportState.InReview], queue.Rows.Select(r => r.State));
        Assert.Equal((Officer, "P-1", "2026-02"), (queue.Rows[2].Reviewer, queue.Rows[2].Code, queue.Rows[2].Period));
        await world.Happened(new ReportAccepted(Of(Tunnel, 1), Tunnel, 1, Day(1), Manager, Due), new ReportReturned(Of(Bridge, 1), Bridge, 1, [new("summary", "Short.")], Due.AddDays(3), Officer, Due));
        Assert.Equal([2], (await Queue()).Rows.Select(r => r.DataDate.Month));
    }

    [Fact, Trait("Feature", "R20")]
    public async Task It_comes_in_pages_that_do_not_overlap()
    {
        for (var month = 1; month <= 5; month++) await Submit(Bridge, month, hours: 1);
        var pages = new[] { await Queue(1, 2), await Queue(2, 2), await Queue(3, 2) };
        Assert.All(pages, p => Assert.Equal(5, p.Total));
        Assert.Equal(Enumerable.Range(1, 5), pages.SelectMany(p => p.Rows).Select(r => r.DataDate.Month).Order());
        Assert.Equal(3, (await Queue(99, 2)).Number);
    }

    [Fact, Trait("Feature", "R23")]
    public async Task Ones_own_are_marked_whether_one_wrote_them_or_manages_the_project()
    {
        await Submit(Bridge, 1, hours: 1);
        await Submit(Bridge, 2, hours: 2, by: Officer);
        await Submit(Tunnel, 1, hours: 3);
        Assert.Equal([false, true, true], (await Queue()).Rows.Select(r => r.Own));
        Assert.Equal([false, true, true], new[] { await Item(Bridge, 1), await Item(Bridge, 2), await Item(Tunnel, 1) }.Select(r => r!.Own));
    }

    [Fact, Trait("Feature", "R20")]
    public async Task A_report_stands_beside_the_last_one_that_counts_and_the_reasons_it_went_back_for()
    {
        await Submit(Bridge, 1, hours: 1);
        await Accept(1);
        await Submit(Bridge, 2, hours: 2);
        await Submit(Bridge, 3, hours: 3);
        Assert.Equal((Day(1), 0), ((await Item(Bridge, 3))!.Previous!.DataDate, (await Item(Bridge, 3))!.ReturnedBefore.Count));
        await world.Happened(new ReportReturned(Of(Bridge, 3), Bridge, 1, [new("summary", "Too short.")], Due.AddDays(3), Officer, Due));
        await Submit(Bridge, 3, hours: 4, revision: 2);
        var review = (await Item(Bridge, 3, 2))!;
        Assert.Equal((2, Day(1)), (review.Report.Revision.Number, review.Previous!.DataDate));
        Assert.Equal(["Too short."], review.ReturnedBefore.Select(r => r.Reason));
        Assert.Null((await Item(Bridge, 1))!.Previous);
        Assert.Null(await Item(Bridge, 3, 9));
        Assert.Null(await Item(Tunnel, 1));
    }

    [Fact, Trait("Feature", "G4")]
    public async Task Only_the_PMO_reviews()
    {
        await Submit(Bridge, 1, hours: 1);
        await Assert.ThrowsAsync<NotAllowedException>(() => world.Ask(new FindReviews(), Manager, [Role.Reader, Role.ProjectManager], new HashSet<ProjectId> { Bridge }));
        await Assert.ThrowsAsync<NotAllowedException>(() => world.Ask(new ShowReview(Of(Bridge, 1), 1), Manager, [Role.Reader, Role.ProjectManager], new HashSet<ProjectId> { Bridge }));
    }

    private static DateOnly Day(int month) => new(2026, month, DateTime.DaysInMonth(2026, month));
    private static ObligationId Of(ProjectId project, int month) => ObligationId.Of(project, Day(month));

    private async Task Submit(ProjectId project, int month, int hours, PersonId? by = null, int revision = 1)
    {
        var id = Of(project, month);
        if (revision == 1) await world.Happened(new ObligationScheduled(id, project, $"2026-{month:00}", Day(month), Opens, Due, Due, Due, Due, "UTC"), new ObligationOpened(id, project, 1, Opens));
        await world.Happened(new ReportSubmitted(id, project, revision, Day(month), Complete, by ?? Manager, Due.AddHours(hours), true));
    }

    private Task Accept(int month) => world.Happened(new ReportAccepted(Of(Bridge, month), Bridge, 1, Day(month), Officer, Due));

    private Task<Page<ReviewRow>> Queue(int page = 1, int size = 100) => world.Ask(new FindReviews(page, size), Officer, Roles);

    private Task<Review?> Item(ProjectId project, int month, int revision = 1) => world.Ask(new ShowReview(Of(project, month), revision), Officer, Roles);
}
