namespace Pmo.Reporting.ShortReporting;

/// <summary>The weeks in which a project's own reports are due: in those it owes no exception report beside them.</summary>
internal sealed record DueWeeks(ProjectReporting Project, Cadence Cadence, WorkingCalendar Calendar)
{
    /// <summary>True where the report itself is due in the same week as the short form of a data date, or has that data date.</summary>
    public bool Replaces(Cadence shorts, DateOnly dataDate) =>
        Reports(dataDate.AddDays(14)).Any(r => Same(r.DataDate, r.Due, dataDate, shorts, Calendar));

    /// <summary>True where a report and a short form are due in the same week, or are as of the same day.</summary>
    public static bool Same(DateOnly dataDate, DateOnly due, DateOnly shortDate, Cadence shorts, WorkingCalendar calendar) =>
        shortDate == dataDate || WeekOf(due) == WeekOf(calendar.AddWorkingDays(shortDate, shorts.DueAfterWorkingDays));

    private DateOnly DueOf(Cadence cadence, DateOnly dataDate) => Calendar.AddWorkingDays(dataDate, cadence.DueAfterWorkingDays);

    // Those that are waited for, the last that is not, and those still to be planned.
    private IEnumerable<(DateOnly DataDate, DateOnly Due)> Reports(DateOnly until)
    {
        foreach (var o in Project.Open.Values)
            if (o.Short is null) yield return (o.DataDate, DueOf(o.Cadence, o.DataDate));
        if (Project.LastSettled is { } settled) yield return (settled, DueOf(Cadence, settled));
        for (var day = Cadence.After(Project.Last is { } last && last > Project.From ? last : Project.From.AddDays(-1)); day <= until; day = Cadence.After(day)) yield return (day, DueOf(Cadence, day));
    }

    private static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
