namespace Pmo.Reporting;

/// <summary>Marks a report that has not come as overdue, late, very late or missed, as the clock says.</summary>
[May(Role.System)]
internal sealed record MarkBehind(ObligationId Obligation) : ICommand;

/// <summary>
/// A report falls behind step by step: overdue when due has passed, late after the grace, then very late, and missed at the next
/// data date. After a stop of the host only the furthest step reached is taken.
/// </summary>
internal sealed class MarkBehindRule : IRule<MarkBehind, Obligation>
{
    public string Stream(MarkBehind c) => Obligation.StreamOf(c.Obligation);

    public Decision Decide(MarkBehind c, Obligation o, Moment m) => o switch
    {
        { Exists: false } => Decision.Refuse("obligation.unknown", "Nobody asked for this report."),
        { Settled: true } or { Behind: Lateness.Missed } => Decision.Nothing,
        { State: ObligationState.Scheduled } when m.Now >= o.Due => Decision.NotBefore(m.Now.AddMinutes(1), "obligation.not-open", "The form has to open first."),
        _ when o.LatenessAt(m.Now) is not { } reached || reached <= o.Behind => InTime(o, m.Now),
        _ => [new ReportFellBehind(c.Obligation, o.Project, o.LatenessAt(m.Now)!.Value, o.Due, m.Now, o.NextStepAfter(m.Now))],
    };

    private static Decision InTime(Obligation o, DateTimeOffset now) => o.NextStepAfter(now) is { } next
        ? Decision.NotBefore(next, "obligation.in-time", $"The next step is taken on {WorkingCalendar.DayOf(next, o.Zone):yyyy-MM-dd}.")
        : Decision.Nothing;
}
