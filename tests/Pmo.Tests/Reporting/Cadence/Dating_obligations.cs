using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Cadences;

public sealed class Dating_obligations
{
    private static readonly ScheduleObligation Schedule = new(Id, Bridge, "March 2026", DataDate, new(2026, 4, 30), Monthly);
    private static readonly RedateObligation Redate = new(Id, DataDate, new(2026, 4, 30), Monthly, "Holidays were added to the calendar.");
    private static readonly HolidaysAdded Holidays = new(CalendarId.Default, [new(new(2026, 4, 3), "Good Friday"), new(new(2026, 4, 6), "Easter Monday")]);
    private static readonly PeriodDates Later = PeriodDates.Of(Monthly, DataDate, new(2026, 4, 30), WorkingCalendar.Plain with { Holidays = [new(2026, 4, 3), new(2026, 4, 6)] });

    [Fact, Trait("Feature", "R4")]
    public void A_planned_period_becomes_one_obligation()
    {
        new Given<Obligation>().When(new ScheduleObligationRule(), Schedule).Then(Scheduled);
        new Given<Obligation>(Scheduled).When(new ScheduleObligationRule(), Schedule).Then();
        new Given<Obligation>(Scheduled, Opened, Submitted).When(new ScheduleObligationRule(), Schedule).Then();
    }

    [Fact, Trait("Feature", "R4")]
    public void A_dropped_period_can_be_asked_for_again_when_a_cadence_returns_to_it() =>
        new Given<Obligation>(Scheduled, new ObligationCancelled(Id, Bridge, "x", Noon(2026, 3, 2))).When(new ScheduleObligationRule(), Schedule).Then(Scheduled);

    [Fact, Trait("Feature", "R46")]
    public void A_period_that_a_file_told_of_is_not_asked_for() =>
        new Given<Obligation>(new ObligationImported(Id, Bridge, "March 2026", DataDate, true, default)).When(new ScheduleObligationRule(), Schedule).Then();

    [Fact, Trait("Feature", "R7")]
    public void The_calendar_is_consulted_when_a_period_is_scheduled() =>
        Assert.Equal(Later.Due, new Given<Obligation> { Consulting = [Holidays] }.When(new ScheduleObligationRule(), Schedule).Then<ObligationScheduled>().Due);

    [Fact, Trait("Feature", "R7")]
    public void A_changed_calendar_moves_what_is_scheduled_or_open()
    {
        var moved = new ObligationRedated(Id, Bridge, Later.Due, Later.LateAt, Later.VeryLateAt, Later.MissedAt, Redate.Reason);
        new Given<Obligation>(Scheduled) { Consulting = [Holidays] }.When(new RedateObligationRule(), Redate).Then(moved);
        new Given<Obligation>(Scheduled, Opened) { Consulting = [Holidays], Now = Noon(2026, 4, 1) }.When(new RedateObligationRule(), Redate).Then(moved);
        new Given<Obligation>(Scheduled, moved) { Consulting = [Holidays] }.When(new RedateObligationRule(), Redate).Then();
    }

    [Fact, Trait("Feature", "R7")]
    public void A_changed_calendar_never_moves_what_is_closed_or_judged()
    {
        object[][] closed =
        [
            [Scheduled, Opened, new ReportFellBehind(Id, Bridge, Lateness.Overdue, Dates.Due, Dates.Due)],
            [Scheduled, Opened, Submitted],
            [Scheduled, Opened, Submitted, new ReportAccepted(Id, Bridge, 1, DataDate, Author, Dates.Due)],
            [Scheduled, Opened, new PeriodExcused(Id, Bridge, "x", Author, Dates.Opens)],
            [Scheduled, new ObligationCancelled(Id, Bridge, "x", Dates.Opens)],
            [],
        ];
        foreach (var history in closed)
            new Given<Obligation>(history) { Consulting = [Holidays], Now = Noon(2026, 4, 1) }.When(new RedateObligationRule(), Redate).Then();
    }

    [Fact, Trait("Feature", "R7")]
    public void No_due_date_is_moved_into_the_past()
    {
        var moved = new ObligationRedated(Id, Bridge, Later.Due, Later.LateAt, Later.VeryLateAt, Later.MissedAt, "x");
        new Given<Obligation>(Scheduled, Opened, moved) { Now = Dates.Due.AddHours(1) }.When(new RedateObligationRule(), Redate).Then();
    }

    [Fact, Trait("Feature", "R6")]
    public void A_new_cadence_may_open_the_form_at_another_day()
    {
        var early = Redate with { Cadence = Monthly with { OpensDaysBefore = 14 } };
        Assert.Equal(new DateTimeOffset(2026, 3, 17, 0, 0, 0, TimeSpan.Zero), new Given<Obligation>(Scheduled).When(new RedateObligationRule(), early).Then<ObligationRedated>().Opens);
    }

    [Fact, Trait("Feature", "R6")]
    public void A_new_cadence_may_count_in_another_zone()
    {
        var york = Redate with { Cadence = Monthly with { Zone = "America/New_York" } };
        var moved = new Given<Obligation>(Scheduled).When(new RedateObligationRule(), york).Then<ObligationRedated>();
        Assert.Equal(("America/New_York", Dates.Due.AddHours(4)), (moved.Zone, moved.Due));
        Assert.Equal("America/New_York", Obligation.Initial.Evolve(Scheduled).Evolve(moved).Zone);
        new Given<Obligation>(Scheduled, moved).When(new RedateObligationRule(), york).Then();
    }

    [Fact, Trait("Feature", "R7")]
    public void A_calendar_tells_each_project_that_follows_it_once()
    {
        var followed = new CalendarFollowed(CalendarId.Default, Bridge);
        new Given<CalendarFollowers>().When(new FollowCalendarRule(), new FollowCalendar(CalendarId.Default, Bridge)).Then(followed);
        new Given<CalendarFollowers>(followed).When(new FollowCalendarRule(), new FollowCalendar(CalendarId.Default, Bridge)).Then();
        new Given<CalendarFollowers>(followed).When(new TellFollowersRule(), new TellFollowers(CalendarId.Default, 0, "x")).Then(new FollowerAffected(CalendarId.Default, Bridge, "x"));
    }

    [Fact, Trait("Feature", "R7")]
    public void Only_open_periods_that_count_by_the_changed_calendar_are_dated_anew()
    {
        var other = Monthly with { Calendar = new CalendarId(new Guid("00000000-0000-8000-8000-00000000beef")) };
        new Given<ProjectReporting>(Planned(new(2026, 2, 28)), new PeriodSettled(Bridge, ObligationId.Of(Bridge, new(2026, 2, 28)), new(2026, 2, 28)), Planned(DataDate), Planned(new(2026, 4, 30), other))
            .When(new RedatePeriodsRule(), new RedatePeriods(Bridge, CalendarId.Default, "x"))
            .Then(new PeriodMoved(Bridge, Id, DataDate, new(2026, 4, 30), Monthly, "x"));
    }
}
