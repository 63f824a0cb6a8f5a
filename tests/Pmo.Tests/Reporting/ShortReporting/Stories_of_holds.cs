using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.ShortReporting;

[Trait("Feature", "R10")]
public sealed class Stories_of_holds
{
    private static readonly string Register = Projects.StreamOf(Bridge);
    private static readonly CalendarCreated Berlin = new(CalendarId.Default, "Germany", "Europe/Berlin", [.. WorkingCalendar.Plain.WorkingDays.Order()]);

    private static Story Begin() => new Story(Noon(2027, 1, 4)).Happens(Calendars.StreamOf(CalendarId.Default), Berlin).Happens(Register, Registered);

    private static Story Held(DateOnly from, DateTimeOffset recorded) =>
        Begin().Until(recorded).Happens(Register, new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, from, null, null, from.AddDays(120)));

    private static DateOnly[] SignsOfLife(Story story) =>
        [.. story.All<ObligationScheduled>().Where(o => o.Short == ShortForm.SignOfLife).Select(o => o.DataDate).Where(d => story.Obligation(Bridge, d).State != ObligationState.Cancelled)];

    [Fact]
    public void A_project_on_hold_is_asked_for_a_sign_of_life_each_quarter_over_the_year_end_and_for_nothing_else()
    {
        var story = Held(new(2027, 3, 2), Noon(2027, 3, 2)).Until(Noon(2028, 4, 1));
        Assert.Equal([new(2027, 6, 2), new(2027, 9, 2), new(2027, 12, 2), new(2028, 3, 2), new(2028, 6, 2)], SignsOfLife(story));
        Assert.DoesNotContain(story.All<ObligationScheduled>(), o => o.Short is null && o.DataDate > new DateOnly(2027, 3, 31));
        Assert.Equal("Sign of life 2027 Q2", story.All<ObligationScheduled>().First(o => o.Short is not null).Period);
    }

    [Fact]
    public void A_hold_from_the_end_of_a_month_has_the_last_day_of_a_short_one() =>
        Assert.Equal([new(2028, 2, 29), new(2028, 5, 30)], SignsOfLife(Held(new(2027, 11, 30), Noon(2027, 11, 30)).Until(Noon(2028, 3, 20))));

    [Fact]
    public void A_hold_recorded_late_asks_for_nothing_that_has_passed() =>
        Assert.Equal([new DateOnly(2027, 12, 2)], SignsOfLife(Held(new(2027, 3, 2), Noon(2027, 10, 10))));

    [Fact]
    public void A_host_that_was_stopped_goes_on_with_the_next_quarter()
    {
        var story = Held(new(2027, 3, 2), Noon(2027, 3, 2)).StoppedUntil(Noon(2027, 10, 1));
        Assert.Equal([new DateOnly(2027, 6, 2), new(2027, 12, 2)], SignsOfLife(story));
        Assert.Equal(ObligationState.Missed, story.Until(Noon(2027, 10, 2)).Obligation(Bridge, new(2027, 6, 2)).State);
    }

    [Fact]
    public void Resuming_ends_the_sign_of_life_also_an_open_one_and_the_next_period_counts_from_that_day()
    {
        var story = Held(new(2027, 3, 2), Noon(2027, 3, 2)).Until(Noon(2027, 6, 3));
        Assert.Equal(ObligationState.Open, story.Obligation(Bridge, new(2027, 6, 2)).State);
        story.Happens(Register, new ProjectStatusRecorded(Bridge, ProjectStatus.Active, new(2027, 6, 3), null, null)).Until(Noon(2027, 12, 31));
        Assert.Empty(SignsOfLife(story));
        Assert.Equal(new DateOnly(2027, 6, 30), story.All<ObligationScheduled>().First(o => o.Short is null && o.DataDate > new DateOnly(2027, 3, 31)).DataDate);
    }

    [Theory]
    [InlineData(ProjectStatus.Completed)]
    [InlineData(ProjectStatus.Cancelled)]
    public void The_end_of_the_project_ends_it(ProjectStatus status)
    {
        var story = Held(new(2027, 3, 2), Noon(2027, 3, 2)).Until(Noon(2027, 6, 3));
        story.Happens(Register, new ProjectStatusRecorded(Bridge, status, new(2027, 6, 3), null, null)).Until(Noon(2028, 6, 3));
        Assert.Empty(SignsOfLife(story));
    }

    [Fact]
    public void A_sign_of_life_that_does_not_come_is_late_and_escalates_like_every_report()
    {
        var story = Held(new(2027, 3, 2), Noon(2027, 3, 2)).Until(Noon(2027, 7, 1));
        Assert.Contains(story.All<ReportFellBehind>(), f => f.Obligation == ObligationId.Of(Bridge, new(2027, 6, 2)) && f.Lateness == Lateness.VeryLate);
        Assert.Contains(story.All<PeriodJoinedLadder>(), l => l.Obligation == ObligationId.Of(Bridge, new(2027, 6, 2)));
    }
}
