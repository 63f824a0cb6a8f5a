namespace Pmo.Office;

/// <summary>Says that the installation is set up: from now on people are told things.</summary>
/// <param name="Project">A project that runs, so that there is something to be told; the page names the first it finds.</param>
[May(Role.HeadOfPmo, Role.Administrator)]
internal sealed record StartNotices(ProjectId? Project = null) : ICommand;

/// <summary>Whether the installation went live.</summary>
internal sealed record Installation(bool Live) : IState<Installation>
{
    public static Installation Initial { get; } = new(false);

    public Installation Evolve(object @event) => @event switch
    {
        WentLive => new(true),
        _ => throw new UnknownEventException(typeof(Installation), @event),
    };
}

/// <summary>An installation goes live once, and not while no project runs: nobody would be asked for anything.</summary>
internal sealed class StartNoticesRule : IRule<StartNotices, Installation, Project>
{
    public string Stream(StartNotices c) => Installed.Stream;

    public IEnumerable<string> Consults(StartNotices c, Installation installation) => c.Project is { } project && !installation.Live ? [Projects.StreamOf(project)] : [];

    public Decision Decide(StartNotices c, Installation installation, Project project, Moment m) => project switch
    {
        _ when installation.Live => Decision.Nothing,
        { Registered: false } => Decision.Refuse("go-live.no-project", "No running project is named, so nobody would be asked for anything: enter a project or import your portfolio, then go live."),
        { Status: not ProjectStatus.Active } => Decision.Refuse("go-live.no-project", $"{project.Code} does not run, so nobody would be asked for anything: enter or resume a project, then go live."),
        _ => [new WentLive(m.Actor, m.Now)],
    };
}
