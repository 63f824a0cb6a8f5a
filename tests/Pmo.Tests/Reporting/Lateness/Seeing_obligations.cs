using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Late;

public sealed class Seeing_obligations : IAsyncDisposable
{
    private static readonly PersonId Manager = new(new Guid("00000000-0000-8000-8000-0000000000aa"));
    private static readonly ProjectId Tunnel = Projects.IdOf("TUNNEL");
    private readonly World world = new(Noon(2026, 3, 2));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private async Task TwoProjects()
    {
        await world.Do(new RegisterProject("BRIDGE", "New bridge", null, null, new ProjectProfile()));
        await world.Do(new RegisterProject("TUNNEL", "Old tunnel", null, null, new ProjectProfile()));
        await world.Do(new ClaimEmail(Manager, "maja@example.org"));
        await world.Do(new AddPerson(Manager, "Maja Brandt", "maja@example.org", "UTC"));
        await world.Do(new NameProjectManager(Bridge, Manager, Manager));
    }

    private Task<Page<ObligationRow>> Find(FindObligations query) => world.Ask(query);

    [Fact, Trait("Feature", "R1"), Trait("Feature", "R4")]
    public async Task A_project_that_is_registered_has_its_first_obligation_at_once()
    {
        await TwoProjects();
        var rows = (await Find(new FindObligations(Sort: "project"))).Rows;
        Assert.Equal([("BRIDGE", "March 2026", DataDate), ("TUNNEL", "March 2026", DataDate)], rows.Select(r => (r.Code, r.Period, r.DataDate)));
        Assert.All(rows, r => Assert.Equal((ObligationState.Scheduled, Dates.Due, 0), (r.State, r.Due, r.DaysLate)));
        Assert.Equal(Manager, rows[0].Manager);
    }

    [Fact, Trait("Feature", "R8")]
    public async Task An_obligation_tells_its_whole_life_and_what_comes_next()
    {
        await TwoProjects();
        await world.Until(Noon(2026, 4, 10));
        var sheet = (await world.Ask(new ShowObligation(Id)))!;
        Assert.Equal(
            [
                "Scheduled: the report for March 2026 is due on 2026-04-07 17:00 (UTC).",
                "The form opened, with version 1 of the reporting standard.",
                "No report: overdue from now on.",
                "No report: late from now on.",
            ], sheet.Life.Select(l => l.Sentence).Where(s => s.StartsWith("Scheduled", StringComparison.Ordinal) || s.StartsWith("The form", StringComparison.Ordinal) || s.StartsWith("No report", StringComparison.Ordinal)));
        Assert.Equal(["Without a report, it is escalated to the line manager.", "Without a report it is very late.", "The next data date: without a report it is missed. It can still be handed in."], sheet.Next.Select(n => n.Sentence));
        Assert.Equal((ObligationState.Late, Lateness.Late, 3), (sheet.Row.State, sheet.Row.Lateness, sheet.Row.DaysLate));

        await world.Do(new ExcusePeriod(Id, "Merged with April."));
        sheet = (await world.Ask(new ShowObligation(Id)))!;
        var excused = sheet.Life.Single(l => l.Sentence.StartsWith("Excused", StringComparison.Ordinal));
        Assert.Equal((ObligationState.Excused, "Merged with April."), (sheet.Row.State, excused.Detail));
        Assert.Equal(World.Officer, excused.By);
        Assert.Empty(sheet.Next);
        await world.Until(Noon(2026, 6, 10));
        Assert.Equal((ObligationState.Excused, 3), ((await world.Ask(new ShowObligation(Id)))!.Row.State, (await world.Ask(new ShowObligation(Id)))!.Row.DaysLate));
    }

    [Fact, Trait("Feature", "R8")]
    public async Task Lists_are_filtered_by_state_people_dates_and_text_and_the_counts_agree()
    {
        await TwoProjects();
        await world.Until(Noon(2026, 5, 8));
        Assert.Equal(2, (await Find(new FindObligations(State: ObligationState.Missed))).Total);
        Assert.Equal(4, (await Find(new FindObligations(Behind: true))).Total);
        Assert.Equal(2, (await Find(new FindObligations(Project: Tunnel, Behind: true))).Total);
        Assert.Equal(["New bridge"], (await Find(new FindObligations(Text: "bRiD", State: ObligationState.Missed))).Rows.Select(r => r.Name));
        Assert.Empty((await Find(new FindObligations(Text: "100%"))).Rows);
        Assert.Equal(2, (await Find(new FindObligations(From: DataDate, To: DataDate))).Total);
        Assert.Equal(31, (await Find(new FindObligations(Sort: "-late"))).Rows[0].DaysLate);
        Assert.Equal(3, (await world.Ask(new FindObligations(Mine: true), Manager, [Role.ProjectManager], new HashSet<ProjectId> { Bridge })).Total);
        var counts = await world.Ask(new CountObligations());
        Assert.Equal((6, 4, 2, 2), ((int)counts.All, (int)counts.Behind, (int)counts.Of(ObligationState.Missed), (int)counts.Of(ObligationState.Scheduled)));
        var page = await Find(new FindObligations(Size: 4, Page: 99));
        Assert.Equal((2, 2, 6L), (page.Number, page.Rows.Count, page.Total));
    }

    [Fact, Trait("Feature", "G3")]
    public async Task A_person_sees_the_obligations_of_their_own_projects_only()
    {
        await TwoProjects();
        var own = new HashSet<ProjectId> { Bridge };
        Role[] roles = [Role.ProjectManager];
        Assert.Equal([Bridge], (await world.Ask(new FindObligations(), Manager, roles, own)).Rows.Select(r => r.Project));
        Assert.NotNull(await world.Ask(new ShowObligation(Id), Manager, roles, own));
        Assert.Null(await world.Ask(new ShowObligation(ObligationId.Of(Tunnel, DataDate)), Manager, roles, own));
        Assert.Equal(1, (await world.Ask(new CountObligations(), Manager, roles, own)).All);
        Assert.Equal(1, (await world.Ask(new FindReportingDays(DataDate, DataDate), Manager, roles, own)).Single().DataDates);
    }

    [Fact, Trait("Feature", "R16"), Trait("Feature", "G3")]
    public async Task A_team_member_finds_what_they_write_and_a_sponsor_is_not_asked_to_where_there_is_a_manager()
    {
        await TwoProjects();
        var (member, sponsor) = (Submitting.Sample.Person(0x51), Submitting.Sample.Person(0x52));
        foreach (var (person, name) in new[] { (member, "mara"), (sponsor, "silas") })
        {
            await world.Do(new ClaimEmail(person, $"{name}@example.org"));
            await world.Do(new AddPerson(person, name, $"{name}@example.org", "UTC"));
        }

        await world.Do(new AddTeamMember(Bridge, member));
        await world.Do(new NameSponsor(Bridge, sponsor, Manager));
        var own = new HashSet<ProjectId> { Bridge };
        async Task<bool> Writes(PersonId who, params Role[] roles) => (await world.Ask(new ShowObligation(Id), who, roles, own))!.Writes;
        Assert.True(await Writes(Manager, Role.Reader, Role.ProjectManager));
        Assert.True(await Writes(member, Role.Reader));
        Assert.False(await Writes(sponsor, Role.Reader, Role.Sponsor));
        Assert.Equal([Bridge], (await world.Ask(new FindObligations(), member, [Role.Reader], own)).Rows.Select(r => r.Project));
        Assert.Empty((await world.Ask(new FindObligations(), Author, [Role.Reader], new HashSet<ProjectId>())).Rows);
        Assert.Null(await world.Ask(new ShowObligation(Id), Author, [Role.Reader], new HashSet<ProjectId>()));

        string[] Menu(IReadOnlySet<ProjectId> projects) => [.. Pmo.Host.Shell.MenuOrder.For([new ReportingModule()], new Viewer(member, new HashSet<Role> { Role.Reader }, world.Clock.GetUtcNow(), projects)).SelectMany(s => s).Select(l => l.Href)];
        Assert.Contains("/reporting/mine", Menu(own));
        Assert.DoesNotContain("/reporting/mine", Menu(new HashSet<ProjectId>()));
    }

    [Fact, Trait("Feature", "R5")]
    public async Task After_weeks_of_standstill_every_period_is_there_once_with_its_own_dates()
    {
        await TwoProjects();
        await world.Do(new SetCadence(Bridge, Weekly));
        await world.Until(Noon(2026, 3, 20));
        await world.StoppedUntil(Noon(2026, 6, 1));
        var weeks = (await Find(new FindObligations(Project: Bridge, Sort: "data-date", Size: 100))).Rows.Where(r => r.State != ObligationState.Cancelled).Select(r => r.DataDate).ToList();
        Assert.Equal(Enumerable.Range(0, weeks.Count).Select(n => Weekly.DataDate(n)), weeks);
        Assert.Equal(new DateOnly(2026, 6, 5), weeks[^1]);
        Assert.Equal(weeks.Count, (await world.Log<ObligationScheduled>()).Count(e => e.Project == Bridge && e.Period.Contains('W')));
    }

    [Fact, Trait("Feature", "R6")]
    public async Task A_life_says_that_due_moved_only_where_it_did_and_in_the_zone_it_has_now()
    {
        await TwoProjects();
        await world.Do(new SetCadence(Bridge, Monthly with { VeryLateAfterWorkingDays = 12 }));
        var life = (await world.Ask(new ShowObligation(Id)))!.Life;
        Assert.Equal(("Its other days were counted anew; it is still due on 2026-04-07 17:00 (UTC).", "The project's cadence was changed."), (life[^1].Sentence, life[^1].Detail));
        await world.Do(new SetCadence(Bridge, Monthly with { Zone = "America/New_York" }));
        var sheet = (await world.Ask(new ShowObligation(Id)))!;
        Assert.Equal(("Due moved to 2026-04-07 17:00 (America/New_York).", "America/New_York"), (sheet.Life[^1].Sentence, sheet.Row.Zone));
        Assert.Equal(Dates.Due.AddHours(4), (await world.Ask(new Pmo.Reporting.Submitting.FindMyReports(), Manager, [Role.Reader, Role.ProjectManager], new HashSet<ProjectId> { Bridge })).Next.Single().Due);
    }

    [Fact, Trait("Feature", "R7")]
    public async Task A_holiday_moves_the_open_obligation_through_the_real_machinery()
    {
        await world.Do(new CreateCalendar(CalendarId.Default, "Office", "UTC", [.. WorkingCalendar.Plain.WorkingDays.Order()]));
        await TwoProjects();
        await world.Until(Noon(2026, 4, 1));
        await world.Do(new AddHolidays(CalendarId.Default, [new(new(2026, 4, 3), "Good Friday"), new(new(2026, 4, 6), "Easter Monday")]));
        Assert.All((await Find(new FindObligations(From: DataDate, To: DataDate))).Rows, r => Assert.Equal(new DateTimeOffset(2026, 4, 9, 17, 0, 0, TimeSpan.Zero), r.Due));
        var life = (await world.Ask(new ShowObligation(Id)))!.Life;
        Assert.Equal(("Due moved to 2026-04-09 17:00 (UTC).", "Holidays were added to the calendar."), (life[^1].Sentence, life[^1].Detail));
        await world.Until(Noon(2026, 4, 9));
        Assert.Equal(ObligationState.Open, (await world.Ask(new ShowObligation(Id)))!.Row.State);
    }
}
