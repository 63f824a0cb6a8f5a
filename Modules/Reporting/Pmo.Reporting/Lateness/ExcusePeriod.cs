namespace Pmo.Reporting;

/// <summary>Asks for no report for a period, with the reason.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record ExcusePeriod(ObligationId Obligation, string Reason) : ICommand;

/// <summary>The PMO excuses a period before it is due, the head also after; it shows as excused, never as missing.</summary>
internal sealed class ExcusePeriodRule : IRule<ExcusePeriod, Obligation>
{
    public string Stream(ExcusePeriod c) => Obligation.StreamOf(c.Obligation);

    public Decision Decide(ExcusePeriod c, Obligation o, Moment m) => o switch
    {
        { Exists: false } => Decision.Refuse("obligation.unknown", "Nobody asked for this report."),
        { State: ObligationState.Excused } => Decision.Nothing,
        { State: ObligationState.Cancelled } => Decision.Refuse("obligation.cancelled", "This period is not asked for any more; there is nothing to excuse."),
        { State: ObligationState.Historic } => Decision.Refuse("obligation.historic", "This period is history: nobody is asked for it, so nobody needs to be excused."),
        { Settled: true } => Decision.Refuse("obligation.reported", "The report of this period has been handed in; it can no longer be excused."),
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("excuse.reason-missing", "Say why no report is asked for."),
        _ when c.Reason.Length > 1000 => Decision.Refuse("excuse.reason-long", "Give the reason in at most 1000 characters."),
        _ when m.Now >= o.Due && !m.Is(Role.HeadOfPmo) => Decision.Refuse("excuse.after-due", $"This report was due on {WorkingCalendar.DayOf(o.Due, o.Zone):yyyy-MM-dd}. After that only the head of the PMO may excuse it."),
        _ => [new PeriodExcused(c.Obligation, o.Project, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
