namespace Pmo.Office;

/// <summary>Everyone signed in may see by which calendars the PMO counts.</summary>
internal sealed class FindCalendarsAnswer : IAnswer<FindCalendars, IReadOnlyList<CalendarRow>>
{
    public IReadOnlyList<CalendarRow> Answer(FindCalendars q, Viewer who, Db db) => [.. db.List<Row>($"""
        select c.id calendar, c.name, c.zone, c.working_days, count(h.day) holidays, max(h.day) last_holiday
        from calendar c left join holiday h on h.calendar = c.id group by c.id order by c.id <> {CalendarId.Default}, c.name collate nocase, c.id
        """).Select(r => new CalendarRow(r.Calendar, r.Name, r.Zone, WorkingCalendars.DaysOf(r.WorkingDays), r.Holidays, r.LastHoliday))];

    private sealed record Row(CalendarId Calendar, string Name, string Zone, string WorkingDays, int Holidays, DateOnly? LastHoliday);
}

/// <summary>Everyone signed in may see a calendar's holidays.</summary>
internal sealed class ShowCalendarAnswer : IAnswer<ShowCalendar, CalendarSheet?>
{
    public CalendarSheet? Answer(ShowCalendar q, Viewer who, Db db)
    {
        if (db.One<Row>($"select id, name, zone, working_days from calendar where id = {q.Calendar}") is not { } c) return null;
        var holidays = db.List<Holiday>($"select day, name from holiday where calendar = {q.Calendar} order by day");
        return new CalendarSheet(c.Id, c.Name, c.Zone, WorkingCalendars.DaysOf(c.WorkingDays), holidays);
    }

    private sealed record Row(CalendarId Id, string Name, string Zone, string WorkingDays);
}
