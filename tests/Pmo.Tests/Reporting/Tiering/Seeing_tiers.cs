using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Previewing;
using Pmo.Reporting.ShortReporting;
using Pmo.Reporting.Tiering;

namespace Pmo.Tests.Reporting.Tiering;

/// <summary>Tiers, exception reports and holds as pages show them, in a whole installation.</summary>
[Trait("Feature", "R3")]
public sealed class Seeing_tiers : IAsyncLifetime
{
    private static readonly ProjectId Bridge = Projects.IdOf("BRIDGE");
    private static readonly UnitId Roads = Units.IdOf(UnitKind.Department, "ROADS");
    private static readonly PersonId Sponsor = new(Ids.Named("test.person", "sponsor"));
    private static readonly Tier MonthlyAtFirst = new(TierWhen.First, 2, null, null, 1, CadenceUnit.Month);
    private static readonly Tier Quarterly = new(TierWhen.Otherwise, null, null, null, 1, CadenceUnit.Quarter);

    private readonly World world = new(new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));

    public async Task InitializeAsync()
    {
        await world.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, new(2020, 1, 1)));
        await world.Do(new SetTiers(Roads, [MonthlyAtFirst, Quarterly]));
        await world.Do(new RegisterProject("BRIDGE", "New bridge", null, Roads, new ProjectProfile()));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    private Task<RhythmSheet?> Rhythm() => world.Ask(new ShowRhythm(Bridge));

    [Fact]
    public async Task A_project_page_says_which_tier_holds_why_until_when_and_what_comes_next()
    {
        var r = (await Rhythm())!;
        Assert.Equal(("Monthly, as of the last day of the month, due 5 working days later at 17:00", "The project is new: 1 of its first 2 periods have been asked for. By the tiers of Roads.", "For 1 more period.", "Then quarterly."), (r.Rhythm, r.Why, r.Until, r.Then));
        Assert.Equal(("January 2027", new DateOnly(2027, 1, 31)), (r.Next!.Period, r.Next.DataDate));
        await world.Until(new(2027, 1, 25, 12, 0, 0, TimeSpan.Zero));
        r = (await Rhythm())!;
        Assert.Equal(("The project is new: 2 of its first 2 periods have been asked for. By the tiers of Roads.", "To the period planned last."), (r.Why, r.Until));
        await world.Until(new(2027, 2, 22, 12, 0, 0, TimeSpan.Zero));
        r = (await Rhythm())!;
        Assert.Equal(("No other tier of Roads holds for it. By the tiers of Roads.", null, null), (r.Why, r.Until, r.Then));
        Assert.StartsWith("Quarterly", r.Rhythm, StringComparison.Ordinal);
        Assert.Equal("Quarterly", CadenceWords.Rhythm((await world.Ask(new FindCadences())).Projects.Rows.Single().Cadence));
    }

    [Fact, Trait("Feature", "G6")]
    public async Task The_preview_of_the_next_90_days_and_the_calendar_foretell_the_boundary()
    {
        await world.Until(new(2027, 1, 20, 12, 0, 0, TimeSpan.Zero));
        var due = (await world.Ask(new PreviewAhead())).Lines.Rows.Where(l => l.Kind == AheadKind.Due).Select(l => l.Day).ToList();
        Assert.Equal([new DateOnly(2027, 2, 5), new(2027, 3, 5), new(2027, 4, 7)], due);
        var days = await world.Ask(new FindReportingDays(new(2027, 1, 1), new(2027, 12, 31)));
        Assert.Equal([new(2027, 1, 31), new(2027, 2, 28), new(2027, 3, 31), new(2027, 6, 30), new(2027, 9, 30), new DateOnly(2027, 12, 31)], days.Where(d => d.DataDates > 0).Select(d => d.Day));
    }

    [Theory, Trait("Feature", "G6")]
    [InlineData("2027-01-25")]
    [InlineData("2027-02-22")]
    public async Task The_calendar_counts_on_from_the_periods_that_were_asked_for(string day)
    {
        await world.Until(new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new(12, 0), TimeSpan.Zero));
        var days = await world.Ask(new FindReportingDays(new(2027, 1, 1), new(2027, 9, 30)));
        Assert.Equal([new(2027, 1, 31), new(2027, 2, 28), new(2027, 3, 31), new(2027, 6, 30), new DateOnly(2027, 9, 30)], days.Where(d => d.DataDates > 0).Select(d => d.Day));
        Assert.Equal(day == "2027-02-22" ? "Quarterly" : "Monthly", Assert.Single((await world.Ask(PreviewTiers.Of(Roads, [MonthlyAtFirst, MonthlyAtFirst with { When = TierWhen.Otherwise, Periods = null }]))).Projects).Now);
    }

    [Fact]
    public async Task A_preview_of_tiers_names_the_projects_that_would_report_otherwise_and_changes_nothing()
    {
        var preview = await world.Ask(PreviewTiers.Of(Roads, [Quarterly]));
        var change = Assert.Single(preview.Projects);
        Assert.Equal(("BRIDGE", "Monthly", "Quarterly", true, 1), (change.Code, change.Now, change.Then, change.Changes, preview.Changed));
        Assert.Empty((await world.Ask(PreviewTiers.Of(null, [Quarterly]))).Projects);
        Assert.NotNull((await world.Ask(PreviewTiers.Of(Roads, [Quarterly, MonthlyAtFirst]))).Fault);
        Assert.NotNull((await world.Ask(new PreviewTiers(Roads, "no json"))).Fault);
        Assert.Single(await world.Log<TiersSet>());
    }

    [Fact, Trait("Feature", "R50")]
    public async Task Before_exception_reports_are_switched_on_the_page_says_whom_they_would_ask_and_when_and_then_it_comes_true()
    {
        await Red();
        var before = await world.Ask(new ShowExceptionReports());
        var red = Assert.Single(before.Red);
        Assert.Equal((false, new DateOnly(2027, 2, 12), false), (before.Setting.On, red.First, red.Weekly));
        Assert.Equal(new DateOnly(2027, 2, 11), (await world.Ask(new ShowExceptionReports(DayOfWeek.Thursday))).Red.Single().First);
        await world.Do(new SetExceptionReports(true));
        Assert.Equal((red.First, red.Due), ((await Rhythm())!.NextShort!.DataDate, (await Rhythm())!.NextShort!.Due));
        Assert.True((await Rhythm()) is { Red: true, ExceptionsOn: true });
        Assert.Contains((await world.Ask(new PreviewAhead())).Lines.Rows, l => l.Kind == AheadKind.Due && l.Text.Contains("Exception report 2027-W07", StringComparison.Ordinal));
    }

    [Fact, Trait("Feature", "R10")]
    public async Task A_project_on_hold_shows_who_decided_when_it_is_reviewed_and_the_next_sign_of_life()
    {
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.OnHold, new(2027, 1, 4), null, "Money", new(2027, 6, 1)), PersonId.System, [Role.System]);
        var r = (await Rhythm())!;
        Assert.Equal(("Paused", new HoldSheet(new(2027, 1, 4), null, new(2027, 6, 1)), "Sign of life 2027 Q2"), (r.Rhythm, r.Hold, r.NextShort!.Period));
        Assert.Null(r.Next);
        await world.Do(new ReviewHold(Bridge, new(2027, 9, 1)), PersonId.System, [Role.System]);
        Assert.Equal(new DateOnly(2027, 9, 1), (await Rhythm())!.Hold!.ReviewOn);
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.Active, new(2027, 1, 4)), PersonId.System, [Role.System]);
        Assert.Equal((null, null), ((await Rhythm())!.Hold, (await Rhythm())!.NextShort));
    }

    /// <summary>The January report is red, and accepted on Thursday 4 February.</summary>
    private async Task Red()
    {
        await world.Until(new(2027, 2, 4, 12, 0, 0, TimeSpan.Zero));
        var (january, date) = (ObligationId.Of(Bridge, new(2027, 1, 31)), new DateOnly(2027, 1, 31));
        await world.Happened(
            new ReportSubmitted(january, Bridge, 1, date, ReportContent.Blank with { Overall = Rag.Red }, Sponsor, world.Clock.GetUtcNow(), true), new ReportAccepted(january, Bridge, 1, date, World.Officer, world.Clock.GetUtcNow()));
        await world.Until(world.Clock.GetUtcNow().AddMinutes(1));
    }
}
