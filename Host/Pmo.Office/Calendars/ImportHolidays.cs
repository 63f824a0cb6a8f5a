namespace Pmo.Office;

/// <summary>Adds the holidays of an iCalendar file.</summary>
/// <param name="Calendar">To which calendar.</param>
/// <param name="File">The file's text.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record ImportHolidays(CalendarId Calendar, string File) : ICommand;

/// <summary>A file of holidays is taken whole or not at all; taking it twice adds nothing.</summary>
internal sealed class ImportHolidaysRule : IRule<ImportHolidays, Calendar>
{
    public string Stream(ImportHolidays c) => Calendars.StreamOf(c.Calendar);

    public Decision Decide(ImportHolidays c, Calendar calendar, Moment m)
    {
        if (!calendar.Exists(c.Calendar)) return Calendar.Unknown;
        var file = HolidayFile.Read(c.File, m.Now.Year);
        if (file.Fault is { } fault) return Decision.Refuse("calendar.file-unreadable", fault);
        return file.Holidays.Count > AddHolidaysRule.Most
            ? Decision.Refuse("calendar.too-many-holidays", $"The file holds {file.Holidays.Count} holidays; at most {AddHolidaysRule.Most} are taken at a time.")
            : AddHolidaysRule.New(c.Calendar, file.Holidays, calendar);
    }
}
