using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>A calendar as the Office keeps it, folded for rules that count working days.</summary>
internal sealed record WorkingDays(bool Known, WorkingCalendar Calendar) : IState<WorkingDays>
{
    public static WorkingDays Initial { get; } = new(false, WorkingCalendar.Plain);

    public WorkingDays Evolve(object @event) => @event switch
    {
        CalendarCreated e => With(e.Zone, e.WorkingDays),
        CalendarChanged e => With(e.Zone, e.WorkingDays),
        HolidaysAdded e => this with { Calendar = Calendar with { Holidays = Calendar.Holidays.Union(e.Holidays.Select(h => h.Day)) } },
        HolidayRemoved e => this with { Calendar = Calendar with { Holidays = Calendar.Holidays.Remove(e.Day) } },
        _ => this,
    };

    private WorkingDays With(string zone, IEnumerable<DayOfWeek> days) =>
        new(true, Calendar with { Zone = zone, WorkingDays = [.. days] });
}
