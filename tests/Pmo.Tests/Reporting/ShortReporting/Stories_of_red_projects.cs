using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.ShortReporting;
using Pmo.Reporting.Tiering;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.ShortReporting;

[Trait("Feature", "R3"), Trait("Feature", "R50")]
public sealed class Stories_of_red_projects
{
    private static readonly CalendarCreated Berlin = new(CalendarId.Default, "Germany", "Europe/Berlin", [.. WorkingCalendar.Plain.WorkingDays.Order()]);
    private static readonly DateOnly January = new(2027, 1, 31);

    /// <summary>A project whose January report is handed in, red, on Thursday 4 February, and accepted.</summary>
    private static Story Red(bool on = true)
    {
        var story = new Story(Noon(2027, 1, 4)).Happens(Calendars.StreamOf(CalendarId.Default), Berlin);
        if (on) story.Send(new SetExceptionReports(true), Role.PmoOfficer);
        story.Happens(Projects.StreamOf(Bridge), Registered).Until(Noon(2027, 2, 4));
        return Rated(story, January, Rag.Red);
    }

    private static Story Rated(Story story, DateOnly dataDate, Rag rag, int revision = 1)
    {
        var (id, stream) = (ObligationId.Of(Bridge, dataDate), Obligation.StreamOf(ObligationId.Of(Bridge, dataDate)));
        story.Happens(stream, new ReportSubmitted(id, Bridge, revision, dataDate, ReportContent.Blank with { Overall = rag }, Author, story.Now, true));
        return story.Happens(stream, new ReportAccepted(id, Bridge, revision, dataDate, World.Officer, story.Now));
    }

    private static IEnumerable<ObligationScheduled> Exceptions(Story story) => story.All<ObligationScheduled>().Where(o => o.Short == ShortForm.Exception);

    private static DateOnly[] Asked(Story story) => [.. Exceptions(story).Select(o => o.DataDate).Distinct().Where(d => story.Obligation(Bridge, d) is { Short: ShortForm.Exception, State: not ObligationState.Cancelled }).Order()];

    private static DateOnly[] Days(params string[] days) => [.. days.Select(d => DateOnly.Parse("2027-" + d, System.Globalization.CultureInfo.InvariantCulture))];

    [Fact]
    public void Nobody_is_asked_before_the_PMO_switches_it_on() => Assert.Empty(Exceptions(Red(on: false).Until(Noon(2027, 6, 1))));

    [Fact]
    public void A_red_project_is_asked_each_week_from_the_next_and_not_where_its_report_is_due()
    {
        var story = Red().Until(Noon(2027, 4, 12));
        Assert.Equal(Days("02-12", "02-19", "03-05", "03-12", "03-19", "03-26", "04-09", "04-16", "04-23"), Asked(story));
        var weeks = story.All<ObligationScheduled>().Where(o => o.Due > Noon(2027, 2, 8)).Select(o => System.Globalization.ISOWeek.GetWeekOfYear(o.Due.DateTime)).ToList();
        Assert.Equal(weeks.Count, weeks.Distinct().Count());
        Assert.Equal("Exception report 2027-W06", Exceptions(story).First().Period);
    }

    [Fact]
    public void The_next_form_is_asked_for_only_when_the_one_before_it_opens()
    {
        var story = Red();
        Assert.Equal(Days("02-12"), Asked(story));
        Assert.Equal(Days("02-12"), Asked(story.Until(Noon(2027, 2, 7))));
        Assert.Equal(Days("02-12", "02-19"), Asked(story.Until(Noon(2027, 2, 8))));
    }

    [Fact]
    public void A_status_that_is_not_red_ends_it_with_the_next_week_and_what_is_open_stays()
    {
        var story = Red().Until(Noon(2027, 2, 16));
        Rated(story, new(2027, 2, 12), Rag.Amber).Until(Noon(2027, 5, 1));
        Assert.Equal(Days("02-12", "02-19"), Asked(story));
        Assert.Equal(ObligationState.Missed, story.Obligation(Bridge, new(2027, 2, 19)).State);
    }

    [Fact]
    public void Red_again_after_a_correction_begins_again_and_no_week_twice()
    {
        var story = Red().Until(Noon(2027, 2, 9));
        Rated(story, January, Rag.Green, 2);
        Rated(story, January, Rag.Red, 3).Until(Noon(2027, 2, 26));
        Assert.Equal(Days("02-12", "02-19", "03-05"), Asked(story));
        Assert.Single(story.All<ObligationOpened>(), o => o.Obligation == ObligationId.Of(Bridge, new(2027, 2, 12)));
    }

    [Fact]
    public void Switched_on_it_reaches_projects_that_are_red_already_and_switched_off_it_drops_what_is_not_open()
    {
        var story = Red(on: false).Until(Noon(2027, 2, 10));
        story.Send(new SetExceptionReports(true), Role.HeadOfPmo);
        Assert.Equal(Days("02-19"), Asked(story));
        story.Until(Noon(2027, 2, 16)).Send(new SetExceptionReports(false), Role.HeadOfPmo);
        Assert.Equal(Days("02-19"), Asked(story.Until(Noon(2027, 5, 1))));
    }

    [Fact]
    public void Another_weekday_holds_from_the_next_week()
    {
        var story = Red().Until(Noon(2027, 2, 9));
        story.Send(new SetExceptionReports(true, DayOfWeek.Thursday), Role.HeadOfPmo);
        story.Until(Noon(2027, 2, 23));
        Assert.Equal(Days("02-12", "02-18"), Asked(story)[..2]);
        Assert.All(Exceptions(story).Where(o => o.DataDate == new DateOnly(2027, 2, 18)), o => Assert.Equal(new DateOnly(2027, 2, 19), WorkingCalendar.DayOf(o.Due, "Europe/Berlin")));
    }

    [Fact]
    public void A_project_whose_report_is_due_every_week_is_asked_for_nothing_more()
    {
        var story = Red();
        story.Send(new SetCadence(Bridge, Weekly with { Zone = "Europe/Berlin" }), Role.HeadOfPmo);
        var weekly = Asked(story.Until(Noon(2027, 5, 1)));
        Assert.Empty(weekly);
        story.Send(new SetCadence(Bridge, Monthly with { Zone = "Europe/Berlin" }), Role.HeadOfPmo);
        Assert.NotEmpty(Asked(story.Until(Noon(2027, 6, 1))));
    }

    [Fact]
    public void A_host_that_was_stopped_asks_for_no_week_that_has_passed()
    {
        var story = Red().StoppedUntil(Noon(2027, 3, 23));
        Assert.Equal(Days("02-12", "03-26").Append(new(2027, 4, 9)).Where(d => d != new DateOnly(2027, 3, 26)), Asked(story.Until(Noon(2027, 3, 29))));
    }

    [Theory]
    [InlineData(ProjectStatus.Completed)]
    [InlineData(ProjectStatus.OnHold)]
    public void The_end_of_the_project_and_a_hold_end_it(ProjectStatus status)
    {
        var story = Red().Until(Noon(2027, 2, 10));
        story.Happens(Projects.StreamOf(Bridge), new ProjectStatusRecorded(Bridge, status, new(2027, 2, 10), null, null)).Until(Noon(2027, 5, 1));
        Assert.Empty(Asked(story));
    }

    [Fact]
    public void Every_exception_report_is_due_on_Monday_at_five_through_the_clock_change()
    {
        var story = Red().Until(Noon(2027, 11, 20));
        var zone = WorkingCalendar.ZoneOf("Europe/Berlin");
        Assert.True(Exceptions(story).Count() > 20);
        Assert.All(Exceptions(story), o => Assert.Equal((DayOfWeek.Monday, new TimeSpan(17, 0, 0)), (TimeZoneInfo.ConvertTime(o.Due, zone).DayOfWeek, TimeZoneInfo.ConvertTime(o.Due, zone).TimeOfDay)));
        Assert.All(Exceptions(story), o => Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(o.Opens, zone).TimeOfDay));
    }

    [Fact]
    public void A_report_planned_for_the_day_of_a_short_form_takes_its_place()
    {
        var story = Red();
        story.Send(new SetCadence(Bridge, Monthly with { Zone = "Europe/Berlin", Anchor = new(2027, 1, 12) }), Role.HeadOfPmo);
        var obligation = story.Obligation(Bridge, new(2027, 2, 12));
        Assert.Equal(((ShortForm?)null, ObligationState.Scheduled), (obligation.Short, obligation.State));
        Assert.Equal(new DateOnly(2027, 2, 12), story.Fold<ProjectReporting>(ProjectReporting.StreamOf(Bridge)).Last);
    }
}
