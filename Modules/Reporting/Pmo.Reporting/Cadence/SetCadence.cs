namespace Pmo.Reporting;

/// <summary>Gives a project its own cadence.</summary>
[May(Role.HeadOfPmo, Role.PmoOfficer, Role.System)]
internal sealed record SetCadence(ProjectId Project, Cadence Cadence) : ICommand;

/// <summary>
/// A new cadence holds from today: periods whose data date has come keep theirs, planned ones that the new cadence also asks
/// for are dated anew, the others are dropped.
/// </summary>
internal sealed class SetCadenceRule : IRule<SetCadence, ProjectReporting, PlanningFacts>
{
    private const string Reason = "The project's cadence was changed.";

    public string Stream(SetCadence c) => ProjectReporting.StreamOf(c.Project);

    public IEnumerable<string> Consults(SetCadence c, ProjectReporting p) => PlanningFacts.Streams(c.Project, c.Cadence);

    public Decision Decide(SetCadence c, ProjectReporting p, PlanningFacts facts, Moment m) => c switch
    {
        _ when !facts.Registered => Decision.Refuse("project.unknown", "There is no such project."),
        _ when CadenceFaults.Of(c.Cadence, facts.Calendar) is { } fault => fault,
        _ when c.Cadence == p.Cadence => Decision.Nothing,
        _ => Follow(c, p, facts.Today(m, c.Cadence)),
    };

    private static Decision Follow(SetCadence c, ProjectReporting p, DateOnly today) =>
    [
        new CadenceSet(c.Project, c.Cadence, today > p.From ? today : p.From),
        .. p.Open.Values.Where(o => o.DataDate > today).Select(o => Planned(c, o)),
    ];

    private static object Planned(SetCadence c, OpenPeriod o) => c.Cadence.Has(o.DataDate)
        ? new PeriodMoved(c.Project, o.Obligation, o.DataDate, c.Cadence.After(o.DataDate), c.Cadence, Reason)
        : new PeriodDropped(c.Project, o.Obligation, o.DataDate, Reason);
}
