namespace Pmo.Reporting;

/// <summary>The instants of one period: when its form opens, when its report is due, and when it is late, very late and missed.</summary>
internal sealed record PeriodDates(DateTimeOffset Opens, DateTimeOffset Due, DateTimeOffset LateAt, DateTimeOffset VeryLateAt, DateTimeOffset MissedAt, string Zone)
{
    /// <summary>Counts in working days of the calendar, at times of day in the cadence's zone or else the calendar's.</summary>
    public static PeriodDates Of(Cadence cadence, DateOnly dataDate, DateOnly next, WorkingCalendar calendar)
    {
        var zone = cadence.Zone ?? calendar.Zone;
        var dueDay = calendar.AddWorkingDays(dataDate, cadence.DueAfterWorkingDays);
        var due = WorkingCalendar.At(dueDay, cadence.DueTime, zone);
        var nextDataDate = WorkingCalendar.At(next, TimeOnly.MinValue, zone);
        return new(
            WorkingCalendar.At(cadence.Opens(dataDate), TimeOnly.MinValue, zone),
            due,
            After(cadence.GraceWorkingDays),
            After(cadence.VeryLateAfterWorkingDays),
            nextDataDate > due ? nextDataDate : due,
            zone);

        DateTimeOffset After(int days) => WorkingCalendar.At(calendar.AddWorkingDays(dueDay, days), cadence.DueTime, zone);
    }
}
