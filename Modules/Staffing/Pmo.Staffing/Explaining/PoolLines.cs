namespace Pmo.Staffing.Explaining;

/// <summary>How stretches of the pool stand among the rows behind a figure.</summary>
internal static class PoolLines
{
    /// <summary>What somebody works, or comes free.</summary>
    public static FigureRow Row(WorkSpan w, decimal gives, string says, string? leftOut = null, IEnumerable<RowCells>? more = null, decimal of = 0) =>
        new($"{Tell.Name(w.Person)}, what they work", $"/staffing/pool/{w.Person}", null, gives, says, leftOut, [.. Cells(w), .. more ?? []], Of: of);

    /// <summary>What somebody is booked for.</summary>
    public static FigureRow Row(BookedSpan b, decimal gives, string says, string? leftOut = null) =>
        new($"{Tell.Name(b.Person)} for {Tell.Name(b.Project)}", $"/staffing/pool/{b.Person}", b.Project, gives, says, leftOut, [.. Cells(b)]);

    public static IEnumerable<RowCells> Cells(WorkSpan w) =>
        [new("pool_stay", RowCells.KeyOf(w.Person.Value, w.Stay), "last_day"), new("pool_percent", RowCells.KeyOf(w.Person.Value, w.Since), "percent")];

    public static IEnumerable<RowCells> Cells(BookedSpan b) =>
        [new("booking", RowCells.KeyOf(b.Booking.Value), "kind", "to_day"), new("booking_share", RowCells.KeyOf(b.Booking.Value, b.Since), "percent")];

    public static RowCells Cells(AwaySpan a) => new("staffing_absence", RowCells.KeyOf(a.Id), "from_day", "to_day");

    /// <summary>Both sides of a utilisation over some days: what people work, and what is booked of it.</summary>
    /// <param name="unit">How much one full working day is: eight hours, or one day.</param>
    /// <param name="kind">The bookings that count.</param>
    public static IEnumerable<FigureRow> Use(PoolSpans spans, Func<PersonId, bool> of, DateOnly from, DateOnly to, decimal unit, BookingKind kind = BookingKind.Hard)
    {
        foreach (var w in spans.Worked.Where(w => of(w.Person) && w.FromDay <= to && w.ToDay >= from))
        {
            var (days, away) = (spans.DaysThere(w, from, to), spans.AwayIn(w.Person, from, to).ToList());
            yield return Row(w, 0, $"works {w.Percent} % of a week: {Said(days, w.Percent, unit)}{(away.Count > 0 ? ", absences left out" : "")}", null, away.Select(Cells), days * unit * w.Percent / 100m);
        }

        foreach (var row in Bookings(spans, of, from, to, unit, kind)) yield return row;
    }

    /// <summary>What is booked on the days on which people are there.</summary>
    public static IEnumerable<FigureRow> Bookings(PoolSpans spans, Func<PersonId, bool> of, DateOnly from, DateOnly to, decimal unit, BookingKind kind)
    {
        foreach (var b in spans.Booked.Where(b => of(b.Person) && b.FromDay <= to && b.ToDay >= from))
        {
            var days = spans.DaysThere(b, from, to);
            yield return Row(b, days * unit * b.Percent / 100m, $"booked {b.Percent} % of a week: {Said(days, b.Percent, unit)}", b.Kind == kind ? null : kind == BookingKind.Hard ? "soft bookings" : "hard bookings");
        }
    }

    private static string Said(int days, int percent, decimal unit) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Tell.Count(days, "working day")} there, {days * unit * percent / 100m:#,0.##} {(unit == 1 ? "full days" : "h")}");
}
