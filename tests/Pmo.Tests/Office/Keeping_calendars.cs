using Pmo.Office;

namespace Pmo.Tests.Office;

[Trait("Feature", "R7")]
public sealed class Keeping_calendars
{
    private static readonly CalendarId Berlin = new(new Guid("00000000-0000-8000-8000-0000000000be"));
    private static readonly CreateCalendar Create = new(Berlin, " Berlin ", "Europe/Berlin", [DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Monday]);
    private static readonly CalendarCreated Created = new(Berlin, "Berlin", "Europe/Berlin", [DayOfWeek.Monday, DayOfWeek.Friday]);
    private static readonly Holiday Christmas = new(new DateOnly(2026, 12, 25), "Christmas");

    [Fact]
    public void A_calendar_says_which_days_are_worked_and_where() => new Given<Calendar>().When(new CreateCalendarRule(), Create).Then(Created);

    [Theory]
    [InlineData("Europe/Berlinn")]
    [InlineData("")]
    [InlineData("W. Europe Standard Time")]
    public void An_unknown_zone_is_refused(string zone) => new Given<Calendar>().When(new CreateCalendarRule(), Create with { Zone = zone })
        .Refused("calendar.zone-unknown", $"The time zone \"{zone}\" is not known; give one such as Europe/Berlin.");

    [Fact]
    public void A_calendar_without_a_working_day_or_a_name_is_refused()
    {
        new Given<Calendar>().When(new CreateCalendarRule(), Create with { WorkingDays = [] }).Refused("calendar.no-working-day");
        new Given<Calendar>().When(new CreateCalendarRule(), Create with { Name = " " }).Refused("calendar.name-invalid");
    }

    [Fact]
    public void A_calendar_is_created_once_and_then_changed()
    {
        new Given<Calendar>(Created).When(new CreateCalendarRule(), Create).Refused("calendar.exists");
        var change = new ChangeCalendar(Berlin, "Berlin", "Europe/Berlin", [DayOfWeek.Friday, DayOfWeek.Monday]);
        new Given<Calendar>(Created).When(new ChangeCalendarRule(), change).Then();
        new Given<Calendar>(Created).When(new ChangeCalendarRule(), change with { Name = "Hamburg" }).Then(new CalendarChanged(Berlin, "Hamburg", "Europe/Berlin", [DayOfWeek.Monday, DayOfWeek.Friday]));
        new Given<Calendar>().When(new ChangeCalendarRule(), change).Refused("calendar.unknown");
    }

    [Fact]
    public void The_default_calendar_is_there_from_the_first_start()
    {
        new Given<Calendar>().When(new AddHolidaysRule(), new AddHolidays(CalendarId.Default, [Christmas])).Then(new HolidaysAdded(CalendarId.Default, [Christmas]));
        new Given<Calendar>().When(new ChangeCalendarRule(), new ChangeCalendar(CalendarId.Default, "New York", "America/New_York", [DayOfWeek.Monday])).Then<CalendarChanged>();
        new Given<Calendar>().When(new CreateCalendarRule(), Create with { Calendar = CalendarId.Default }).Then<CalendarCreated>();
    }

    [Fact]
    public void A_holiday_is_added_once_and_may_take_another_name()
    {
        var rule = new AddHolidaysRule();
        var given = new Given<Calendar>(Created, new HolidaysAdded(Berlin, [Christmas]));
        given.When(rule, new AddHolidays(Berlin, [Christmas])).Then();
        given.When(rule, new AddHolidays(Berlin, [Christmas with { Name = "Christmas Day" }, Christmas])).Then(new HolidaysAdded(Berlin, [Christmas with { Name = "Christmas Day" }]));
        given.When(rule, new AddHolidays(Berlin, [Christmas with { Name = " " }])).Refused("calendar.holiday-unnamed");
        given.When(rule, new AddHolidays(Berlin, [null!])).Refused("calendar.holiday-unnamed");
        given.When(rule, new AddHolidays(Berlin, [Christmas with { Day = new DateOnly(26, 12, 25) }])).Refused("calendar.holiday-year");
        given.When(rule, new AddHolidays(Berlin, [.. Enumerable.Repeat(Christmas, 1001)])).Refused("calendar.too-many-holidays");
    }

    [Fact]
    public void A_holiday_is_removed_once()
    {
        var rule = new RemoveHolidayRule();
        new Given<Calendar>(Created, new HolidaysAdded(Berlin, [Christmas])).When(rule, new RemoveHoliday(Berlin, Christmas.Day)).Then(new HolidayRemoved(Berlin, Christmas.Day));
        new Given<Calendar>(Created).When(rule, new RemoveHoliday(Berlin, Christmas.Day)).Then();
    }
}
