namespace Pmo.Office;

/// <summary>How working-day calendars are told.</summary>
internal static class CalendarStory
{
    public static StreamStory Story { get; } = new StreamStory<Calendar>("office.calendar", "Calendar").Rules().Is<CalendarId>().Also(Role.Administrator).On(id => $"/calendars/{id}")
        .Called<CalendarCreated>(e => $"Calendar \"{e.Name}\"").Called<CalendarChanged>(e => $"Calendar \"{e.Name}\"").Names("Created", "In use")
        .Says<CalendarCreated>(e => $"The calendar \"{e.Name}\" was made: {Tell.List([.. e.WorkingDays.Select(d => d.ToString())])} are worked, in {e.Zone}.")
        .Says<CalendarChanged>(e => $"The calendar \"{e.Name}\" was changed: {Tell.List([.. e.WorkingDays.Select(d => d.ToString())])} are worked, in {e.Zone}.")
        .Says<HolidaysAdded>((e, c) => $"{Tell.Count(e.Holidays.Count, "holiday was", "holidays were")} added to the calendar \"{c.Name}\": {Tell.List([.. e.Holidays.Select(h => $"{h.Name} on {Tell.Day(h.Day)}")])}.")
        .Says<HolidayRemoved>((e, c) => $"{Tell.Day(e.Day)} is no longer a holiday of the calendar \"{c.Name}\".", e => Tell.Day(e.Day));
}
