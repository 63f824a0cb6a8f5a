using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "R7")]
public sealed class The_calendars : IAsyncDisposable
{
    private readonly World world = new(Utc(2026, 3, 2, 9));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_default_calendar_is_listed_before_anything_happened()
    {
        var standard = (await world.Ask(new FindCalendars())).Single();
        Assert.Equal((CalendarId.Default, "Standard", "UTC", 0), (standard.Calendar, standard.Name, standard.Zone, standard.Holidays));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], standard.WorkingDays);
    }

    [Fact]
    public async Task A_file_fills_a_calendar_and_a_day_can_be_taken_out_again()
    {
        await world.Do(new ImportHolidays(CalendarId.Default, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY:Christmas\nEND:VEVENT\nEND:VCALENDAR"));
        await world.Do(new RemoveHoliday(CalendarId.Default, new(2026, 12, 25)));
        var sheet = await world.Ask(new ShowCalendar(CalendarId.Default));
        Assert.Equal([new Holiday(new(2026, 12, 26), "Christmas")], sheet!.Holidays);
        Assert.Equal(new DateOnly(2026, 12, 26), (await world.Ask(new FindCalendars())).Single().LastHoliday);
    }

    [Fact]
    public async Task Calendars_are_created_and_changed_and_the_default_comes_first()
    {
        var berlin = new CalendarId(new Guid("01900000-0000-7000-8000-0000000000be"));
        await world.Do(new CreateCalendar(berlin, "Berlin", "Europe/Berlin", [DayOfWeek.Monday]));
        await world.Do(new ChangeCalendar(CalendarId.Default, "Zürich", "Europe/Zurich", [DayOfWeek.Monday, DayOfWeek.Sunday]));
        Assert.Equal(["Zürich", "Berlin"], (await world.Ask(new FindCalendars())).Select(c => c.Name));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Sunday], (await world.Ask(new ShowCalendar(CalendarId.Default)))!.WorkingDays);
        Assert.Null(await world.Ask(new ShowCalendar(new CalendarId(Guid.Empty))));
    }
}
