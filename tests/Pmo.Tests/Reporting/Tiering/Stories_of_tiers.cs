using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Tiering;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Tiering;

[Trait("Feature", "R3")]
public sealed class Stories_of_tiers
{
    private static readonly string Register = Projects.StreamOf(Bridge);
    private static readonly UnitId Roads = Units.IdOf(UnitKind.Department, "ROADS");
    private static readonly UnitId Works = Units.IdOf(UnitKind.Department, "WORKS");
    private static readonly CalendarCreated Berlin = new(CalendarId.Default, "Germany", "Europe/Berlin", [.. WorkingCalendar.Plain.WorkingDays.Order()]);
    private static readonly Tier MonthlyAtFirst = new(TierWhen.First, 3, null, null, 1, CadenceUnit.Month);
    private static readonly Tier Quarterly = new(TierWhen.Otherwise, null, null, null, 1, CadenceUnit.Quarter);
    private static readonly Tier MonthlyInBuild = new(TierWhen.Phase, null, "Build", null, 1, CadenceUnit.Month);
    private static readonly Tier MonthlyWhileRed = new(TierWhen.Health, null, null, Rag.Red, 1, CadenceUnit.Month);

    private static Story Begin(params Tier[] tiers) => Begin(Registered, null, tiers);

    private static Story Begin(ProjectRegistered registered, UnitId? department, params Tier[] tiers)
    {
        var story = new Story(Noon(2027, 1, 4)).Happens(Calendars.StreamOf(CalendarId.Default), Berlin);
        foreach (var unit in ((UnitId Id, string Code, UnitId? Under)[])[(Works, "WORKS", null), (Roads, "ROADS", Works)])
            story.Happens(Units.StreamOf(UnitKind.Department), new UnitCreated(unit.Id, UnitKind.Department, unit.Code, unit.Code, unit.Under, new(2020, 1, 1)));
        if (tiers.Length > 0) story.Send(new SetTiers(department, tiers), Role.PmoOfficer);
        return story.Happens(Register, registered);
    }

    private static IEnumerable<DateOnly> DataDates(Story story) => story.All<ObligationScheduled>().Where(o => o.Short is null).Select(o => o.DataDate);

    /// <summary>The data dates that stand: neither dropped nor cancelled.</summary>
    private static IEnumerable<DateOnly> Standing(Story story) => DataDates(story).Distinct().Where(d => story.Obligation(Bridge, d).State != ObligationState.Cancelled).Order();

    private static Story Rated(Story story, DateOnly dataDate, Rag rag)
    {
        var (id, stream) = (ObligationId.Of(Bridge, dataDate), Obligation.StreamOf(ObligationId.Of(Bridge, dataDate)));
        story.Happens(stream, new ReportSubmitted(id, Bridge, 1, dataDate, ReportContent.Blank with { Overall = rag }, Author, story.Now, true));
        return story.Happens(stream, new ReportAccepted(id, Bridge, 1, dataDate, World.Officer, story.Now));
    }

    private static DateOnly[] Days(params string[] days) => [.. days.Select(d => DateOnly.Parse(d, System.Globalization.CultureInfo.InvariantCulture))];

    [Fact]
    public void A_new_project_reports_monthly_three_times_and_then_quarterly_over_the_year_end_without_a_gap_or_a_doubled_period()
    {
        var story = Begin(MonthlyAtFirst, Quarterly).Until(Noon(2028, 2, 1));
        Assert.Equal(Days("2027-01-31", "2027-02-28", "2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31", "2028-03-31"), DataDates(story));
        Assert.Equal(DataDates(story).Count(), story.All<ObligationScheduled>().Select(o => o.Period).Distinct().Count());
        Assert.Equal([MonthlyAtFirst, Quarterly], story.All<TierReached>().Select(t => t.Tier?.Tier));
    }

    [Fact]
    public void A_host_that_was_stopped_over_the_boundary_plans_what_it_would_have_planned()
    {
        var running = Begin(MonthlyAtFirst, Quarterly).Until(Noon(2027, 11, 1));
        var stopped = Begin(MonthlyAtFirst, Quarterly).Until(Noon(2027, 2, 10)).StoppedUntil(Noon(2027, 11, 1));
        Assert.Equal(DataDates(running), DataDates(stopped));
        Assert.Equal(running.All<ObligationScheduled>().Select(o => o.Due), stopped.All<ObligationScheduled>().Select(o => o.Due));
    }

    [Fact]
    public void A_project_that_came_with_its_history_is_not_new()
    {
        var story = Begin(Registered with { Import = new Guid("00000000-0000-8000-8000-0000000000ff") }, null, MonthlyAtFirst, Quarterly);
        story.Send(new SetGoLive(Bridge, GoLive.NextPeriod));
        Assert.Equal(Days("2027-03-31"), DataDates(story));
    }

    [Fact]
    public void A_project_with_a_cadence_of_its_own_leaves_its_tier_and_no_status_brings_it_back()
    {
        var story = Begin(MonthlyWhileRed, Quarterly).Until(Noon(2027, 3, 29));
        story.Send(new SetCadence(Bridge, Cadence.Default with { Every = 2 }), Role.PmoOfficer);
        var reached = story.All<TierReached>().Count();
        Rated(story, new(2027, 3, 31), Rag.Red).Until(Noon(2027, 9, 1));
        Assert.Equal(reached, story.All<TierReached>().Count());
        Assert.Equal(Days("2027-03-31", "2027-05-31", "2027-07-31", "2027-09-30"), Standing(story).Take(4));
    }

    [Fact]
    public void A_phase_that_reports_more_often_begins_with_the_next_period_and_what_is_open_keeps_its_dates()
    {
        var story = Begin(MonthlyInBuild, Quarterly).Until(Noon(2027, 3, 29));
        var open = story.Obligation(Bridge, new(2027, 3, 31));
        story.Happens(Register, new ProjectProfileChanged(Bridge, new ProjectProfile(Phase: " build "), new(2027, 3, 29))).Until(Noon(2027, 6, 1));
        Assert.Equal(Days("2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"), Standing(story));
        var after = story.Obligation(Bridge, new(2027, 3, 31));
        Assert.Equal((open.Opens, open.Due, open.LateAt, open.VeryLateAt, open.MissedAt), (after.Opens, after.Due, after.LateAt, after.VeryLateAt, after.MissedAt));
    }

    [Fact]
    public void A_phase_that_reports_less_often_drops_the_scheduled_period_and_goes_on_from_the_last_one()
    {
        var story = Begin(Registered with { Profile = new ProjectProfile(Phase: "Build") }, null, MonthlyInBuild, Quarterly).Until(Noon(2027, 4, 10));
        Assert.Equal(new DateOnly(2027, 4, 30), DataDates(story).Last());
        story.Happens(Register, new ProjectProfileChanged(Bridge, new ProjectProfile(Phase: "Run"), new(2027, 4, 10))).Until(Noon(2027, 8, 1));
        Assert.Equal(Days("2027-01-31", "2027-02-28", "2027-03-31", "2027-06-30", "2027-09-30"), Standing(story));
        Assert.Equal(ObligationState.Cancelled, story.Obligation(Bridge, new(2027, 4, 30)).State);
    }

    [Fact]
    public void A_red_project_reports_monthly_until_another_status_is_accepted()
    {
        var story = Begin(MonthlyWhileRed, Quarterly).Until(Noon(2027, 4, 2));
        Rated(story, new(2027, 3, 31), Rag.Red).Until(Noon(2027, 5, 3));
        Rated(story, new(2027, 4, 30), Rag.Amber).Until(Noon(2027, 12, 1));
        Assert.Equal(Days("2027-03-31", "2027-04-30", "2027-06-30", "2027-09-30", "2027-12-31"), Standing(story));
        Assert.Equal([Quarterly, MonthlyWhileRed, Quarterly], story.All<TierReached>().Select(t => t.Tier?.Tier));
    }

    [Fact]
    public void A_red_report_that_is_not_accepted_changes_nothing()
    {
        var story = Begin(MonthlyWhileRed, Quarterly).Until(Noon(2027, 4, 2));
        story.Happens(Obligation.StreamOf(ObligationId.Of(Bridge, new(2027, 3, 31))), new ReportSubmitted(ObligationId.Of(Bridge, new(2027, 3, 31)), Bridge, 1, new(2027, 3, 31), ReportContent.Blank with { Overall = Rag.Red }, Author, story.Now, true));
        Assert.Equal(Days("2027-03-31", "2027-06-30"), Standing(story.Until(Noon(2027, 6, 1))));
    }

    [Fact]
    public void An_older_report_accepted_late_does_not_make_a_project_red()
    {
        var story = Begin(MonthlyWhileRed, Quarterly).Until(Noon(2027, 7, 1));
        Rated(story, new(2027, 6, 30), Rag.Green);
        Rated(story, new(2027, 3, 31), Rag.Red).Until(Noon(2027, 8, 1));
        Assert.Equal(Days("2027-03-31", "2027-06-30", "2027-09-30"), Standing(story));
        Assert.Equal(Rag.Green, Assert.Single(story.All<RatingNoted>()).Rag);
    }

    [Fact]
    public void Tiers_set_later_reach_every_project_and_move_nothing_that_is_open()
    {
        var story = Begin().Until(Noon(2027, 4, 27));
        var open = story.Obligation(Bridge, new(2027, 4, 30));
        Assert.Equal(ObligationState.Open, open.State);
        story.Send(new SetTiers(null, [Quarterly]), Role.HeadOfPmo);
        Assert.Equal(ObligationState.Cancelled, story.Obligation(Bridge, new(2027, 5, 31)).State);
        story.Until(Noon(2027, 9, 1));
        Assert.Equal(Days("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-06-30", "2027-09-30"), Standing(story));
        Assert.Equal((open.Due, open.MissedAt), (story.Obligation(Bridge, new(2027, 4, 30)).Due, story.Obligation(Bridge, new(2027, 4, 30)).MissedAt));
    }

    [Fact]
    public void A_department_takes_the_tiers_above_it_until_it_has_its_own_and_a_project_those_of_where_it_is_moved()
    {
        var story = Begin(Registered with { Department = Roads }, Works, Quarterly);
        Assert.Equal(Days("2027-03-31"), DataDates(story));
        story.Happens(Register, new ProjectMoved(Bridge, null, new(2027, 1, 4)));
        Assert.Equal(Days("2027-01-31"), Standing(story));
        story.Happens(Register, new ProjectMoved(Bridge, Roads, new(2027, 1, 4)));
        story.Send(new SetTiers(Roads, []), Role.PmoOfficer);
        Assert.Equal(Days("2027-01-31"), Standing(story));
        story.Send(new SetTiers(Roads, null), Role.PmoOfficer);
        Assert.Equal(Days("2027-03-31"), Standing(story));
    }

    [Fact]
    public void A_cadence_of_its_own_is_not_changed_by_tiers()
    {
        var story = Begin();
        story.Send(new SetCadence(Bridge, Monthly with { Zone = "Europe/Berlin" }), Role.HeadOfPmo);
        story.Send(new SetTiers(null, [Quarterly]), Role.HeadOfPmo);
        story.Until(Noon(2027, 4, 10));
        Assert.Equal(Days("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"), Standing(story));
        Assert.Empty(story.All<TierReached>());
    }

    [Fact]
    public void A_weekly_tier_is_due_on_Tuesdays_at_five_through_both_clock_changes()
    {
        var story = Begin(new Tier(TierWhen.Otherwise, null, null, null, 1, CadenceUnit.Week)).Until(Noon(2028, 1, 10));
        var zone = WorkingCalendar.ZoneOf("Europe/Berlin");
        var weeks = DataDates(story).ToList();
        Assert.Equal(Enumerable.Range(0, weeks.Count).Select(n => new DateOnly(2027, 1, 8).AddDays(7 * n)), weeks);
        Assert.True(weeks.Count >= 53);
        Assert.All(story.All<ObligationScheduled>(), o => Assert.Equal((DayOfWeek.Tuesday, new TimeSpan(17, 0, 0)), (TimeZoneInfo.ConvertTime(o.Due, zone).DayOfWeek, TimeZoneInfo.ConvertTime(o.Due, zone).TimeOfDay)));
    }
}
