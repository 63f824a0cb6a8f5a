using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>Counts a period's days anew, in the calendar as it is now.</summary>
[May(Role.System)]
internal sealed record RedateObligation(ObligationId Obligation, DateOnly DataDate, DateOnly Next, Cadence Cadence, string Reason) : ICommand;

/// <summary>
/// A changed calendar or cadence moves the dates of what is scheduled or open. What already fell behind, came in or closed keeps
/// the dates it was judged by, no due date is moved into the past, and none that somebody moved is moved back.
/// </summary>
internal sealed class RedateObligationRule : IRule<RedateObligation, Obligation, WorkingDays>
{
    public string Stream(RedateObligation c) => Obligation.StreamOf(c.Obligation);

    public IEnumerable<string> Consults(RedateObligation c, Obligation o) => [Calendars.StreamOf(c.Cadence.Calendar)];

    public Decision Decide(RedateObligation c, Obligation o, WorkingDays days, Moment m)
    {
        var dates = PeriodDates.Of(c.Cadence, c.DataDate, c.Next, days.Calendar);
        return o switch
        {
            { Exists: false } or { State: not (ObligationState.Scheduled or ObligationState.Open) } => Decision.Nothing,
            _ when o.Due <= m.Now || dates.Due <= m.Now || SameAs(o, dates) => Decision.Nothing,
            { Moves: > 0 } when dates.Due <= o.Due => Decision.Nothing,
            _ => [new ObligationRedated(c.Obligation, o.Project, dates.Due, dates.LateAt, dates.VeryLateAt, dates.MissedAt, c.Reason, NewOpening(o, dates), dates.Zone == o.Zone ? null : dates.Zone)],
        };
    }

    private static DateTimeOffset? NewOpening(Obligation o, PeriodDates dates) =>
        o.State == ObligationState.Scheduled && o.Opens != dates.Opens ? dates.Opens : null;

    private static bool SameAs(Obligation o, PeriodDates dates) =>
        o.Due == dates.Due && o.LateAt == dates.LateAt && o.VeryLateAt == dates.VeryLateAt && o.MissedAt == dates.MissedAt && o.Zone == dates.Zone && NewOpening(o, dates) is null;
}
