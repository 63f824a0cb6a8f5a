using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Cadences;

public sealed class Stories_of_a_schedule
{
    private static readonly string Register = Projects.StreamOf(Bridge);
    private static readonly string Calendar = Calendars.StreamOf(CalendarId.Default);
    private static readonly CalendarCreated Berlin = new(CalendarId.Default, "Germany", "Europe/Berlin", [.. WorkingCalendar.Plain.WorkingDays.Order()]);

    private static Story Begin(DateTimeOffset now) => new Story(now).Happens(Calendar, Berlin).Happens(Register, Registered);

    private static DateTimeOffset Local(int year, int month, int day, int hour, string zone = "Europe/Berlin") =>
        WorkingCalendar.At(new(year, month, day), new(hour, 0), zone);

    [Fact, Trait("Feature", "R1")]
    public void A_project_entered_by_hand_is_asked_for_its_first_report_without_any_setting()
    {
        var story = Begin(Noon(2027, 1, 4));
        var first = Assert.Single(story.All<ObligationScheduled>());
        Assert.Equal(("January 2027", new DateOnly(2027, 1, 31), Local(2027, 2, 5, 17)), (first.Period, first.DataDate, first.Due));
    }

    [Fact, Trait("Feature", "R2"), Trait("Feature", "R4"), Trait("Feature", "R5")]
    public void A_year_of_months_to_the_31st_in_which_nobody_reports_has_twelve_obligations_each_missed_on_its_own()
    {
        var story = Begin(Noon(2027, 1, 4)).Until(Noon(2028, 2, 1));
        var dates = story.All<ObligationScheduled>().Select(o => o.DataDate).Take(12).ToList();
        Assert.Equal(Enumerable.Range(1, 12).Select(m => new DateOnly(2027, m, DateTime.DaysInMonth(2027, m))), dates);
        foreach (var date in dates)
        {
            var life = story.Log.Where(e => e is ObligationScheduled { DataDate: var d } && d == date || e is ReportFellBehind f && f.Obligation == ObligationId.Of(Bridge, date)).ToList();
            Assert.Equal([Lateness.Overdue, Lateness.Late, Lateness.VeryLate, Lateness.Missed], life.OfType<ReportFellBehind>().Select(f => f.Lateness));
            Assert.All(life.OfType<ReportFellBehind>(), f => Assert.True(f.At >= f.Due));
            Assert.Single(story.All<ObligationOpened>(), o => o.Obligation == ObligationId.Of(Bridge, date));
        }

        Assert.Equal(story.All<ObligationScheduled>().Count(), story.All<ObligationScheduled>().Select(o => o.Obligation).Distinct().Count());
        Assert.Equal(Noon(2028, 2, 1), story.Now);
        Assert.All(story.All<ReportFellBehind>().Where(f => f.Lateness == Lateness.Missed), f => Assert.Equal(0, WorkingCalendar.At(WorkingCalendar.DayOf(f.At, "Europe/Berlin"), TimeOnly.MinValue, "Europe/Berlin").CompareTo(f.At)));
    }

    [Fact, Trait("Feature", "R6")]
    public void Every_form_opens_at_midnight_and_every_report_is_due_at_five_through_both_clock_changes()
    {
        var story = Begin(Noon(2027, 1, 4));
        story.Send(new SetCadence(Bridge, Weekly with { Zone = "Europe/Berlin", Anchor = new(2027, 1, 8) }), Role.HeadOfPmo);
        story.Until(Noon(2028, 1, 10));
        var weekly = story.All<ObligationScheduled>().Where(o => o.Period.Contains('W')).ToList();
        Assert.True(weekly.Count >= 52);
        var zone = WorkingCalendar.ZoneOf("Europe/Berlin");
        Assert.All(weekly, o =>
        {
            Assert.Equal(new TimeSpan(17, 0, 0), TimeZoneInfo.ConvertTime(o.Due, zone).TimeOfDay);
            Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(o.Opens, zone).TimeOfDay);
            Assert.Equal(DayOfWeek.Tuesday, TimeZoneInfo.ConvertTime(o.Due, zone).DayOfWeek);
        });
        Assert.All(story.All<ObligationOpened>(), o => Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(o.At, zone).TimeOfDay));
        Assert.Equal(2, weekly.Select(o => TimeZoneInfo.ConvertTime(o.Due, zone).Offset).Distinct().Count());
    }

    [Fact, Trait("Feature", "R1"), Trait("Feature", "R4")]
    public void Weeks_follow_each_other_through_week_53_and_the_year_end()
    {
        var story = Begin(Noon(2026, 12, 1));
        story.Send(new SetCadence(Bridge, Weekly with { Anchor = new(2026, 12, 4) }), Role.HeadOfPmo);
        story.Until(Noon(2027, 1, 18));
        Assert.Equal(
            ["2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53", "2027-W01", "2027-W02", "2027-W03"],
            story.All<ObligationScheduled>().Select(o => o.Period).Where(p => p.Contains('W')));
    }

    [Fact, Trait("Feature", "R2")]
    public void The_29th_of_February_comes_once_in_four_years()
    {
        var story = Begin(Noon(2028, 1, 4)).Until(Noon(2029, 3, 2));
        Assert.Equal([29, 28], story.All<ObligationScheduled>().Where(o => o.DataDate.Month == 2).Select(o => o.DataDate.Day));
    }

    [Fact, Trait("Feature", "R7")]
    public void A_holiday_moves_the_open_period_and_leaves_the_closed_one()
    {
        var story = Begin(Noon(2027, 1, 4)).Until(Local(2027, 3, 1, 12));
        // Sets compare by identity; all else of the obligation is compared as text.
        string Closed() => story.Obligation(Bridge, new(2027, 1, 31)).ToString();
        var closed = Closed();
        story.Happens(Calendar, new HolidaysAdded(CalendarId.Default, [new(new(2027, 2, 2), "Candlemas"), new(new(2027, 3, 3), "Strike"), new(new(2027, 4, 2), "Extra")]));
        Assert.Equal(closed, Closed());
        Assert.Equal(Local(2027, 3, 8, 17), story.Obligation(Bridge, new(2027, 2, 28)).Due);
        story.Until(Local(2027, 3, 5, 18));
        Assert.Equal(ObligationState.Open, story.Obligation(Bridge, new(2027, 2, 28)).State);
        story.Until(Local(2027, 3, 8, 18));
        Assert.Equal(ObligationState.Overdue, story.Obligation(Bridge, new(2027, 2, 28)).State);
    }

    [Fact, Trait("Feature", "R7")]
    public void A_holiday_taken_back_moves_the_due_date_back()
    {
        var story = Begin(Noon(2027, 1, 4)).Happens(Calendar, new HolidaysAdded(CalendarId.Default, [new(new(2027, 2, 3), "By mistake")]));
        Assert.Equal(Local(2027, 2, 8, 17), story.Obligation(Bridge, new(2027, 1, 31)).Due);
        story.Happens(Calendar, new HolidayRemoved(CalendarId.Default, new(2027, 2, 3))).Until(Local(2027, 2, 5, 17));
        Assert.Equal(ObligationState.Overdue, story.Obligation(Bridge, new(2027, 1, 31)).State);
    }

    [Fact, Trait("Feature", "R4"), Trait("Feature", "R5")]
    public void A_host_stopped_for_ten_weeks_still_asks_for_every_week_in_order_each_with_its_own_dates_and_nothing_twice()
    {
        var cadence = Weekly with { Zone = "Europe/Berlin", Anchor = new(2027, 1, 8) };
        var stopped = Begin(Noon(2027, 1, 4));
        stopped.Send(new SetCadence(Bridge, cadence), Role.HeadOfPmo);
        stopped.Until(Noon(2027, 1, 20)).StoppedUntil(Noon(2027, 4, 1)).Until(Noon(2027, 5, 1));
        var running = Begin(Noon(2027, 1, 4));
        running.Send(new SetCadence(Bridge, cadence), Role.HeadOfPmo);
        running.Until(Noon(2027, 5, 1));

        Assert.Equal(running.All<ObligationScheduled>(), stopped.All<ObligationScheduled>());
        Assert.Equal(running.All<ObligationOpened>().Select(o => o.Obligation), stopped.All<ObligationOpened>().Select(o => o.Obligation));
        foreach (var o in running.All<ObligationScheduled>()) Assert.Equal(running.Obligation(Bridge, o.DataDate).State, stopped.Obligation(Bridge, o.DataDate).State);
        Assert.All(stopped.All<ReportFellBehind>().GroupBy(f => (f.Obligation, f.Lateness)), g => Assert.Single(g));
    }

    [Fact, Trait("Feature", "R5")]
    public void A_late_report_fills_its_own_period_and_moves_nothing()
    {
        var late = Begin(Noon(2027, 1, 4)).Until(Noon(2027, 3, 20));
        var january = ObligationId.Of(Bridge, new(2027, 1, 31));
        late.Happens(Obligation.StreamOf(january), new ReportSubmitted(january, Bridge, 1, new(2027, 1, 31), ReportContent.Blank, Author, late.Now, false)).Until(Noon(2027, 8, 1));
        Assert.Equal(ObligationState.Submitted, late.Obligation(Bridge, new(2027, 1, 31)).State);
        Assert.Equal(Begin(Noon(2027, 1, 4)).Until(Noon(2027, 8, 1)).All<ObligationScheduled>(), late.All<ObligationScheduled>());
    }

    [Fact, Trait("Feature", "R6")]
    public void A_report_handed_in_early_settles_its_period_and_the_next_one_comes_as_planned()
    {
        var story = Begin(Noon(2027, 1, 4)).Until(Noon(2027, 1, 27));
        var january = ObligationId.Of(Bridge, new(2027, 1, 31));
        story.Happens(Obligation.StreamOf(january), new ReportSubmitted(january, Bridge, 1, new(2027, 1, 31), ReportContent.Blank, Author, story.Now, true)).Until(Noon(2027, 2, 25));
        Assert.Empty(story.All<ReportFellBehind>());
        Assert.Equal([1, 2, 3], story.All<ObligationScheduled>().Select(o => o.DataDate.Month));
    }

    [Fact, Trait("Feature", "R8")]
    public void A_hold_pauses_reporting_and_resuming_goes_on_from_that_day()
    {
        var story = Begin(Noon(2027, 1, 4)).Until(Noon(2027, 3, 2));
        story.Happens(Register, new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, new(2027, 3, 2), null, null)).Until(Noon(2027, 7, 10));
        Assert.Equal([1, 2, 3], story.All<ObligationScheduled>().Where(o => o.Short is null).Select(o => o.DataDate.Month));
        Assert.Equal(ObligationState.Cancelled, story.Obligation(Bridge, new(2027, 3, 31)).State);
        Assert.Equal(ObligationState.Missed, story.Obligation(Bridge, new(2027, 2, 28)).State);
        story.Happens(Register, new ProjectStatusRecorded(Bridge, ProjectStatus.Active, new(2027, 7, 10), null, null)).Until(Noon(2027, 9, 1));
        Assert.Equal([1, 2, 3, 7, 8, 9], story.All<ObligationScheduled>().Where(o => o.Short is null).Select(o => o.DataDate.Month));
    }

    [Fact, Trait("Feature", "R5"), Trait("Feature", "R8")]
    public void A_hold_recorded_late_leaves_missed_what_was_missed_meanwhile()
    {
        var story = Begin(Noon(2027, 1, 4)).Until(Noon(2027, 5, 10));
        story.Happens(Register, new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, new(2027, 3, 1), null, null)).Until(Noon(2027, 8, 10));
        Assert.Equal(ObligationState.Missed, story.Obligation(Bridge, new(2027, 3, 31)).State);
        Assert.Equal(ObligationState.Cancelled, story.Obligation(Bridge, new(2027, 4, 30)).State);
        Assert.Equal([new DateOnly(2027, 4, 30), new(2027, 5, 31)], story.All<PeriodDropped>().Select(d => d.DataDate));
    }

    [Fact, Trait("Feature", "R8"), Trait("Feature", "R10")]
    public void A_hold_that_begins_later_comes_true_also_where_the_projects_day_begins_after_the_calendars()
    {
        var story = Begin(Noon(2027, 1, 4));
        story.Send(new SetCadence(Bridge, Monthly with { Zone = "America/New_York" }), Role.HeadOfPmo);
        story.Happens(Register, new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, new(2027, 1, 20), null, null)).Until(Noon(2027, 1, 20));
        Assert.Single(story.All<ReportingPaused>());
    }

    [Theory, Trait("Feature", "R8")]
    [InlineData(ProjectStatus.Completed)]
    [InlineData(ProjectStatus.Cancelled)]
    public void A_project_that_ends_is_asked_for_nothing_more(ProjectStatus status)
    {
        var story = Begin(Noon(2027, 1, 4)).Until(Noon(2027, 3, 2));
        story.Happens(Register, new ProjectStatusRecorded(Bridge, status, new(2027, 3, 2), null, null)).Until(Noon(2028, 3, 2));
        Assert.Equal(3, story.All<ObligationScheduled>().Count());
        Assert.Equal(ObligationState.Cancelled, story.Obligation(Bridge, new(2027, 3, 31)).State);
    }

    [Fact, Trait("Feature", "R46")]
    public void An_imported_project_is_asked_for_nothing_until_its_go_live_is_decided()
    {
        var imported = Registered with { Import = new Guid("00000000-0000-8000-8000-0000000000ff") };
        var story = new Story(Noon(2027, 1, 4)).Happens(Register, imported).Until(Noon(2027, 6, 10));
        Assert.Empty(story.All<PeriodPlanned>());
        story.Send(new SetGoLive(Bridge, GoLive.NextPeriod));
        Assert.Equal(new DateOnly(2027, 6, 30), Assert.Single(story.All<ObligationScheduled>()).DataDate);
    }

    [Fact, Trait("Feature", "R46")]
    public void An_archive_is_never_asked_for_anything()
    {
        var story = new Story(Noon(2027, 1, 4)).Happens(Register, Registered with { Import = new Guid("00000000-0000-8000-8000-0000000000ff") });
        story.Send(new SetGoLive(Bridge, GoLive.Archive));
        story.Send(new SetCadence(Bridge, Weekly));
        Assert.Empty(story.Until(Noon(2029, 1, 1)).All<PeriodPlanned>());
    }

    [Fact, Trait("Feature", "R1"), Trait("Feature", "R4")]
    public void Going_weekly_and_back_to_monthly_never_asks_twice_and_leaves_no_gap()
    {
        var story = Begin(Noon(2027, 1, 4)).Until(Noon(2027, 2, 10));
        story.Send(new SetCadence(Bridge, Weekly), Role.HeadOfPmo);
        story.Until(Noon(2027, 4, 12));
        story.Send(new SetCadence(Bridge, Monthly), Role.HeadOfPmo);
        story.Until(Noon(2027, 7, 10));
        var asked = story.All<ObligationScheduled>().Select(o => story.Obligation(Bridge, o.DataDate)).Where(o => o.State != ObligationState.Cancelled).Select(o => o.DataDate).ToList();
        Assert.Equal(asked.Distinct(), asked);
        var fridays = Enumerable.Range(0, 9).Select(n => new DateOnly(2027, 2, 12).AddDays(7 * n));
        Assert.Equal([new(2027, 1, 31), .. fridays, new(2027, 4, 30), new(2027, 5, 31), new(2027, 6, 30), new(2027, 7, 31)], asked);
    }

    [Fact, Trait("Feature", "R1"), Trait("Feature", "R4")]
    public void A_cadence_changed_between_the_old_opening_and_the_new_one_still_asks_for_what_follows()
    {
        var story = Begin(Noon(2026, 4, 1)).Until(Noon(2026, 4, 25));
        Assert.Equal([4, 5], story.All<ObligationScheduled>().Select(o => o.DataDate.Month));
        story.Send(new SetCadence(Bridge, Monthly with { Unit = CadenceUnit.Quarter, OpensDaysBefore = 3 }), Role.HeadOfPmo);
        story.Until(Noon(2026, 12, 1));
        var asked = story.All<ObligationScheduled>().Select(o => story.Obligation(Bridge, o.DataDate)).Where(o => o.State != ObligationState.Cancelled).Select(o => o.DataDate);
        Assert.Equal([new(2026, 4, 30), new(2026, 7, 31), new(2026, 10, 31), new DateOnly(2027, 1, 31)], asked);
    }

    [Fact, Trait("Feature", "R6")]
    public void The_day_it_is_for_a_project_is_that_of_the_calendar_the_default_names()
    {
        var tokyo = new CalendarId(new Guid("00000000-0000-8000-8000-00000000704c"));
        var story = new Story(new(2027, 1, 31, 16, 0, 0, TimeSpan.Zero)).Happens(Calendars.StreamOf(tokyo), new CalendarCreated(tokyo, "Japan", "Asia/Tokyo", Berlin.WorkingDays));
        story.Send(new SetDefaultCadence(Cadence.Default with { Calendar = tokyo }), Role.HeadOfPmo);
        story.Happens(Register, Registered);
        Assert.Equal(new DateOnly(2027, 2, 1), Assert.Single(story.All<GoLiveSet>()).From);
        Assert.Equal("February 2027", story.All<PeriodPlanned>().First().Period);
    }

    [Fact, Trait("Feature", "R1")]
    public void A_new_default_holds_from_the_next_period_that_is_planned()
    {
        var story = Begin(Noon(2027, 1, 4));
        story.Send(new SetDefaultCadence(Weekly), Role.HeadOfPmo);
        story.Until(Noon(2027, 1, 29));
        Assert.Equal([new(2027, 1, 31), new DateOnly(2027, 2, 5)], story.All<ObligationScheduled>().Select(o => o.DataDate));
    }
}
