using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Reporting.Tiering;

/// <summary>The projects of a department (null: of the installation) without a cadence of their own report by these tiers; null: as the department above.</summary>
[EventName("reporting.tiers-set")]
internal sealed record TiersSet(UnitId? Department, IReadOnlyList<Tier>? Tiers, PersonId By, DateTimeOffset At);

/// <summary>The tiers of all departments.</summary>
internal sealed record TierBook(ImmutableList<Tier> Default, ImmutableDictionary<UnitId, ImmutableList<Tier>> Own) : IState<TierBook>
{
    /// <summary>The most tiers of one department.</summary>
    public const int Most = 8;

    public static TierBook Initial { get; } = new([], ImmutableDictionary<UnitId, ImmutableList<Tier>>.Empty);

    public static string Stream { get; } = $"reporting.tiers-{Ids.Named("reporting.tiers", "all"):n}";

    /// <summary>The tiers of a department: its own, those of the nearest department above, or the installation's; and whose they are.</summary>
    /// <param name="path">The department and those above it, nearest first.</param>
    public (UnitId? Department, ImmutableList<Tier> Tiers) For(IEnumerable<UnitId> path)
    {
        foreach (var unit in path)
            if (Own.TryGetValue(unit, out var tiers)) return (unit, tiers);
        return (null, Default);
    }

    // Consulted among other facts.
    public TierBook Evolve(object @event) => @event switch
    {
        TiersSet { Department: null } e => this with { Default = [.. e.Tiers ?? []] },
        TiersSet { Department: { } unit, Tiers: { } tiers } => this with { Own = Own.SetItem(unit, [.. tiers]) },
        TiersSet { Department: { } unit } => this with { Own = Own.Remove(unit) },
        _ => throw new UnknownEventException(typeof(TierBook), @event),
    };
}

/// <summary>A tier with whose it is.</summary>
/// <param name="Department">Null: the installation's.</param>
internal sealed record HeldTier(Tier Tier, UnitId? Department);

/// <summary>A project reports by another tier from its next period on.</summary>
/// <param name="Tier">Null: by the default cadence, no tier holds.</param>
/// <param name="From">No period that is planned anew has a data date before this day.</param>
[EventName("reporting.tier-reached")]
internal sealed record TierReached(ProjectId Project, HeldTier? Tier, DateOnly From, DateTimeOffset At);
