namespace Pmo.Reporting;

/// <summary>What is wrong with a cadence somebody wants to set.</summary>
internal static class CadenceFaults
{
    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly DateOnly Latest = new(2200, 1, 1);

    /// <summary>The refusal, or null when the cadence can be kept.</summary>
    public static Decision? Of(Cadence c, WorkingDays calendar) => c switch
    {
        { Every: < 1 } => Decision.Refuse("cadence.every", "Reports come every 1 or more periods."),
        _ when DaysOf(c) > 3 * 366 => Decision.Refuse("cadence.every", "A project reports at least every three years."),
        _ when c.Anchor < Earliest || c.Anchor > Latest => Decision.Refuse("cadence.anchor", $"The anchor must be a day between {Earliest:yyyy-MM-dd} and {Latest:yyyy-MM-dd}."),
        { DueAfterWorkingDays: < 0 or > 60 } => Decision.Refuse("cadence.due", "A report is due 0 to 60 working days after its data date."),
        { GraceWorkingDays: < 0 or > 60 } => Decision.Refuse("cadence.grace", "The grace is 0 to 60 working days."),
        _ when c.VeryLateAfterWorkingDays <= c.GraceWorkingDays || c.VeryLateAfterWorkingDays > 250 =>
            Decision.Refuse("cadence.very-late", $"Very late begins after the grace of {c.GraceWorkingDays} working days and within 250."),
        { OpensDaysBefore: < 0 } => Decision.Refuse("cadence.opens", "The form opens on the data date or before it."),
        _ when c.OpensDaysBefore > DaysOf(c) => Decision.Refuse("cadence.opens", $"The form opens at most {DaysOf(c)} days before the data date: not before the period it speaks of."),
        { Zone: { } zone } when !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) => Decision.Refuse("cadence.zone", $"\"{zone}\" is no time zone: use a name such as Europe/Berlin."),
        _ when !calendar.Known && c.Calendar != CalendarId.Default => Decision.Refuse("calendar.unknown", "There is no such calendar."),
        _ => null,
    };

    private static int DaysOf(Cadence c) => (int)Math.Min(int.MaxValue, (long)c.Every * c.Unit switch
    {
        CadenceUnit.Week => 7,
        CadenceUnit.Month => 28,
        CadenceUnit.Quarter => 90,
        _ => 365,
    });
}
