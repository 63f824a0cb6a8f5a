namespace Pmo.Office;

/// <summary>Says that the installation is set up: from now on people are told things.</summary>
[May(Role.HeadOfPmo, Role.Administrator)]
internal sealed record StartNotices : ICommand;

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

/// <summary>An installation goes live once.</summary>
internal sealed class StartNoticesRule : IRule<StartNotices, Installation>
{
    public string Stream(StartNotices c) => Installed.Stream;

    public Decision Decide(StartNotices c, Installation installation, Moment m) => installation.Live ? Decision.Nothing : [new WentLive(m.Actor, m.Now)];
}
