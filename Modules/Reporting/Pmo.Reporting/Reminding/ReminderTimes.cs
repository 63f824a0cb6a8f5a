namespace Pmo.Reporting.Reminding;

/// <summary>When a reminder is sent.</summary>
internal static class ReminderTimes
{
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>In the morning of the n-th working day after due (negative: before), never before the form opens: nobody is reminded of what they cannot do yet.</summary>
    public static DateTimeOffset Of(int days, DateTimeOffset due, DateTimeOffset opens, string zone, WorkingCalendar calendar)
    {
        var day = WorkingCalendar.DayOf(due, zone);
        var at = WorkingCalendar.At(days == 0 ? day : calendar.AddWorkingDays(day, days), Morning, zone);
        return at > opens ? at : opens;
    }
}
