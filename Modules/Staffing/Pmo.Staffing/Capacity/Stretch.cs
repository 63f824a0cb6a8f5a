using Pmo.Staffing.Board;

namespace Pmo.Staffing.Capacity;

/// <summary>
/// What a person has in a stretch of days: working days of the calendar on which they belong to the pool, less holidays and days away; and
/// in hours, a full day having eight, what they work, what is booked of it, and what is free.
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="WorkingDays">Days of the working week on which they belong to the pool, holidays not counted.</param>
/// <param name="Holidays">Days of the working week that are holidays.</param>
/// <param name="DaysAway">Working days on which they are absent.</param>
/// <param name="Worked">Hours on the days they are there.</param>
/// <param name="Hard">Of these, promised.</param>
/// <param name="Soft">Of these, pencilled in.</param>
/// <param name="Free">Hours worked and not promised; soft bookings stand in nobody's way.</param>
/// <param name="Uncovered">Hours promised on days on which they are away.</param>
public sealed record Stretch(DateOnly From, DateOnly To, int WorkingDays, int Holidays, int DaysAway, decimal Worked, decimal Hard, decimal Soft, decimal Free, decimal Uncovered)
{
    /// <summary>Full days of eight hours that are free.</summary>
    public decimal FreeDays => Free / Pooling.Load.HoursOfDay;

    /// <summary>Working days on which they are there.</summary>
    public int DaysThere => WorkingDays - DaysAway;

    /// <summary>What is promised of what they work, 0 to 1; null: they work nothing.</summary>
    public double? Utilisation => Worked == 0 ? null : (double)(Hard / Worked);
}

/// <summary>The one place that says what a person has on a day or in a stretch of days: share of the week, working calendar, holidays, absences and bookings. Coaching duties join here once there are some.</summary>
internal static class Availability
{
    /// <summary>What the person has from a day to a day, both included.</summary>
    public static Stretch Of(PoolPlace place, DateOnly from, DateOnly to, WorkingCalendar calendar)
    {
        var (working, holidays, away) = (0, 0, 0);
        var (worked, hard, soft, free, uncovered) = (0m, 0m, 0m, 0m, 0m);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var available = place.AvailableOn(day);
            if (available == 0 || !InWeek(calendar, day)) continue;
            if (calendar.Holidays.Contains(day))
            {
                holidays++;
                continue;
            }

            working++;
            var booked = place.BookedOn(day);
            if (place.AwayOn(day))
            {
                away++;
                uncovered += Hours(booked);
                continue;
            }

            (worked, hard, soft, free) = (worked + Hours(available), hard + Hours(booked), soft + Hours(place.PencilledOn(day)), free + Hours(Math.Max(0, available - booked)));
        }

        return new(from, to, working, holidays, away, worked, hard, soft, free, uncovered);
    }

    /// <summary>The share of a full week that is free on a day; 0 on weekends, holidays and days away.</summary>
    public static int FreeOn(PoolPlace place, DateOnly day, WorkingCalendar calendar) => calendar.IsWorkingDay(day) && !place.AwayOn(day) ? place.FreeOn(day) : 0;

    /// <summary>Weeks from the Monday of a day on.</summary>
    public static IEnumerable<Stretch> Weeks(PoolPlace place, DateOnly day, int weeks, WorkingCalendar calendar)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return Enumerable.Range(0, weeks).Select(n => Of(place, monday.AddDays(7 * n), monday.AddDays(7 * n + 6), calendar));
    }

    private static bool InWeek(WorkingCalendar calendar, DateOnly day) => calendar.WorkingDays.IsEmpty || calendar.WorkingDays.Contains(day.DayOfWeek);

    private static decimal Hours(int percent) => Pooling.Load.HoursOfDay * percent / 100m;
}
