namespace Pmo.Reporting;

/// <summary>Tells a project that nothing is waited for any more in a period.</summary>
[May(Role.System)]
internal sealed record SettlePeriod(ProjectId Project, ObligationId Obligation) : ICommand;

/// <summary>A project forgets a period once its report came, or none is asked for.</summary>
internal sealed class SettlePeriodRule : IRule<SettlePeriod, ProjectReporting>
{
    public string Stream(SettlePeriod c) => ProjectReporting.StreamOf(c.Project);

    public Decision Decide(SettlePeriod c, ProjectReporting p, Moment m) =>
        p.Open.Values.FirstOrDefault(o => o.Obligation == c.Obligation) is { } open
            ? [new PeriodSettled(c.Project, open.Obligation, open.DataDate)]
            : Decision.Nothing;
}
