using System.Globalization;

namespace Pmo.Reporting.Summaries;

/// <summary>How the whole is told from its projects.</summary>
public enum RollUp
{
    /// <summary>As the worst of them.</summary>
    WorstOf,
    /// <summary>The mean, each weighted by its budget.</summary>
    WeightedByBudget,
    /// <summary>As most of them.</summary>
    Count,
}

/// <summary>How the whole stands, and how many projects stand how.</summary>
/// <param name="Overall">Null: unknown.</param>
/// <param name="Unknown">A report was asked for, and none with a status was accepted.</param>
/// <param name="NotAsked">Left out: no report was asked for in the period.</param>
/// <param name="Sentence">The rule, and what it gave, in words.</param>
public sealed record RolledUp(Rag? Overall, int Green, int Amber, int Red, int Unknown, int NotAsked, string Sentence);

/// <summary>Tells the whole from its projects. Unknown is not green: while anything is unknown, the whole is green by no rule.</summary>
internal static class RollUps
{
    /// <summary>Why the whole stands as it does, and which projects were left out.</summary>
    public static string Explained(RolledUp result) => result.NotAsked == 0
        ? result.Sentence
        : string.Create(CultureInfo.InvariantCulture, $"{result.Sentence} Left out: {result.NotAsked:N0} {(result.NotAsked == 1 ? "project" : "projects")} of which no report was asked for in this period.");

    public static RolledUp Of(RollUp rule, IReadOnlyList<SummaryLine> lines)
    {
        var counted = lines.Where(l => !l.NotAsked).ToList();
        int Of(Rag? rag) => counted.Count(l => l.Overall == rag);
        var (overall, sentence) = rule switch
        {
            RollUp.WorstOf => Worst(counted),
            RollUp.WeightedByBudget => Weighted(counted),
            _ => Most(counted),
        };
        if (counted.Count == 0) sentence = "No report was asked for, so nothing is known.";
        return new(overall, Of(Rag.Green), Of(Rag.Amber), Of(Rag.Red), Of(null), lines.Count - counted.Count, sentence);
    }

    private static (Rag?, string) Worst(List<SummaryLine> lines)
    {
        Rag? overall = lines.Exists(l => l.Overall == Rag.Red) ? Rag.Red : lines.Exists(l => l.Overall == Rag.Amber) ? Rag.Amber
            : lines.Count == 0 || lines.Exists(l => l.Overall is null) ? null : Rag.Green;
        return (overall, "The whole stands as the worst of its projects; with any of them unknown it is not green.");
    }

    // Amounts in different currencies do not add up: the currency of most projects counts.
    private static (Rag?, string) Weighted(List<SummaryLine> lines)
    {
        var currency = lines.Where(l => l.Budget > 0).GroupBy(l => l.Currency).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        var rated = lines.Where(l => l is { Budget: > 0, Overall: not null } && l.Currency == currency).ToList();
        var left = lines.Count - rated.Count;
        if (rated.Count == 0) return (null, "Each project would weigh as much as its budget, but none has both a status and a budget.");
        var mean = rated.Sum(l => l.Budget!.Value * (int)l.Overall!.Value) / rated.Sum(l => l.Budget!.Value);
        Rag? overall = mean >= 1.5m ? Rag.Red : mean >= .5m ? Rag.Amber : left > 0 ? null : Rag.Green;
        return (overall, string.Create(CultureInfo.InvariantCulture, $"Each project weighs as much as its budget{(currency is null ? "" : $" in {currency}")}; green is 0, amber 1, red 2; from 0.5 the whole is amber, from 1.5 red. The mean is {mean:0.00} over {rated.Count} of {lines.Count} projects{(left > 0 ? $"; {left} have no status or no such budget, and with any left out the whole is not green" : "")}."));
    }

    private static (Rag?, string) Most(List<SummaryLine> lines)
    {
        // In order of what wins a tie.
        Rag?[] order = [Rag.Red, Rag.Amber, null, Rag.Green];
        var overall = lines.Count == 0 ? null : order.MaxBy(rag => lines.Count(l => l.Overall == rag));
        if (overall == Rag.Green && lines.Exists(l => l.Overall is null)) overall = null;
        return (overall, "The whole stands as most of its projects, in a tie as the worse; with any of them unknown it is not green.");
    }
}
