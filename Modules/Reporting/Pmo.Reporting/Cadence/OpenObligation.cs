namespace Pmo.Reporting;

/// <summary>Opens the form of a scheduled obligation.</summary>
[May(Role.System)]
internal sealed record OpenObligation(ObligationId Obligation) : ICommand;

/// <summary>A period opens on its day and takes the reporting standard in force on that day, however late a stopped host comes to it and whatever is issued later.</summary>
internal sealed class OpenObligationRule : IRule<OpenObligation, Obligation, ReportingStandards>
{
    public string Stream(OpenObligation c) => Obligation.StreamOf(c.Obligation);

    public IEnumerable<string> Consults(OpenObligation c, Obligation o) => [ReportingStandards.Stream];

    public Decision Decide(OpenObligation c, Obligation o, ReportingStandards standards, Moment m) => o switch
    {
        { Exists: false } => Decision.Refuse("obligation.unknown", "Nobody asked for this report."),
        { State: not ObligationState.Scheduled } => Decision.Nothing,
        _ when m.Now < o.Opens => Decision.NotBefore(o.Opens, "obligation.not-open", $"The form opens on {WorkingCalendar.DayOf(o.Opens, o.Zone):yyyy-MM-dd}."),
        _ => [new ObligationOpened(c.Obligation, o.Project, standards.InForce(WorkingCalendar.DayOf(o.Opens, o.Zone)).Version, m.Now)],
    };
}
