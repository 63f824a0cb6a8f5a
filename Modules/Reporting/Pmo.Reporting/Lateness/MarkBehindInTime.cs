namespace Pmo.Reporting;

/// <summary>The clock of an obligation: its form opens, and without a report it falls behind, each step setting the timer of the next.</summary>
internal sealed class MarkBehindInTime : Policy
{
    public override string StoredName => "reporting.mark-behind-in-time";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ObligationScheduled e => [At(e.Opens, new OpenObligation(e.Obligation)), At(e.Due, new MarkBehind(e.Obligation))],
        ObligationRedated { Opens: { } opens } e => [At(opens, new OpenObligation(e.Obligation)), At(e.Due, new MarkBehind(e.Obligation))],
        ObligationRedated e => [At(e.Due, new MarkBehind(e.Obligation))],
        ObligationDueMoved e => [At(e.Due, new MarkBehind(e.Obligation))],
        ReportFellBehind { NextAt: { } next } e => [At(next, new MarkBehind(e.Obligation))],
        _ => None,
    };
}
