namespace Pmo.Host.Operations;

/// <summary>The host's own messages: how the installation is, and what an administrator does to it.</summary>
public sealed class HostModule : IModule
{
    public string Name => "Host";

    public IReadOnlyList<Link> Menu { get; } = [new("Operations", "/operations", "activity", 190, "Office", Role.Administrator, Role.HeadOfPmo)];
}
