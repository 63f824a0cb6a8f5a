using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Portfolio;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Portfolio;

public sealed class Late_reports_in_the_portfolio : IAsyncLifetime
{
    private readonly World world = new(Utc(2026, 4, 10, 9));

    public Task InitializeAsync() => world.Happened(new ProjectRegistered(Bridge, "P-1", "Harbour bridge", null, null, new()));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Trait("Feature", "R45"), Trait("Feature", "R8")]
    public async Task Late_reports_are_those_of_running_projects_and_the_list_behind_the_figure_says_the_same()
    {
        await Open(1, Lateness.Missed);
        await Open(2, Lateness.Overdue);
        var ended = Projects.IdOf("P-2");
        var of = ObligationId.Of(ended, Day(1));
        await world.Happened(new ProjectRegistered(ended, "P-2", "Old bridge", null, null, new()), new ObligationScheduled(of, ended, "2026-01", Day(1), Opens, Due, Due, Due, Due, "UTC"),
            new ObligationOpened(of, ended, 1, Opens), new ReportFellBehind(of, ended, Lateness.Missed, Due, Due), new ProjectStatusRecorded(ended, ProjectStatus.Completed, Day(2), null, null));
        Assert.Equal(2, (await world.Ask(new ShowPortfolio())).Late);
        Assert.Equal(2, (await world.Ask(new FindObligations(Behind: true, Running: true))).Total);
        Assert.Equal((2, 3), ((int)(await world.Ask(new CountObligations(Running: true))).Behind, (int)(await world.Ask(new CountObligations())).Behind));
    }

    [Fact, Trait("Feature", "R45"), Trait("Feature", "R8")]
    public async Task The_list_shows_the_current_report_beside_a_missed_one_and_the_report_it_is_filtered_by()
    {
        await Open(1, Lateness.Missed);
        await Open(2, Lateness.Late);
        await Open(3, null);
        Task<Page<PortfolioRow>> In(ObligationState? state) => world.Ask(new FindPortfolio(State: state));
        Assert.Equal((ObligationState.Late, Of(2)), ((await In(null)).Rows.Single().Report, (await In(null)).Rows.Single().Obligation));
        foreach (var (state, month) in new[] { (ObligationState.Missed, 1), (ObligationState.Late, 2), (ObligationState.Open, 3) })
            Assert.Equal((state, Of(month)), ((await In(state)).Rows.Single().Report, (await In(state)).Rows.Single().Obligation));
        Assert.Empty((await In(ObligationState.Returned)).Rows);
    }

    private async Task Open(int month, Lateness? behind)
    {
        var (id, day) = (Of(month), Day(month));
        await world.Happened(new ObligationScheduled(id, Bridge, $"2026-{month:00}", day, Opens, Due, Due, Due, Due, "UTC"), new ObligationOpened(id, Bridge, 1, Opens));
        if (behind is { } how) await world.Happened(new ReportFellBehind(id, Bridge, how, Due, Due));
    }

    private static DateOnly Day(int month) => new(2026, month, DateTime.DaysInMonth(2026, month));
    private static ObligationId Of(int month) => ObligationId.Of(Bridge, Day(month));
}
