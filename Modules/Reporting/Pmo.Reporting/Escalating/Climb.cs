namespace Pmo.Reporting.Escalating;

/// <summary>When the steps of a ladder are taken, in working days of the project's calendar and at the time of day its reports are due.</summary>
internal sealed record Climb(Chain Chain)
{
    private string Zone => Chain.Cadence.Zone ?? Chain.Days.Calendar.Zone;

    /// <summary>The end of a grace that begins at an instant; hours in which nobody could reach the site lengthen it.</summary>
    public DateTimeOffset After(DateTimeOffset from, int workingDays) => Lengthened(from, Told(from, workingDays));

    /// <summary>The end of a grace as it is told when it begins: what becomes of the site meanwhile is counted when it ends, once.</summary>
    public DateTimeOffset Told(DateTimeOffset from, int workingDays) =>
        workingDays == 0 ? from : WorkingCalendar.At(Chain.Days.Calendar.AddWorkingDays(DayOf(from), workingDays), TimeOf(from), Zone);

    /// <summary>An end that was told before, lengthened by what became of the site since.</summary>
    public DateTimeOffset Lengthened(DateTimeOffset from, DateTimeOffset until)
    {
        var end = Chain.Outages.Lengthen(from, until);
        return end == until ? until : OnAWorkingDay(end);
    }

    /// <summary>The end of a day in the project's zone.</summary>
    public DateTimeOffset EndOf(DateOnly day) => WorkingCalendar.At(day.AddDays(1), TimeOnly.MinValue, Zone);

    public DateOnly DayOf(DateTimeOffset instant) => WorkingCalendar.DayOf(instant, Zone);

    private DateTimeOffset OnAWorkingDay(DateTimeOffset instant) =>
        Chain.Days.Calendar.IsWorkingDay(DayOf(instant)) ? instant : WorkingCalendar.At(Chain.Days.Calendar.AddWorkingDays(DayOf(instant), 0), TimeOf(instant), Zone);

    private TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, WorkingCalendar.ZoneOf(Zone)).DateTime);
}
