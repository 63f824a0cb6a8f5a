namespace Pmo.Staffing.Pooling;

/// <summary>A stretch of days on which more is booked than a person is available.</summary>
internal sealed record TooMuch(DateOnly From, DateOnly To, int Available, IReadOnlyList<(string Code, int Percent)> Booked)
{
    public int Percent => Booked.Sum(b => b.Percent);
}

/// <summary>What a person is booked for, day by day, against what they are available.</summary>
internal static class Load
{
    /// <summary>A full day has eight hours.</summary>
    public const decimal HoursOfDay = 8m;

    /// <summary>The stretches on which the hard bookings, one of them changed or added, exceed what the person is available; in order, none: it fits.</summary>
    /// <param name="member">The person, as they would be.</param>
    /// <param name="with">The booking that is added or changed; null: all as they stand.</param>
    /// <param name="since">Days before this one are past, and not looked at.</param>
    public static IReadOnlyList<TooMuch> TooMuch(PoolMember member, PoolBooking? with, DateOnly? since = null)
    {
        var bookings = member.Bookings.Values.Where(b => b.Id != with?.Id && b.Kind == BookingKind.Hard).Append(with).OfType<PoolBooking>().OrderBy(b => b.Code, StringComparer.Ordinal).ThenBy(b => b.Id.Value).ToList();
        var (first, last) = with is { } w ? (w.From, w.To) : bookings.Count == 0 ? (default, default) : (bookings.Min(b => b.From), bookings.Max(b => b.To));
        if (since > first) first = since.Value;
        var found = new List<TooMuch>();
        if (bookings.Count == 0) return found;
        var days = Borders(member, bookings).Where(d => d > first && d <= last).Prepend(first).Distinct().Order().ToList();
        for (var i = 0; i < days.Count && days[i] <= last; i++)
        {
            var (day, until) = (days[i], i + 1 < days.Count ? days[i + 1].AddDays(-1) : last);
            var booked = bookings.Select(b => (b.Code, Percent: b.On(day))).Where(b => b.Percent > 0).ToList();
            if (booked.Sum(b => b.Percent) <= member.AvailableOn(day)) continue;
            var here = new TooMuch(day, until, member.AvailableOn(day), booked);
            if (found is [.., var before] && before.To.AddDays(1) == day && before.Available == here.Available && before.Booked.SequenceEqual(here.Booked)) found[^1] = before with { To = until };
            else found.Add(here);
        }

        return found;
    }

    /// <summary>What is too much in words: which days, how many hours, which bookings.</summary>
    public static string Words(IReadOnlyList<TooMuch> stretches, WorkingCalendar calendar) => string.Join(" ", stretches.Take(3).Select(s => Words(s, calendar)))
        + (stretches.Count > 3 ? $" And {Tell.Count(stretches.Count - 3, "more stretch", "more stretches")} of days." : "");

    private static string Words(TooMuch s, WorkingCalendar calendar)
    {
        var days = 0;
        for (var day = s.From; day <= s.To && days < 10_000; day = day.AddDays(1))
            if (calendar.IsWorkingDay(day)) days++;
        var hours = decimal.Round(days * HoursOfDay * (s.Percent - s.Available) / 100m, 1);
        var when = s.From == s.To ? $"On {Tell.Day(s.From)}" : $"From {Tell.Day(s.From)} to {Tell.Day(s.To)}";
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{when} {Tell.List([.. s.Booked.Select(b => $"{b.Percent} % for {b.Code}")])} would be booked, and {s.Available} % is available: {hours:0.#} hours on {Tell.Count(days, "working day")} too many.");
    }

    // The days on which something changes: between two of them nothing does.
    private static IEnumerable<DateOnly> Borders(PoolMember member, IEnumerable<PoolBooking> bookings) =>
    [
        .. member.Stays.SelectMany(s => s.LastDay is { } last ? new[] { s.From, last.AddDays(1) } : [s.From]), .. member.Percents.Keys,
        .. bookings.SelectMany(b => b.Shares.Keys.Append(b.To.AddDays(1))),
    ];
}
