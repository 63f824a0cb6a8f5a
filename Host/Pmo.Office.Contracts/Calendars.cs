namespace Pmo.Office;

/// <summary>A working-day calendar: the days of the week worked, in a time zone.</summary>
/// <param name="Zone">IANA time zone in which due times are meant.</param>
[EventName("office.calendar-created")]
public sealed record CalendarCreated(CalendarId Calendar, string Name, string Zone, IReadOnlyList<DayOfWeek> WorkingDays);

/// <summary>A calendar has another name, zone or working week from now on.</summary>
[EventName("office.calendar-changed")]
public sealed record CalendarChanged(CalendarId Calendar, string Name, string Zone, IReadOnlyList<DayOfWeek> WorkingDays);

/// <summary>Days on which nobody works, by hand or from an iCalendar file.</summary>
[EventName("office.holidays-added")]
public sealed record HolidaysAdded(CalendarId Calendar, IReadOnlyList<Holiday> Holidays);

/// <summary>A day is no longer a holiday of this calendar.</summary>
[EventName("office.holiday-removed")]
public sealed record HolidayRemoved(CalendarId Calendar, DateOnly Day);

/// <summary>A day on which nobody works.</summary>
public sealed record Holiday(DateOnly Day, string Name);

/// <summary>How calendars are named.</summary>
public static class Calendars
{
    public static string StreamOf(CalendarId calendar) => $"office.calendar-{calendar}";
}
