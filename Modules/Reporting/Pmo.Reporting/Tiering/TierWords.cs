using System.Globalization;

namespace Pmo.Reporting.Tiering;

/// <summary>Tiers as people say them.</summary>
internal static class TierWords
{
    /// <summary>"the first 3 periods of a new project", "while the phase is Build", "while red".</summary>
    public static string Case(Tier t) => t.When switch
    {
        TierWhen.First => t.Periods == 1 ? "the first period of a new project" : string.Create(CultureInfo.InvariantCulture, $"the first {t.Periods} periods of a new project"),
        TierWhen.Phase => $"while the phase is {t.Phase}",
        TierWhen.Health => $"while the status accepted last is {t.Health?.ToString().ToLowerInvariant()}",
        _ => "all others",
    };

    /// <summary>"monthly", "every 3 weeks".</summary>
    public static string Rhythm(Cadence cadence) => Lower(CadenceWords.Rhythm(cadence));

    /// <summary>"Monthly for the first 3 periods of a new project".</summary>
    public static string Sentence(Tier t, Cadence others) => $"{CadenceWords.Rhythm(t.On(others))}{(t.When is TierWhen.First or TierWhen.Otherwise ? " for " : " ")}{Case(t)}";

    /// <summary>All tiers in their order, and what holds where none does.</summary>
    public static string Plan(IReadOnlyList<Tier> tiers, Cadence others) => tiers.Count == 0
        ? "No tiers: all report by the default cadence."
        : string.Join("; ", [.. tiers.Select((t, n) => n == 0 ? Sentence(t, others) : Lower(Sentence(t, others))), .. tiers[^1].When == TierWhen.Otherwise ? (string[])[] : [$"{Rhythm(others)} for all others"]]) + ".";

    /// <summary>Why a tier holds for a project.</summary>
    public static string Why(Tier? t, TierCase project, string? name) => t?.When switch
    {
        TierWhen.First => string.Create(CultureInfo.InvariantCulture, $"The project is new: {Math.Min(project.Asked, t.Periods ?? 0)} of its first {t.Periods} {(t.Periods == 1 ? "period has" : "periods have")} been asked for."),
        TierWhen.Phase => $"The register names the phase {t.Phase}.",
        TierWhen.Health => $"The overall status accepted last is {t.Health?.ToString().ToLowerInvariant()}.",
        TierWhen.Otherwise => $"No other tier of {name} holds for it.",
        _ => "No tier holds for it: it follows the default cadence.",
    };

    /// <summary>How long it holds, in a sentence; null: as long as nothing is changed.</summary>
    public static string? Until(Tier? t, TierCase project) => t?.When switch
    {
        TierWhen.First when t.Periods - project.Asked is > 0 and var left => string.Create(CultureInfo.InvariantCulture, $"For {left} more {(left == 1 ? "period" : "periods")}."),
        TierWhen.First => "To the period planned last.",
        TierWhen.Phase => "Until the register names another phase.",
        TierWhen.Health => "Until a report with another status is accepted; then from the next period.",
        _ => null,
    };

    /// <summary>The tier that holds when this one has ended; null: none.</summary>
    public static Tier? Following(Tier held, IEnumerable<Tier> tiers, TierCase project)
    {
        var after = held.When switch
        {
            TierWhen.First => project with { Asked = Math.Max(project.Asked, held.Periods ?? 0) },
            TierWhen.Phase => project with { Phase = null },
            _ => project with { Health = null },
        };
        return tiers.FirstOrDefault(t => t != held && t.HoldsFor(after));
    }

    private static string Lower(string text) => string.Concat(text[..1].ToLowerInvariant(), text.AsSpan(1));
}
