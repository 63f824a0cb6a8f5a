using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>Asks for the report of a planned period.</summary>
[May(Role.System)]
internal sealed record ScheduleObligation(ObligationId Obligation, ProjectId Project, string Period, DateOnly DataDate, DateOnly Next, Cadence Cadence, ShortForm? Short = null) : ICommand;

/// <summary>One report is expected per project and data date: never two, never none. Its days are counted in the calendar as it is now.</summary>
internal sealed class ScheduleObligationRule : IRule<ScheduleObligation, Obligation, WorkingDays>
{
    public string Stream(ScheduleObligation c) => Obligation.StreamOf(c.Obligation);

    public IEnumerable<string> Consults(ScheduleObligation c, Obligation o) => [Calendars.StreamOf(c.Cadence.Calendar)];

    public Decision Decide(ScheduleObligation c, Obligation o, WorkingDays days, Moment m) =>
        o.Exists && o.State != ObligationState.Cancelled ? Decision.Nothing : [Scheduled(c, PeriodDates.Of(c.Cadence, c.DataDate, c.Next, days.Calendar))];

    private static ObligationScheduled Scheduled(ScheduleObligation c, PeriodDates d) =>
        new(c.Obligation, c.Project, c.Period, c.DataDate, d.Opens, d.Due, d.LateAt, d.VeryLateAt, d.MissedAt, d.Zone, c.Short);
}
