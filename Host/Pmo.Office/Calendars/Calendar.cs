using System.Collections.Immutable;

namespace Pmo.Office;

/// <summary>A working-day calendar and its holidays. The default calendar exists from the first start, without an event.</summary>
internal sealed record Calendar(bool Created, string Name, string Zone, ImmutableSortedSet<DayOfWeek> WorkingDays, ImmutableSortedDictionary<DateOnly, string> Holidays) : IState<Calendar>
{
    public static Calendar Initial { get; } =
        new(false, "Standard", WorkingCalendar.Plain.Zone, [.. WorkingCalendar.Plain.WorkingDays], ImmutableSortedDictionary<DateOnly, string>.Empty);

    public static Decision Unknown => Decision.Refuse("calendar.unknown", "There is no such calendar.");

    public bool Exists(CalendarId id) => Created || id == CalendarId.Default;

    public Calendar Evolve(object @event) => @event switch
    {
        CalendarCreated e => this with { Created = true, Name = e.Name, Zone = e.Zone, WorkingDays = [.. e.WorkingDays] },
        CalendarChanged e => this with { Created = true, Name = e.Name, Zone = e.Zone, WorkingDays = [.. e.WorkingDays] },
        HolidaysAdded e => this with { Holidays = Holidays.SetItems(e.Holidays.Select(h => KeyValuePair.Create(h.Day, h.Name))) },
        HolidayRemoved e => this with { Holidays = Holidays.Remove(e.Day) },
        _ => throw new UnknownEventException(typeof(Calendar), @event),
    };
}
