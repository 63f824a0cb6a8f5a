namespace Pmo.Reporting.Escalating;

/// <summary>
/// A report that is due puts its ladder on the agenda, and each step actually taken the next. When the report comes, or is
/// given more time, the ladder is told at once.
/// </summary>
internal sealed class EscalateWhenLate : Policy
{
    public override string StoredName => "reporting.escalate-when-late";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ObligationScheduled e => [At(e.Due, new StartLadder(e.Project, e.Obligation))],
        ObligationRedated e => [At(e.Due, new StartLadder(e.Project, e.Obligation))],
        ObligationDueMoved e => [Now(new LeaveLadder(e.Project, e.Obligation, "Its due date was moved.", Came: false)), At(e.Due, new StartLadder(e.Project, e.Obligation))],
        ReportFellBehind e => [Now(new StartLadder(e.Project, e.Obligation))],
        ReportReturned e => [At(e.RevisionDue, new StartLadder(e.Project, e.Obligation, new(e.Obligation, e.Revision)))],
        LadderStarted e => [At(e.NextAt, new EscalateReport(e.Project, e.Ladder, e.Returned))],
        ReportEscalated { NextAt: { } next } e => [At(next, new EscalateReport(e.Project, e.Ladder, e.Returned))],
        LadderHeld e => [At(e.Until, new EscalateReport(e.Project, e.Ladder, e.Returned))],
        ReportSubmitted { Revision: 1 } e => [Now(new LeaveLadder(e.Project, e.Obligation, "The report came."))],
        ReportSubmitted e => [Now(new LeaveLadder(e.Project, e.Obligation, $"Revision {e.Revision} came.", new(e.Obligation, e.Revision - 1)))],
        PeriodExcused e => [Now(new LeaveLadder(e.Project, e.Obligation, "The period was excused.", Came: false))],
        ObligationCancelled e => [Now(new LeaveLadder(e.Project, e.Obligation, "The period is not asked for any more.", Came: false))],
        _ => None,
    };
}
