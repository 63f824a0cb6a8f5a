using Pmo.Staffing.Capacity;

namespace Pmo.Staffing.Board;

/// <summary>Who of the pool is available: free now, or free again within some days; those who wait longest first.</summary>
/// <param name="Days">How far ahead, 0 to 365.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record FindAvailable(int Days = 90) : IQuery<AvailablePeople>;

/// <summary>Who is available.</summary>
/// <param name="Today">The day that was looked from.</param>
/// <param name="People">First those who are free now.</param>
internal sealed record AvailablePeople(DateOnly Today, IReadOnlyList<AvailableRow> People);

/// <summary>A person with something free.</summary>
/// <param name="Free">The share of a full week that is free from that day on.</param>
/// <param name="From">The first day on which they can work on it: today (also on a weekend, when the next working day is free), or a working day after a booking, a holiday or an absence.</param>
/// <param name="Since">Since when they have had nothing booked at all; null: something is booked.</param>
/// <param name="Idle">How many days that is.</param>
/// <param name="Last">The last project they were booked for.</param>
/// <param name="Next">The next booking, hard or soft.</param>
internal sealed record AvailableRow(PersonId Person, string Name, Grade? Grade, int Free, DateOnly From, DateOnly? Since, int Idle, PoolBar? Last, PoolBar? Next, DateOnly? AwayUntil)
{
    /// <summary>Working days and hours of the four weeks from today on.</summary>
    public Stretch? Ahead { get; init; }
}

/// <summary>Reads who is free now and who will be.</summary>
internal sealed class FindAvailableAnswer : IAnswer<FindAvailable, AvailablePeople>
{
    public AvailablePeople Answer(FindAvailable q, Viewer who, Db db)
    {
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        var ahead = today.AddDays(Math.Clamp(q.Days, 0, 365));
        var calendar = PoolCalendar.Read(db);
        return new(today, [.. PoolPlace.Read(db).Select(p => Of(p, today, ahead, calendar)).OfType<AvailableRow>()
            .OrderBy(r => r.From).ThenByDescending(r => r.Idle).ThenByDescending(r => r.Free).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Person.Value)]);
    }

    private static AvailableRow? Of(PoolPlace p, DateOnly today, DateOnly ahead, WorkingCalendar calendar)
    {
        var first = calendar.AddWorkingDays(today, 0);
        for (var day = first; day <= ahead || day == first; day = day.AddDays(1))
            if (Availability.FreeOn(p, day, calendar) is > 0 and var free) return Row(p, today, day == first ? today : day, free) with { Ahead = Availability.Of(p, today, today.AddDays(27), calendar) };
        return null;
    }

    private static AvailableRow Row(PoolPlace p, DateOnly today, DateOnly from, int free)
    {
        var hard = p.Bars.Where(b => b.Kind == BookingKind.Hard).ToList();
        var last = hard.Where(b => b.From <= today).OrderBy(b => b.To).LastOrDefault();
        var stay = p.Stays.LastOrDefault(s => s.FromDay <= today);
        DateOnly? since = stay is null || p.BookedOn(today) > 0 ? null : last?.To >= stay.FromDay ? last.To.AddDays(1) : stay.FromDay;
        return new(p.Person, p.Name, p.GradeOn(from), free, from, since, since is { } s ? today.DayNumber - s.DayNumber : 0, last,
            p.Bars.Where(b => b.From > today).OrderBy(b => b.From).FirstOrDefault(), p.Absences.LastOrDefault(a => a.FromDay <= today && today <= a.ToDay)?.ToDay);
    }
}
