namespace Pmo.Office;

/// <summary>A calendar has a name, a time zone that is known, and at least one working day.</summary>
internal sealed class CreateCalendarRule : IRule<CreateCalendar, Calendar>
{
    public string Stream(CreateCalendar c) => Calendars.StreamOf(c.Calendar);

    public Decision Decide(CreateCalendar c, Calendar calendar, Moment m) => calendar switch
    {
        { Created: true } => Decision.Refuse("calendar.exists", $"This calendar was created before, as \"{calendar.Name}\"."),
        _ when CalendarEntry.Refused(c.Name, c.Zone, c.WorkingDays) is { } refused => refused,
        _ => [new CalendarCreated(c.Calendar, c.Name.Trim(), c.Zone, CalendarEntry.InOrder(c.WorkingDays))],
    };
}

/// <summary>Changes a calendar's name, zone or working days. What is closed is never re-dated by it.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record ChangeCalendar(CalendarId Calendar, string Name, string Zone, IReadOnlyList<DayOfWeek> WorkingDays) : ICommand;

/// <summary>A changed calendar keeps a known zone and at least one working day.</summary>
internal sealed class ChangeCalendarRule : IRule<ChangeCalendar, Calendar>
{
    public string Stream(ChangeCalendar c) => Calendars.StreamOf(c.Calendar);

    public Decision Decide(ChangeCalendar c, Calendar calendar, Moment m) => calendar switch
    {
        _ when !calendar.Exists(c.Calendar) => Calendar.Unknown,
        _ when CalendarEntry.Refused(c.Name, c.Zone, c.WorkingDays) is { } refused => refused,
        _ when c.Name.Trim() == calendar.Name && c.Zone == calendar.Zone && calendar.WorkingDays.SetEquals(c.WorkingDays) => Decision.Nothing,
        _ => [new CalendarChanged(c.Calendar, c.Name.Trim(), c.Zone, CalendarEntry.InOrder(c.WorkingDays))],
    };
}

/// <summary>What a calendar must look like.</summary>
internal static class CalendarEntry
{
    public static Decision? Refused(string name, string zone, IReadOnlyList<DayOfWeek> workingDays) =>
        !Entry.IsLine(name, Entry.Name) ? Decision.Refuse("calendar.name-invalid", $"Give the calendar a name of one line, at most {Entry.Name} characters.")
        : !PersonEntry.KnowsZone(zone) ? Decision.Refuse("calendar.zone-unknown", $"The time zone \"{zone}\" is not known; give one such as Europe/Berlin.")
        : workingDays.Count == 0 ? Decision.Refuse("calendar.no-working-day", "Choose at least one working day, or nothing would ever fall due.")
        : null;

    /// <summary>Each day once, Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> InOrder(IEnumerable<DayOfWeek> days) => [.. days.Distinct().OrderBy(d => ((int)d + 6) % 7)];
}
