namespace Pmo.Reporting;

/// <summary>What a cadence counts in.</summary>
internal enum CadenceUnit { Week, Month, Quarter, Year }

/// <summary>How often a project reports, as of which days, and by when. Counted from the anchor, so that it never drifts.</summary>
/// <param name="Every">Every n units: 1 week is weekly, 2 weeks fortnightly.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Anchor">A data date from which all others are counted, forwards and backwards.</param>
/// <param name="DueAfterWorkingDays">Working days from the data date to the due day.</param>
/// <param name="DueTime">Time of day at which the report is due, in the zone.</param>
/// <param name="Calendar">The calendar whose working days count.</param>
/// <param name="Zone">IANA zone of the project; null: the calendar's.</param>
/// <param name="GraceWorkingDays">Working days after the due day in which a report is overdue but not late.</param>
/// <param name="VeryLateAfterWorkingDays">Working days after the due day from which a report is very late.</param>
/// <param name="OpensDaysBefore">Days before the data date on which the form opens.</param>
internal sealed record Cadence(
    int Every, CadenceUnit Unit, DateOnly Anchor, int DueAfterWorkingDays, TimeOnly DueTime, CalendarId Calendar, string? Zone,
    int GraceWorkingDays, int VeryLateAfterWorkingDays, int OpensDaysBefore)
{
    /// <summary>What holds until the PMO says otherwise: monthly to the last day, due five working days later at 17:00.</summary>
    public static Cadence Default { get; } =
        new(1, CadenceUnit.Month, new DateOnly(2026, 1, 31), 5, new TimeOnly(17, 0), CalendarId.Default, null, 2, 10, 7);

    /// <summary>The n-th data date from the anchor; in a month that is too short, its last day.</summary>
    public DateOnly DataDate(int n) => Unit switch
    {
        CadenceUnit.Week => Anchor.AddDays(7 * Every * n),
        CadenceUnit.Month => Anchor.AddMonths(Every * n),
        CadenceUnit.Quarter => Anchor.AddMonths(3 * Every * n),
        _ => Anchor.AddMonths(12 * Every * n),
    };

    /// <summary>The first data date on or after a day.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        var n = Guess(day);
        while (DataDate(n) >= day) n--;
        while (DataDate(n) < day) n++;
        return DataDate(n);
    }

    /// <summary>The data date that follows one.</summary>
    public DateOnly After(DateOnly day) => OnOrAfter(day.AddDays(1));

    /// <summary>True on the days this cadence asks figures for.</summary>
    public bool Has(DateOnly day) => OnOrAfter(day) == day;

    /// <summary>The day on which the form for a data date opens.</summary>
    public DateOnly Opens(DateOnly dataDate) => dataDate.AddDays(-OpensDaysBefore);

    /// <summary>What people call the period that ends on a data date: "2026-W45", "November 2026", "2026 Q4", "2026".</summary>
    public string NameOf(DateOnly dataDate) => PeriodNames.Of(Unit, dataDate);

    /// <summary>How long one cycle is, in days, on average.</summary>
    public double DaysOfCycle() => Every * Unit switch
    {
        CadenceUnit.Week => 7,
        CadenceUnit.Month => 30.4375,
        CadenceUnit.Quarter => 91.3125,
        _ => 365.25,
    };

    private int Guess(DateOnly day) => (int)Math.Floor((day.DayNumber - Anchor.DayNumber) / DaysOfCycle());
}
