using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>Gives a report more time, with the reason.</summary>
/// <param name="Due">The day it is due on from now on, at the same time of day.</param>
[May(Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record MoveDueDate(ObligationId Obligation, DateOnly Due, string Reason) : ICommand;

/// <summary>
/// A due date is moved later only, to a working day, while no report came: by the PMO before it is due, by the head also after.
/// What counts from it (late, very late, reminders, ladder) keeps its distance; a missed period stays missed.
/// </summary>
internal sealed class MoveDueDateRule : IRule<MoveDueDate, Obligation, DueFacts>
{
    public string Stream(MoveDueDate c) => Obligation.StreamOf(c.Obligation);
    public IEnumerable<string> Consults(MoveDueDate c, Obligation o) => o.Exists ? [ProjectReporting.StreamOf(o.Project), CadenceDefaults.Stream] : [];
    public IEnumerable<string> ConsultsFurther(MoveDueDate c, Obligation o, DueFacts facts) => o.Exists ? [Calendars.StreamOf(facts.Cadence.Calendar)] : [];

    public Decision Decide(MoveDueDate c, Obligation o, DueFacts facts, Moment m)
    {
        var (was, today) = (WorkingCalendar.DayOf(o.Due, o.Zone), WorkingCalendar.DayOf(m.Now, o.Zone));
        return o switch
        {
            { Exists: false } => Decision.Refuse("obligation.unknown", "Nobody asked for this report."),
            { Settled: true } => Decision.Refuse("due.settled", $"Nothing is waited for in this period: it is {Words.Of(o.State)}."),
            { State: ObligationState.Missed } => Decision.Refuse("due.missed", "This period is closed as missed; its due date stays. The report can still be handed in."),
            _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("due.reason-missing", "Say why there is more time."),
            _ when c.Reason.Length > 1000 => Decision.Refuse("due.reason-long", "Give the reason in at most 1000 characters."),
            _ when c.Due <= was => Decision.Refuse("due.not-later", $"It is due on {was:yyyy-MM-dd}. A due date moves later only."),
            _ when c.Due < today => Decision.Refuse("due.past", $"{c.Due:yyyy-MM-dd} has passed; choose a day to come."),
            _ when c.Due > was.AddDays(366) => Decision.Refuse("due.far", "A due date moves by a year at most. If no report is to come, excuse the period."),
            _ when !facts.Days.Calendar.IsWorkingDay(c.Due) => Decision.Refuse("due.no-working-day", $"{c.Due:yyyy-MM-dd} is no working day in the project's calendar; choose another."),
            _ when m.Now >= o.Due && !m.Is(Role.HeadOfPmo) => Decision.Refuse("due.after-due", $"This report was due on {was:yyyy-MM-dd}. After that only the head of the PMO may give it more time."),
            _ => Moved(c, o, facts.Days.Calendar, was, m),
        };
    }

    private static Decision Moved(MoveDueDate c, Obligation o, WorkingCalendar calendar, DateOnly was, Moment m)
    {
        var due = Later(o.Due, 0);
        if (due <= m.Now) return Decision.Refuse("due.past", $"{c.Due:yyyy-MM-dd} has passed; choose a day to come.");
        var missed = o.MissedAt > due ? o.MissedAt : due;
        return [new ObligationDueMoved(c.Obligation, o.Project, due, Later(o.LateAt), Later(o.VeryLateAt), missed, c.Reason.Trim(), m.Actor, m.Now)];

        DateTimeOffset Later(DateTimeOffset at, int? days = null) => WorkingCalendar.At(
            calendar.AddWorkingDays(c.Due, days ?? calendar.WorkingDaysBetween(was, WorkingCalendar.DayOf(at, o.Zone))),
            TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, WorkingCalendar.ZoneOf(o.Zone)).DateTime), o.Zone);
    }
}
