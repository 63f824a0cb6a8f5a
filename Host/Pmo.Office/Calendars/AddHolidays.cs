namespace Pmo.Office;

/// <summary>A holiday is one day with a name; a day that is there already only takes another name.</summary>
internal sealed class AddHolidaysRule : IRule<AddHolidays, Calendar>
{
    /// <summary>The most holidays one command adds: twenty years of fifty.</summary>
    public const int Most = 1000;

    public string Stream(AddHolidays c) => Calendars.StreamOf(c.Calendar);

    public Decision Decide(AddHolidays c, Calendar calendar, Moment m) => calendar switch
    {
        _ when !calendar.Exists(c.Calendar) => Calendar.Unknown,
        _ when c.Holidays.Count > Most => Decision.Refuse("calendar.too-many-holidays", $"Add at most {Most} holidays at a time."),
        _ when c.Holidays.Any(h => h is null || !Entry.IsLine(h.Name, Entry.Name)) => Decision.Refuse("calendar.holiday-unnamed", $"Give each holiday a name of one line, at most {Entry.Name} characters."),
        _ when c.Holidays.Any(h => h.Day.Year is < 1900 or > 2200) => Decision.Refuse("calendar.holiday-year", "A holiday lies between 1900 and 2200."),
        _ => New(c.Calendar, c.Holidays, calendar),
    };

    /// <summary>What is new of these holidays, in order.</summary>
    public static Decision New(CalendarId id, IEnumerable<Holiday> holidays, Calendar calendar)
    {
        Holiday[] added = [.. holidays.Select(h => h with { Name = h.Name.Trim() }).DistinctBy(h => h.Day).Where(h => calendar.Holidays.GetValueOrDefault(h.Day) != h.Name).OrderBy(h => h.Day)];
        return added is [] ? Decision.Nothing : [new HolidaysAdded(id, added)];
    }
}

/// <summary>Makes a holiday a working day again.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record RemoveHoliday(CalendarId Calendar, DateOnly Day) : ICommand;

/// <summary>A day that is no holiday needs no removing.</summary>
internal sealed class RemoveHolidayRule : IRule<RemoveHoliday, Calendar>
{
    public string Stream(RemoveHoliday c) => Calendars.StreamOf(c.Calendar);

    public Decision Decide(RemoveHoliday c, Calendar calendar, Moment m) => calendar switch
    {
        _ when !calendar.Exists(c.Calendar) => Calendar.Unknown,
        _ when !calendar.Holidays.ContainsKey(c.Day) => Decision.Nothing,
        _ => [new HolidayRemoved(c.Calendar, c.Day)],
    };
}
