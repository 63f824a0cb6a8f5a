namespace Pmo.Reporting;

/// <summary>Ends an obligation without a report, because its project decided that the period is not asked for.</summary>
[May(Role.System)]
internal sealed record CancelObligation(ObligationId Obligation, string Reason) : ICommand;

/// <summary>An obligation whose period was dropped ends; a report that came, an excuse, history, and a period that is missed stay as they are.</summary>
internal sealed class CancelObligationRule : IRule<CancelObligation, Obligation>
{
    public string Stream(CancelObligation c) => Obligation.StreamOf(c.Obligation);

    public Decision Decide(CancelObligation c, Obligation o, Moment m) =>
        o is { Exists: true, Settled: false, Behind: not Lateness.Missed } ? [new ObligationCancelled(c.Obligation, o.Project, c.Reason, m.Now)] : Decision.Nothing;
}
