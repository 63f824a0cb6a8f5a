using System.Collections.Immutable;

namespace Pmo;

/// <summary>Working days and holidays in a time zone: turns "two working days later at 17:00" into an instant. Pure.</summary>
/// <param name="Zone">IANA time zone.</param>
/// <param name="WorkingDays">The days of the week worked; empty counts as all seven, so that nothing waits for ever.</param>
/// <param name="Holidays">Days on which nobody works.</param>
public sealed record WorkingCalendar(string Zone, ImmutableHashSet<DayOfWeek> WorkingDays, ImmutableHashSet<DateOnly> Holidays)
{
    /// <summary>Monday to Friday, no holidays, UTC.</summary>
    public static WorkingCalendar Plain { get; } =
        new("UTC", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], []);

    /// <summary>True on days that count.</summary>
    public bool IsWorkingDay(DateOnly day) => (WorkingDays.IsEmpty || WorkingDays.Contains(day.DayOfWeek)) && !Holidays.Contains(day);

    /// <summary>The n-th working day after (or, negative, before) a day; 0 is the day itself, or the next working day.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int days)
    {
        var step = days < 0 ? -1 : 1;
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) left--;
        }

        for (var tries = 0; !IsWorkingDay(day) && tries < 366; tries++) day = day.AddDays(step);
        return day;
    }

    /// <summary>Working days from one day to another: 0 for the same day, negative backwards.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -WorkingDaysBetween(to, from);
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkingDay(day)) days++;
        return days;
    }

    /// <summary>
    /// The instant of a local time on a day in the zone, UTC. A time that the clock skips in spring is taken an hour later;
    /// of a time that comes twice in autumn the first counts.
    /// </summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => At(day, time, Zone);

    /// <inheritdoc cref="At(DateOnly, TimeOnly)"/>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, string zone)
    {
        var info = ZoneOf(zone);
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (info.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = info.IsAmbiguousTime(local) ? info.GetAmbiguousTimeOffsets(local).Max() : info.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The day an instant falls on in the zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DayOf(instant, Zone);

    /// <inheritdoc cref="DayOf(DateTimeOffset)"/>
    public static DateOnly DayOf(DateTimeOffset instant, string zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, ZoneOf(zone)).DateTime);

    /// <summary>The time zone by its IANA name; UTC when this machine does not know it.</summary>
    public static TimeZoneInfo ZoneOf(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info) ? info : TimeZoneInfo.Utc;
}
