using Pmo.Reporting;

namespace Pmo.Tests.Reporting.Cadences;

public sealed class Period_dates
{
    private static readonly WorkingCalendar Berlin = WorkingCalendar.Plain with { Zone = "Europe/Berlin" };

    private static PeriodDates Of(Cadence cadence, DateOnly dataDate, WorkingCalendar calendar) => PeriodDates.Of(cadence, dataDate, cadence.After(dataDate), calendar);

    [Fact, Trait("Feature", "R6")]
    public void Due_is_some_working_days_after_the_data_date_at_a_time_of_day_in_the_zone()
    {
        var dates = Of(Cadence.Default with { Anchor = new(2026, 11, 30) }, new(2026, 11, 30), Berlin);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero), dates.Opens);
        Assert.Equal(new DateTimeOffset(2026, 12, 7, 16, 0, 0, TimeSpan.Zero), dates.Due);
        Assert.Equal(new DateTimeOffset(2026, 12, 9, 16, 0, 0, TimeSpan.Zero), dates.LateAt);
        Assert.Equal(new DateTimeOffset(2026, 12, 21, 16, 0, 0, TimeSpan.Zero), dates.VeryLateAt);
        Assert.Equal(new DateTimeOffset(2026, 12, 29, 23, 0, 0, TimeSpan.Zero), dates.MissedAt);
    }

    [Fact, Trait("Feature", "R6")]
    public void The_projects_own_zone_counts_before_the_calendars()
    {
        var dates = Of(Cadence.Default with { Zone = "America/New_York" }, new(2026, 1, 31), Berlin);
        Assert.Equal(new DateTimeOffset(2026, 2, 6, 22, 0, 0, TimeSpan.Zero), dates.Due);
    }

    [Fact, Trait("Feature", "R6")]
    public void Due_keeps_its_local_time_when_clocks_change()
    {
        var weekly = Cadence.Default with { Unit = CadenceUnit.Week, Anchor = new(2026, 3, 20), DueAfterWorkingDays = 1 };
        Assert.Equal(new DateTimeOffset(2026, 3, 23, 16, 0, 0, TimeSpan.Zero), Of(weekly, new(2026, 3, 20), Berlin).Due);
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 15, 0, 0, TimeSpan.Zero), Of(weekly, new(2026, 3, 27), Berlin).Due);
        Assert.Equal(new DateTimeOffset(2026, 10, 26, 16, 0, 0, TimeSpan.Zero), Of(weekly, new(2026, 10, 23), Berlin).Due);
    }

    [Fact, Trait("Feature", "R7")]
    public void Holidays_and_weekends_are_no_working_days()
    {
        var christmas = Berlin with { Holidays = [new(2026, 12, 25), new(2027, 1, 1)] };
        var dates = Of(Cadence.Default with { Anchor = new(2026, 12, 24), DueAfterWorkingDays = 2 }, new(2026, 12, 24), christmas);
        Assert.Equal(new DateTimeOffset(2026, 12, 29, 16, 0, 0, TimeSpan.Zero), dates.Due);
    }

    [Fact, Trait("Feature", "R8")]
    public void A_report_is_never_missed_before_it_is_due()
    {
        var slow = Cadence.Default with { Unit = CadenceUnit.Week, Anchor = new(2026, 11, 6), DueAfterWorkingDays = 10 };
        var dates = Of(slow, new(2026, 11, 6), Berlin);
        Assert.Equal(dates.Due, dates.MissedAt);
    }
}
