using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pmo.Host.Engaging;

namespace Pmo.Host.Selecting;

/// <summary>An item of a population.</summary>
/// <param name="Event">The event's id.</param>
/// <param name="Position">Where it stands in the log.</param>
/// <param name="Stream">The record it stands in.</param>
/// <param name="Step">The step of that record, from 1.</param>
/// <param name="Project">The project it belongs to.</param>
/// <param name="Department">That project's department, as of the checkpoint.</param>
/// <param name="Budget">That project's budget, as of the checkpoint.</param>
internal sealed record PopulationItem(Guid Event, long Position, string Stream, int Step, ProjectId? Project, UnitId? Department, Budget? Budget = null);

/// <summary>A population as it was counted.</summary>
/// <param name="First">The first event of the period; 0: there is none.</param>
/// <param name="Last">Its last one under the checkpoint.</param>
/// <param name="Examined">The events of the period.</param>
internal sealed record Population(PopulationKind Kind, IReadOnlyList<PopulationItem> Items, long First, long Last, long Examined)
{
    /// <summary>SHA-256 over a line that names the recipe and a line with each item's id, in the order of the log.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("pmo-population/1\n" + string.Concat(Items.Select(i => $"{i.Event:n}\n")))));

    /// <summary>Its items by department, the largest first.</summary>
    public IReadOnlyList<(UnitId? Department, IReadOnlyList<PopulationItem> Items)> Strata { get; } =
        [.. Items.GroupBy(i => i.Department).OrderByDescending(g => g.Count()).ThenBy(g => g.Key?.ToString(), StringComparer.Ordinal).Select(g => (g.Key, (IReadOnlyList<PopulationItem>)[.. g]))];

    /// <summary>Whether it is what an engagement recorded.</summary>
    public bool Is(PopulationTaken taken) => (taken.Hash, taken.Count, taken.Meaning) == (Hash, Items.Count, Kind.Meaning);
}

/// <summary>Counts populations from the log itself, from its first event to the pinned checkpoint, so that what later happens, and what tables say, changes nothing.</summary>
internal sealed class PopulationReader(IEventStore store)
{
    /// <summary>The population of an engagement.</summary>
    public async Task<Population> Of(PopulationKind kind, Engagement engagement, CancellationToken cancellation)
    {
        var (opened, pinned) = (engagement.Opened!, engagement.Pinned!);
        var (begin, end) = (Midnight(opened.From), Midnight(opened.To.AddDays(1)));
        var (found, places, records) = (new List<(PopulationItem Item, ProjectId? Project)>(), new ProjectPlaces(), new HashSet<string>());
        var (first, last, examined) = (0L, 0L, 0L);
        await foreach (var page in store.ReadAll(0, pinned.Size, cancellation))
            foreach (var e in page)
            {
                places.See(e);
                // Once per record means once in the whole log: what fell behind before the period began is not of it.
                var item = Item(kind, e, records);
                if (e.RecordedAt < begin || e.RecordedAt >= end) continue;
                (first, last, examined) = (first == 0 ? e.Position : first, e.Position, examined + 1);
                if (item is not null) found.Add(item.Value);
            }

        var scope = places.Within(opened.Departments, opened.Projects);
        return new(kind, [.. found.Where(f => !kind.OfProjects || scope is null || f.Project is { } p && scope.Contains(p)).Select(f => f.Item with { Department = f.Project is { } p ? places.DepartmentOf(p) : null, Budget = kind.OfProjects && f.Project is { } b ? places.BudgetOf(b) : null })], first, last, examined);
    }

    private static (PopulationItem, ProjectId?)? Item(PopulationKind kind, StoredEvent e, HashSet<string> records)
    {
        if (!kind.Events.Contains(e.Name)) return null;
        using var said = JsonDocument.Parse(e.Data);
        if (kind.Fits?.Invoke(e, said.RootElement) == false || kind.OncePerRecord && !records.Add(e.Stream)) return null;
        var project = PopulationKinds.IdOf(said.RootElement, "project") is { } id ? new ProjectId(id) : (ProjectId?)null;
        return (new(e.Id, e.Position, e.Stream, (int)e.Revision + 1, project, null), project);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

/// <summary>Where projects and departments stand, as of the last event seen.</summary>
internal sealed class ProjectPlaces
{
    private readonly Dictionary<ProjectId, UnitId?> departments = [];
    private readonly Dictionary<UnitId, UnitId?> parents = [];
    private readonly Dictionary<ProjectId, Budget?> budgets = [];

    /// <summary>Takes in an event.</summary>
    public void See(StoredEvent e)
    {
        if (e.Name is not ("office.project-registered" or "office.project-moved" or "office.project-profile-changed" or "office.unit-created" or "office.unit-moved")) return;
        using var said = JsonDocument.Parse(e.Data);
        if (said.RootElement.TryGetProperty("profile", out var profile) && PopulationKinds.IdOf(said.RootElement, "project") is { } of) budgets[new(of)] = Budget.Read(profile);
        if (e.Name is "office.project-profile-changed") return;
        if (PopulationKinds.IdOf(said.RootElement, "project") is { } project) departments[new(project)] = Unit(said.RootElement, "department");
        else if (Unit(said.RootElement, "unit") is { } unit) parents[unit] = Unit(said.RootElement, "parent");
    }

    /// <summary>A project's department.</summary>
    public UnitId? DepartmentOf(ProjectId project) => departments.GetValueOrDefault(project);

    /// <summary>A project's budget; null: none stands in the register.</summary>
    public Budget? BudgetOf(ProjectId project) => budgets.GetValueOrDefault(project);

    /// <summary>The projects of these departments, those below them, and these projects; null: all there are.</summary>
    public IReadOnlySet<ProjectId>? Within(IReadOnlyList<UnitId> units, IReadOnlyList<ProjectId> projects) => units.Count + projects.Count == 0 ? null
        : departments.Where(d => Above(d.Value).Any(units.Contains)).Select(d => d.Key).Concat(projects).ToHashSet();

    private IEnumerable<UnitId> Above(UnitId? unit)
    {
        for (var steps = 0; unit is { } known && steps < 50; steps++, unit = parents.GetValueOrDefault(known)) yield return known;
    }

    private static UnitId? Unit(JsonElement e, string field) => PopulationKinds.IdOf(e, field) is { } id ? new UnitId(id) : null;
}
