namespace Pmo.Host;

/// <summary>How one installation runs.</summary>
/// <param name="DataDirectory">Everything that must be kept, and everything that can be made anew.</param>
/// <param name="Modules">The modules that run beside the Office, by name.</param>
/// <param name="Urls">Where the site is served.</param>
public sealed record PmoSettings(string DataDirectory, IReadOnlyList<string> Modules, string Urls = "http://127.0.0.1:5080")
{
    /// <summary>A sample installation: made-up history, and one person per role to sign in as, only on loopback.</summary>
    public bool Sample { get; init; }

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
    public static IReadOnlyList<IModule> Available { get; } = [new Reporting.ReportingModule()];

    /// <summary>The kinds of PMO with the modules each brings.</summary>
    public static IReadOnlyDictionary<string, string[]> Presets { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["Coordination"] = ["Reporting"],
    };

    /// <summary>The module names of a setting: names or a preset, separated by commas. Unknown ones are an error that names the choices.</summary>
    public static IReadOnlyList<string> ModulesOf(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting)) return [.. Available.Select(m => m.Name)];
        if (Presets.TryGetValue(setting.Trim(), out var preset)) return preset;
        var names = setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = names.Where(n => !Available.Any(m => m.Name.Equals(n, StringComparison.OrdinalIgnoreCase))).ToArray();
        return unknown.Length == 0
            ? names
            : throw new ArgumentException($"Pmo:Modules names {string.Join(", ", unknown)}; choose from {string.Join(", ", Available.Select(m => m.Name))} or the presets {string.Join(", ", Presets.Keys)}.");
    }
}
