namespace Pmo.Reporting;

/// <summary>What a project decides about its periods happens to their obligations, and what becomes of those is told to the project.</summary>
internal sealed class KeepObligationsInStep : Policy
{
    public override string StoredName => "reporting.keep-obligations-in-step";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        PeriodPlanned e =>
        [
            Now(new FollowCalendar(e.Cadence.Calendar, e.Project)),
            Now(new ScheduleObligation(e.Obligation, e.Project, e.Period, e.DataDate, e.Next, e.Cadence, e.Short)),
        ],
        PeriodMoved e =>
        [
            Now(new FollowCalendar(e.Cadence.Calendar, e.Project)),
            Now(new RedateObligation(e.Obligation, e.DataDate, e.Next, e.Cadence, e.Reason)),
        ],
        PeriodDropped e => [Now(new CancelObligation(e.Obligation, e.Reason))],
        ReportSubmitted { Revision: 1 } e => [Now(new SettlePeriod(e.Project, e.Obligation))],
        PeriodExcused e => [Now(new SettlePeriod(e.Project, e.Obligation))],
        _ => None,
    };
}
