namespace Pmo.Reporting;

/// <summary>Decides whether a project reports from its next period on, or is kept as an archive.</summary>
/// <param name="From">Its first data date is on or after this day; today if that is later or nothing is given.</param>
[May(Role.HeadOfPmo, Role.PmoOfficer, Role.System)]
internal sealed record SetGoLive(ProjectId Project, GoLive GoLive, DateOnly? From = null) : ICommand;

/// <summary>Reporting begins at a project's go-live and never before today: no period is invented between a file's last one and that day.</summary>
internal sealed class SetGoLiveRule : IRule<SetGoLive, ProjectReporting, PlanningFacts>
{
    public string Stream(SetGoLive c) => ProjectReporting.StreamOf(c.Project);

    public IEnumerable<string> Consults(SetGoLive c, ProjectReporting p) => PlanningFacts.Streams(c.Project, p.Cadence);

    public IEnumerable<string> ConsultsFurther(SetGoLive c, ProjectReporting p, PlanningFacts facts) => facts.DefaultCalendar(p.Cadence);

    public Decision Decide(SetGoLive c, ProjectReporting p, PlanningFacts facts, Moment m) => c switch
    {
        _ when !facts.Registered => Decision.Refuse("project.unknown", "There is no such project."),
        _ when c.GoLive == p.GoLive => Decision.Nothing,
        { GoLive: GoLive.Archive } when p.Last is not null =>
            Decision.Refuse("go-live.begun", "This project reports already. Put it on hold or complete it to end its reporting."),
        _ => [new GoLiveSet(c.Project, c.GoLive, FirstDay(c, facts.Today(m, p.Cadence ?? facts.DefaultCadence)))],
    };

    private static DateOnly FirstDay(SetGoLive c, DateOnly today) => c.From > today ? c.From.Value : today;
}
