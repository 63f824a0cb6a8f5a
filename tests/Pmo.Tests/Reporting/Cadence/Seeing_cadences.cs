using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Cadences;

public sealed class Seeing_cadences : IAsyncDisposable
{
    private readonly World world = new(Noon(2026, 3, 2));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact, Trait("Feature", "R1")]
    public async Task Every_project_shows_its_own_cadence_or_the_default()
    {
        await world.Do(new RegisterProject("BRIDGE", "New bridge", null, null, new ProjectProfile()));
        await world.Do(new RegisterProject("TUNNEL", "Old tunnel", null, null, new ProjectProfile()));
        await world.Do(new SetCadence(Bridge, Weekly));
        var list = await world.Ask(new FindCadences());
        Assert.Equal([("BRIDGE", Weekly, true), ("TUNNEL", Cadence.Default, false)], list.Projects.Rows.Select(r => (r.Code, r.Cadence, r.Own)));
        Assert.All(list.Projects.Rows, r => Assert.Equal(GoLive.NextPeriod, r.GoLive));
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 17, 0, 0, TimeSpan.Zero), list.Projects.Rows[0].NextDue);
        Assert.Equal(["BRIDGE"], (await world.Ask(new FindCadences(Own: true))).Projects.Rows.Select(r => r.Code));
        Assert.Equal(["TUNNEL"], (await world.Ask(new FindCadences(Text: "tunnel"))).Projects.Rows.Select(r => r.Code));
        Assert.True((await world.Ask(new ShowCadence(Bridge)))!.Own);
        Assert.Null(await world.Ask(new ShowCadence(Projects.IdOf("NOWHERE"))));

        await world.Do(new SetDefaultCadence(Weekly with { Every = 2 }));
        Assert.Equal(2, (await world.Ask(new ShowCadence(Projects.IdOf("TUNNEL"))))!.Cadence.Every);
    }

    [Fact, Trait("Feature", "R1"), Trait("Feature", "R6")]
    public async Task A_cadence_can_be_looked_at_before_it_is_set()
    {
        await world.Do(new CreateCalendar(CalendarId.Default, "Office", "Europe/Berlin", [.. WorkingCalendar.Plain.WorkingDays.Order()]));
        await world.Do(new AddHolidays(CalendarId.Default, [new(new(2026, 4, 3), "Good Friday")]));
        var preview = await world.Ask(new PreviewPeriods(Cadence.Default));
        Assert.Equal("Europe/Berlin", preview.Zone);
        Assert.Equal(8, preview.Periods.Count);
        Assert.Equal(("March 2026", new DateOnly(2026, 3, 31), new DateTimeOffset(2026, 4, 8, 15, 0, 0, TimeSpan.Zero)), (preview.Periods[0].Period, preview.Periods[0].DataDate, preview.Periods[0].Due));
        Assert.Equal("October 2026", preview.Periods[^1].Period);
        Assert.Contains("0 to 60", (await world.Ask(new PreviewPeriods(Cadence.Default with { DueAfterWorkingDays = 99 }))).Fault, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "R1"), Trait("Feature", "R7")]
    public async Task The_calendar_shows_what_is_asked_and_what_will_be()
    {
        await world.Do(new RegisterProject("BRIDGE", "New bridge", null, null, new ProjectProfile()));
        await world.Do(new RegisterProject("TUNNEL", "Old tunnel", null, null, new ProjectProfile()));
        await world.Until(Noon(2026, 4, 8));
        var days = await world.Ask(new FindReportingDays(new(2026, 3, 1), new(2026, 6, 10)));
        Assert.Equal(
            [
                new ReportingDay(new(2026, 3, 31), 2, 0, 0, 0), new(new(2026, 4, 7), 0, 2, 2, 0), new(new(2026, 4, 30), 2, 0, 0, 0), new(new(2026, 5, 7), 0, 2, 0, 0),
                new(new(2026, 5, 31), 2, 0, 0, 2), new(new(2026, 6, 5), 0, 2, 0, 2),
            ], days);
    }

    [Fact, Trait("Feature", "R17")]
    public async Task The_versions_of_the_standard_can_be_read_and_the_one_in_force_is_named()
    {
        await world.Do(new IssueReportingStandard(1, new(2026, 4, 1), [new("summary", "Summary", "Short.", true, 50)], [Dimension.Cost], [], [], "Shorter."));
        var sheet = (await world.Ask(new ShowStandard()))!;
        Assert.Equal((1, 1, 2), (sheet.Shown.Standard.Version, sheet.InForce, sheet.Newest));
        await world.Until(Noon(2026, 4, 1));
        sheet = (await world.Ask(new ShowStandard()))!;
        Assert.Equal((2, "Shorter.", "summary"), (sheet.InForce, sheet.Shown.Standard.Note, Assert.Single(sheet.Shown.Standard.Sections).Key));
        Assert.Equal(World.Officer, sheet.Shown.By);
        Assert.Equal(6, (await world.Ask(new ShowStandard(1)))!.Shown.Standard.Sections.Count);
        Assert.Null(await world.Ask(new ShowStandard(9)));
    }
}
