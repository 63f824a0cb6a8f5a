namespace Pmo.Host.Deploying;

/// <summary>How programs and definitions are told.</summary>
internal static class DeploymentStories
{
    public static IReadOnlyList<StreamStory> All { get; } =
    [
        new StreamStory<Deployed>("host.deployments", "Programs that ran").Also(Role.Administrator)
            .Called<SoftwareDeployed>(_ => "Programs that ran").Names("Commit", "State of the source").Names("Fingerprint", "Version of the tables").Names("Last", "Newest program")
            .Says<SoftwareDeployed>(e => $"Version {e.Version}{(e.Commit is { Length: > 0 } commit ? $" ({commit[..Math.Min(8, commit.Length)]})" : "")} runs from here on, with the tables of {Tell.List([.. e.Modules.Select(m => m.Module)])}."),
        new StreamStory<Kpi>("host.kpi", "Definition of a figure").Also(Role.Administrator)
            .Called<KpiDefined>(e => $"How “{e.Title}” is counted").Names("Hash", "Check value").Names("Words", "How it is counted").Names("Figure", "Figure")
            .Says<KpiDefined>(e => $"From here on “{e.Title}” is counted as its version {e.Version} says: {e.Words.TrimEnd('.')}."),
    ];
}
