namespace Pmo;

/// <summary>The figures of all running modules, by name.</summary>
public sealed class Figures
{
    private readonly Dictionary<string, FigureDefinition> byName;

    /// <summary>Collects them. Throws when two have one name.</summary>
    public Figures(IEnumerable<IModule> modules) => byName = modules.SelectMany(m => m.Figures).ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<FigureDefinition> All => [.. byName.Values.OrderBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>The figure of this name; null when no running module shows it.</summary>
    public FigureDefinition? Find(string name) => byName.GetValueOrDefault(name);
}
