using System.Net;

namespace Pmo.Host;

/// <summary>How one installation runs.</summary>
/// <param name="DataDirectory">Everything that must be kept, and everything that can be made anew.</param>
/// <param name="Modules">The modules that run beside the Office, by name.</param>
/// <param name="Urls">Where the site is served.</param>
public sealed record PmoSettings(string DataDirectory, IReadOnlyList<string> Modules, string Urls = "http://127.0.0.1:5080")
{
    /// <summary>A sample installation: made-up history, and one person per role to sign in as, only on loopback.</summary>
    public bool Sample { get; init; }

    /// <summary>The proxies in front of the site: only they are believed about who asks and by which scheme.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>The clock; a fake one in tests and while history is generated.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False while a sample is generated: durable once, at the end.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Modules that are not of this build: the tests bring their own.</summary>
    public IReadOnlyList<IModule> Extra { get; init; } = [];

    /// <summary>The modules of this build that the settings name; the Office is always on.</summary>
    public IReadOnlyList<IModule> Running => [new Office.OfficeModule(), new Operations.HostModule(), .. Available.Where(m => Modules.Contains(m.Name, StringComparer.OrdinalIgnoreCase)), .. Extra];

    /// <summary>Those they do not name.</summary>
    public IReadOnlyList<IModule> Off => [.. Available.Where(m => !Modules.Contains(m.Name, StringComparer.OrdinalIgnoreCase))];

    /// <summary>Every module of this build.</summary>
    public static IReadOnlyList<IModule> Available { get; } = [new Reporting.ReportingModule(), new Staffing.StaffingModule()];

    /// <summary>The kinds of PMO with the module each brings, of those modules that this build has.</summary>
    public static IReadOnlyDictionary<string, string> Presets { get; } = new (string Kind, string Module)[]
    {
        ("Coordination", "Reporting"), ("Infrastructure", "Standards"), ("Coaching", "Coaching"), ("ResourceCentre", "Staffing"),
    }.Where(p => Available.Any(m => m.Name == p.Module)).ToDictionary(p => p.Kind, p => p.Module, StringComparer.OrdinalIgnoreCase);

    /// <summary>The module names of a setting: names and presets, separated by commas; all modules without one. Unknown ones are an error that names the choices.</summary>
    public static IReadOnlyList<string> ModulesOf(string? setting)
    {
        var names = Parts(setting).Select(n => Presets.GetValueOrDefault(n, n)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (names.Length == 0) return [.. Available.Select(m => m.Name)];
        var unknown = names.Where(n => !Available.Any(m => m.Name.Equals(n, StringComparison.OrdinalIgnoreCase))).ToArray();
        return unknown.Length == 0
            ? names
            : throw new ArgumentException($"Pmo:Modules names {string.Join(", ", unknown)}; choose from {string.Join(", ", Available.Select(m => m.Name))} or the presets {string.Join(", ", Presets.Keys)}.");
    }

    /// <summary>The addresses of a setting, separated by commas.</summary>
    public static IReadOnlyList<IPAddress> ProxiesOf(string? setting) =>
        [.. Parts(setting).Select(p => IPAddress.TryParse(p, out var address) ? address : throw new ArgumentException($"Pmo:Proxy names {p}, which is no IP address; write it as 192.0.2.10, several separated by commas."))];

    private static string[] Parts(string? setting) => (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
