using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>What somebody has in a stretch of days comes from the share of the week, the calendar, holidays, absences and bookings, in one place.</summary>
[Trait("Feature", "T19")]
public sealed class Having_hours
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly DateOnly Sunday = new(2026, 3, 8);
    private static readonly WorkingCalendar Plain = WorkingCalendar.Plain;

    [Fact]
    public void A_week_has_the_hours_of_its_working_days_and_of_the_share_that_is_worked()
    {
        Assert.Equal(new Stretch(Monday, Sunday, 5, 0, 0, 40, 0, 0, 40, 0), Availability.Of(Place(100), Monday, Sunday, Plain));
        Assert.Equal(new Stretch(Monday, Sunday, 5, 0, 0, 32, 0, 0, 32, 0), Availability.Of(Place(80), Monday, Sunday, Plain));
        // Another working week, and one that is worked on all seven days.
        Assert.Equal(32, Availability.Of(Place(100), Monday, Sunday, Plain with { WorkingDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday] }).Worked);
        Assert.Equal(7, Availability.Of(Place(100), Monday, Sunday, Plain with { WorkingDays = [] }).WorkingDays);
    }

    [Fact]
    public void Holidays_and_days_away_give_no_hours_and_what_is_promised_on_them_is_named()
    {
        var booked = Place(100, [Bar(BookingKind.Hard, 50)], [new(Pat, new(2026, 3, 5), new(2026, 3, 7))]);
        var week = Availability.Of(booked, Monday, Sunday, Plain with { Holidays = [new(2026, 3, 4), new(2026, 3, 7)] });
        Assert.Equal((4, 1, 2, 2), (week.WorkingDays, week.Holidays, week.DaysAway, week.DaysThere));
        Assert.Equal((16m, 8m, 8m, 8m), (week.Worked, week.Hard, week.Free, week.Uncovered));
    }

    [Fact]
    public void A_soft_booking_takes_nothing_away()
    {
        var week = Availability.Of(Place(100, [Bar(BookingKind.Hard, 60), Bar(BookingKind.Soft, 80)]), Monday, Sunday, Plain);
        Assert.Equal((24m, 32m, 16m, 2m, .6), (week.Hard, week.Soft, week.Free, week.FreeDays, week.Utilisation));
    }

    [Fact]
    public void Outside_of_the_pool_there_is_nothing()
    {
        var leaves = new PoolPlace(Pat, "Pat", [new(Pat, "Pat", Start, new(2026, 3, 3), null)], [], [new(Pat, Start, 100)], [], []);
        Assert.Equal((2, 16m), (Availability.Of(leaves, Monday, Sunday, Plain).WorkingDays, Availability.Of(leaves, Monday, Sunday, Plain).Worked));
        Assert.Null(Availability.Of(leaves, new(2026, 3, 9), new(2026, 3, 15), Plain).Utilisation);
    }

    [Fact]
    public void Weeks_begin_on_Mondays() =>
        Assert.Equal([Monday, new(2026, 3, 9), new(2026, 3, 16)], Availability.Weeks(Place(100), new(2026, 3, 8), 3, Plain).Select(w => w.From));

    [Fact]
    public async Task The_board_the_list_and_the_persons_page_tell_of_the_same_hours()
    {
        await using var world = await Begun();
        await world.Do(new BookPerson(Pat, Bridge, BookingKind.Hard, 50, new(2026, 3, 2), new(2026, 3, 31)));
        await world.Do(new AddHolidays(CalendarId.Default, [new(new(2026, 3, 4), "Founding day"), new(new(2026, 3, 5), "Day after")]));
        await world.Do(new RemoveHoliday(CalendarId.Default, new(2026, 3, 5)));
        await world.Do(new EnterAbsence(Pat, new(2026, 3, 9), new(2026, 3, 13)));

        var march = (await world.Ask(new FindPool(new(2026, 3, 1), 1))).People.Single();
        Assert.Equal((16 * 8m, 16 * 4m, .5), (march.Shown!.Worked, march.Shown.Hard, march.Utilisation));
        var weeks = (await world.Ask(new ShowPoolMember(Pat)))!.Weeks;
        Assert.Equal((13, Monday, 32m, 16m), (weeks.Count, weeks[0].From, weeks[0].Worked, weeks[0].Free));
        Assert.Equal((5, 0m, 20m), (weeks[1].DaysAway, weeks[1].Worked, weeks[1].Uncovered));
        var free = (await world.Ask(new FindAvailable())).People.Single();
        Assert.Equal((Monday, 14 * 4m), (free.From, free.Ahead!.Free));
    }

    [Fact]
    public async Task Whoever_is_away_is_available_from_the_first_working_day_they_are_back()
    {
        await using var world = await Begun();
        await world.Do(new EnterAbsence(Pat, new(2026, 3, 2), new(2026, 3, 6)));
        Assert.Equal(new(2026, 3, 9), (await world.Ask(new FindAvailable())).People.Single().From);
        Assert.Empty((await world.Ask(new FindAvailable(4))).People);
        // On a weekend, whoever is free on Monday is free now.
        await world.Until(new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(new(2026, 3, 14), (await world.Ask(new FindAvailable(0))).People.Single().From);
    }

    private static async Task<World> Begun()
    {
        var world = new World(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await world.Do(new ClaimEmail(Pat, "pat@example.org"), roles: [Role.Administrator]);
        await world.Do(new AddPerson(Pat, "pat", "pat@example.org", "UTC"), roles: [Role.Administrator]);
        await world.Do(new JoinPool(Pat, Grade.ProjectManager, 100, Start));
        await world.Do(new RegisterProject("BRIDGE", "BRIDGE", null, null, new ProjectProfile()));
        return world;
    }

    private static PoolPlace Place(int percent, IReadOnlyList<PoolBar>? bars = null, IReadOnlyList<PoolPlace.AwayRow>? away = null) =>
        new(Pat, "Pat", [new(Pat, "Pat", Start, null, null)], [], [new(Pat, Start, percent)], bars ?? [], away ?? []);

    private static PoolBar Bar(BookingKind kind, int percent) => new(One, Bridge, "BRIDGE", "Bridge", kind, percent, Monday, Sunday);
}
