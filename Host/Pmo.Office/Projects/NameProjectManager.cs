namespace Pmo.Office;

/// <summary>There is at most one accountable project manager at any moment; the PMO only records who decided that.</summary>
internal sealed class NameProjectManagerRule : IRule<NameProjectManager, Project, KnownPeople>
{
    public string Stream(NameProjectManager c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(NameProjectManager c, Project project) => KnownPeople.StreamsOf(c.Manager, c.DecidedBy);

    public Decision Decide(NameProjectManager c, Project project, KnownPeople people, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        _ when c.Manager == project.Manager => Decision.Nothing,
        { Ended: true } => Decision.Refuse("project.ended", "The project has ended; open it again before naming a project manager."),
        _ when people.Refuses(c.Manager) is { } refused => refused,
        _ when people.RefusesDecision(c.DecidedBy, m) is { } refused => refused,
        _ => [new ProjectManagerNamed(c.Project, c.Manager, m.Now, c.DecidedBy)],
    };
}
