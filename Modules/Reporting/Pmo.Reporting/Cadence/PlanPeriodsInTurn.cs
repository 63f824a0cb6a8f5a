using Pmo.Reporting.Tiering;

namespace Pmo.Reporting;

/// <summary>
/// The next period is planned when reporting begins, changes its cadence or tier or resumes, and when the form of the one before it opens,
/// also where that opening was moved: so one is always ahead.
/// </summary>
internal sealed class PlanPeriodsInTurn : Policy
{
    public override string StoredName => "reporting.plan-periods-in-turn";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        GoLiveSet { GoLive: GoLive.NextPeriod } e => [Now(new PlanNextPeriod(e.Project))],
        CadenceSet e => [Now(new PlanNextPeriod(e.Project))],
        ReportingResumed e => [Now(new PlanNextPeriod(e.Project))],
        TierReached e => [Now(new PlanNextPeriod(e.Project))],
        PeriodPlanned { Short: null } e => [At(Midnight(e.Cadence.Opens(e.DataDate)), new PlanNextPeriod(e.Project, e.DataDate))],
        PeriodMoved e => [At(Midnight(e.Cadence.Opens(e.DataDate)), new PlanNextPeriod(e.Project, e.DataDate))],
        _ => None,
    };

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
