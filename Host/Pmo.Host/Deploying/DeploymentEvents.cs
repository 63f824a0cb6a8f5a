namespace Pmo.Host.Deploying;

/// <summary>Another program runs than before: another version, or tables that mean something else. Figures may differ because of it and not because of what happened.</summary>
/// <param name="Version">The version.</param>
/// <param name="Commit">The state of its source; null: not known.</param>
/// <param name="Modules">What each module's tables are and mean.</param>
[EventName("host.software-deployed")]
public sealed record SoftwareDeployed(string Version, string? Commit, IReadOnlyList<ModulePrint> Modules, DateTimeOffset At);

/// <summary>What a module's tables are and mean, in short.</summary>
/// <param name="Module">The module.</param>
/// <param name="Fingerprint">Changes with tables and meaning.</param>
public sealed record ModulePrint(string Module, string Fingerprint);

/// <summary>A figure is counted so from now on.</summary>
/// <param name="Figure">Its name.</param>
/// <param name="Version">Which version of its definition.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Words">How it is counted.</param>
/// <param name="Hash">Changes with the definition.</param>
[EventName("host.kpi-defined")]
public sealed record KpiDefined(string Figure, int Version, string Title, string Words, string Hash, DateTimeOffset At);
