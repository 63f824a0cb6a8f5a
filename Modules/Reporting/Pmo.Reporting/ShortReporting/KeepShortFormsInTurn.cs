using Pmo.Reporting.Tiering;

namespace Pmo.Reporting.ShortReporting;

/// <summary>Short forms are looked at when a status turns, a hold begins or ends, a cadence or the PMO's setting changes, and when the form of one opens, for the next.</summary>
internal sealed class KeepShortFormsInTurn : Policy
{
    public override string StoredName => "reporting.keep-short-forms-in-turn";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        RatingNoted e when e.Rag != e.Before && Rag.Red is var red && (e.Rag == red || e.Before == red) => [Now(new KeepShortForms(e.Project))],
        ReportingPaused e => [Now(new KeepShortForms(e.Project))],
        ReportingResumed e => [Now(new KeepShortForms(e.Project))],
        CadenceSet e => [Now(new KeepShortForms(e.Project))],
        TierReached e => [Now(new KeepShortForms(e.Project))],
        PeriodPlanned { Short: not null } e => [At(new(e.Cadence.Opens(e.DataDate), TimeOnly.MinValue, TimeSpan.Zero), new KeepShortForms(e.Project, e.DataDate))],
        ExceptionReportsSet => Enumerable.Range(0, ReportingRoll.Parts).Select(part => Now(new CallRoll(part, RollCause.Exceptions))),
        RollCalled { Cause: RollCause.Exceptions } e => [Now(new KeepShortForms(e.Project))],
        _ => None,
    };
}
