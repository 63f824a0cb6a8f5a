namespace Pmo.Reporting.Tiering;

/// <summary>A department's tiers as they are typed; a line without "when" is left out.</summary>
public sealed class TierForm
{
    public List<TierLine> Tiers { get; set => field = value ?? []; } = [];

    /// <summary>What was pressed: "preview", "add" for one more line, "above" to report as the department above, or nothing to set these.</summary>
    public string? Step { get; set; }

    internal static TierForm Of(IReadOnlyList<Tier> tiers) => new()
    {
        Tiers = [.. tiers.Select(TierLine.Of), .. tiers.Count == 0 ? (TierLine[])[new()] : []],
    };

    /// <summary>The tiers, or null with what is missing.</summary>
    internal (IReadOnlyList<Tier>? Tiers, string? Missing) ToTiers()
    {
        var tiers = new List<Tier>();
        for (var n = 0; n < Tiers.Count; n++)
        {
            if (string.IsNullOrEmpty(Tiers[n].When)) continue;
            if (Tiers[n].ToTier() is not { } tier) return (null, $"Line {n + 1}: say how often: a number of 1 or more, and a unit.");
            tiers.Add(tier);
        }

        return (tiers, null);
    }
}

/// <summary>One tier as it is typed.</summary>
public sealed class TierLine
{
    public string? When { get; set; }
    public int? Periods { get; set; }
    public string? Phase { get; set; }
    public string? Health { get; set; }
    public int? Every { get; set; }
    public string? Unit { get; set; }
    public DateOnly? Anchor { get; set; }
    public int? DueAfter { get; set; }

    internal static TierLine Of(Tier t) => new()
    {
        When = t.When.ToString(), Periods = t.Periods, Phase = t.Phase, Health = t.Health?.ToString(), Every = t.Every, Unit = t.Unit.ToString(), Anchor = t.Anchor, DueAfter = t.DueAfterWorkingDays,
    };

    // What another condition asks for is left out.
    internal Tier? ToTier() => Enum.TryParse<TierWhen>(When, out var when) && Enum.TryParse<CadenceUnit>(Unit, out var unit) && Every is { } every
        ? new(when, when == TierWhen.First ? Periods : null, when == TierWhen.Phase ? Phase : null, when == TierWhen.Health && Enum.TryParse<Rag>(Health, out var rag) ? rag : null, every, unit, Anchor, DueAfter)
        : null;
}
