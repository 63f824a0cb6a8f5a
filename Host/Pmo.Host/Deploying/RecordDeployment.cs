namespace Pmo.Host.Deploying;

/// <summary>Says which program runs.</summary>
[May(Role.System)]
public sealed record RecordDeployment(string Version, string? Commit, IReadOnlyList<ModulePrint> Modules) : ICommand;

/// <summary>The program that ran last.</summary>
public sealed record Deployed(SoftwareDeployed? Last) : IState<Deployed>
{
    public static Deployed Initial { get; } = new((SoftwareDeployed?)null);

    public static string Stream { get; } = $"host.deployments-{Ids.Named("host.deployments", "all"):n}";

    public Deployed Evolve(object @event) => @event switch
    {
        SoftwareDeployed e => new(e),
        _ => throw new UnknownEventException(typeof(Deployed), @event),
    };
}

/// <summary>A program is recorded when it is another than the one that ran last.</summary>
internal sealed class RecordDeploymentRule : IRule<RecordDeployment, Deployed>
{
    public string Stream(RecordDeployment c) => Deployed.Stream;

    public Decision Decide(RecordDeployment c, Deployed deployed, Moment m) =>
        deployed.Last is { } last && last.Version == c.Version && last.Commit == c.Commit && last.Modules.SequenceEqual(c.Modules) ? Decision.Nothing : [new SoftwareDeployed(c.Version, c.Commit, c.Modules, m.Now)];
}
