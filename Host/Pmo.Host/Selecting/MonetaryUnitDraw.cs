using System.Text.Json;

namespace Pmo.Host.Selecting;

/// <summary>A project's budget in whole units of its currency.</summary>
/// <param name="Units">Whole units; what is less than one is left out.</param>
/// <param name="Currency">ISO 4217.</param>
internal sealed record Budget(long Units, string Currency)
{
    private const long Largest = 1_000_000_000_000_000;

    /// <summary>What a stored profile says; null: nothing that could be drawn from.</summary>
    public static Budget? Read(JsonElement profile) =>
        profile.TryGetProperty("budget", out var budget) && budget.ValueKind is JsonValueKind.Number && budget.TryGetDecimal(out var amount) && amount is >= 1 and <= Largest && PopulationKinds.TextOf(profile, "currency") is { } currency
            ? new((long)decimal.Truncate(amount), currency) : null;
}

/// <summary>
/// Draws units of currency at equal distances from a random start (fixed-interval monetary-unit sampling), and with each the item it
/// belongs to. With T units, n draws and a start r below T, draw k is unit ⌊(r + k·T) ÷ n⌋, k from 0: in whole numbers, so that every unit
/// has exactly n chances in T. Items stand one behind the other in the order of the population, each as long as its units.
/// </summary>
internal static class MonetaryUnitDraw
{
    /// <summary>Why units of these items cannot be drawn from; null: they can.</summary>
    public static Outcome? Refuses(IReadOnlyList<PopulationItem> items, int hits)
    {
        var currencies = items.Select(i => i.Budget?.Currency).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var total = items.Sum(i => (decimal)(i.Budget?.Units ?? 0));
        return currencies.Count == 0 ? Outcome.Refused("sample.no-amount", "No item of this population belongs to a project with a budget. Choose another way to select.")
            : currencies.Count > 1 ? Outcome.Refused("sample.currencies", $"The budgets are in {string.Join(" and ", currencies)}. Units of one currency are drawn from: open a review whose scope has one, or choose another way to select.")
            : hits > total ? Outcome.Refused("sample.size", "There are fewer units than are to be drawn. Draw fewer.")
            : total > long.MaxValue ? Outcome.Refused("sample.amounts", "The budgets are larger together than can be drawn from. Open a review with a narrower scope.")
            : null;
    }

    /// <summary>Draws so many units; the items they fell on, in the order of the population, each once with its hits.</summary>
    public static (MonetaryUnits Units, IReadOnlyList<(int Place, int Hits)> Items) From(byte[] seed, IReadOnlyList<PopulationItem> items, int hits)
    {
        var total = items.Sum(i => i.Budget?.Units ?? 0);
        var start = Draw.Below(seed, total);
        var (found, k, before) = (new List<(int, int)>(), 0, 0L);
        for (var place = 0; place < items.Count && k < hits; place++)
        {
            var (after, first) = (before + (items[place].Budget?.Units ?? 0), k);
            while (k < hits && UnitOf(start, total, k, hits) < after) k++;
            if (k > first) found.Add((place, k - first));
            before = after;
        }

        return (new(items.First(i => i.Budget is not null).Budget!.Currency, total, hits, start, items.Count(i => i.Budget is null)), found);
    }

    private static long UnitOf(long start, long total, int k, int hits) => (long)(((Int128)start + ((Int128)k * total)) / hits);
}
