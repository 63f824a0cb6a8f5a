using Pmo.Staffing.Board;

namespace Pmo.Staffing.RollingOff;

/// <summary>A working day from which on less of a person is promised than on the working day before.</summary>
/// <param name="Day">The first working day on which it is free.</param>
/// <param name="Comes">The share of a full week that comes free.</param>
/// <param name="Free">The share that is free then, with what was free before.</param>
/// <param name="Of">The bookings that end or take less.</param>
/// <param name="Next">The booking that takes more again; null: none is known.</param>
public sealed record Drop(DateOnly Day, int Comes, int Free, IReadOnlyList<PoolBar> Of, PoolBar? Next)
{
    /// <summary>Nothing at all is promised from that day on.</summary>
    public bool Whole { get; init; }
}

/// <summary>When people roll off: what one booking gives and another takes on the next working day comes free for nobody.</summary>
internal static class RollOff
{
    /// <summary>The drops after one day, until another, in order.</summary>
    public static IReadOnlyList<Drop> Of(PoolPlace place, DateOnly today, DateOnly until, WorkingCalendar calendar)
    {
        var drops = new List<Drop>();
        var before = calendar.AddWorkingDays(today, calendar.IsWorkingDay(today) ? 0 : -1);
        for (var day = before.AddDays(1); day <= until; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day)) continue;
            var free = place.FreeOn(day);
            if (day > today && free > 0 && place.BookedOn(before) - place.BookedOn(day) is > 0 and var less)
                drops.Add(new(day, Math.Min(less, free), free, Ending(place, before, day), NextAfter(place, day)) { Whole = place.BookedOn(day) == 0 });
            before = day;
        }

        return drops;
    }

    private static List<PoolBar> Ending(PoolPlace place, DateOnly before, DateOnly day) =>
        [.. Hard(place).Where(b => b.From <= before && before <= b.To && Hard(place).Where(n => n.Booking == b.Booking && n.From <= day && day <= n.To).Sum(n => n.Percent) < b.Percent)];

    private static PoolBar? NextAfter(PoolPlace place, DateOnly day) => Hard(place).Where(b => b.From > day && place.BookedOn(b.From) > place.BookedOn(day)).MinBy(b => b.From);

    private static IEnumerable<PoolBar> Hard(PoolPlace place) => place.Bars.Where(b => b.Kind == BookingKind.Hard);
}
