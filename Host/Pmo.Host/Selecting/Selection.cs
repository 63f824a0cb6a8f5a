using Pmo.Host.Engaging;

namespace Pmo.Host.Selecting;

/// <summary>The items of a sample, as its method gives them. Pure: from the same population, seed and size the same items.</summary>
internal static class Selection
{
    /// <summary>The most items of a sample.</summary>
    public const int Most = 1000;

    /// <summary>The usual size for a control of this frequency; every item where none is given.</summary>
    public static int UsualSize(ControlFrequency? frequency, int of) => Math.Min(of, frequency switch
    {
        ControlFrequency.Daily => 25,
        ControlFrequency.Weekly => 8,
        ControlFrequency.Monthly => 4,
        _ => of,
    });

    /// <summary>What a method selects.</summary>
    /// <param name="population">What is drawn from.</param>
    /// <param name="method">How.</param>
    /// <param name="seed">The seed of the population.</param>
    /// <param name="size">How many.</param>
    /// <param name="chosen">The places a reviewer chose.</param>
    public static (IReadOnlyList<Stratum> Strata, IReadOnlyList<SampledItem> Items) Of(Population population, SampleMethod method, byte[] seed, int size, IReadOnlyList<int> chosen) => method switch
    {
        SampleMethod.Stratified => Stratified(population, seed, size),
        SampleMethod.Random => Whole(population, Draw.From(seed, population.Items.Count).Take(size)),
        SampleMethod.All => Whole(population, Enumerable.Range(0, population.Items.Count).Select(place => (-1L, place))),
        _ => Whole(population, chosen.Distinct().Order().Select(place => (-1L, place))),
    };

    /// <summary>What units of currency select.</summary>
    /// <param name="population">What is drawn from.</param>
    /// <param name="seed">The seed of the population.</param>
    /// <param name="hits">How many units are drawn.</param>
    public static (IReadOnlyList<Stratum> Strata, IReadOnlyList<SampledItem> Items, MonetaryUnits Units) ByUnits(Population population, byte[] seed, int hits)
    {
        var (units, drawn) = MonetaryUnitDraw.From(seed, population.Items, hits);
        SampledItem[] items = [.. drawn.Select((d, n) => Item(n + 1, (-1, d.Place), population.Items[d.Place], null) with { Units = population.Items[d.Place].Budget!.Units, Hits = d.Hits })];
        return ([new(null, population.Items.Count - units.Without, items.Length)], items, units);
    }

    private static (IReadOnlyList<Stratum>, IReadOnlyList<SampledItem>) Whole(Population population, IEnumerable<(long Draw, int Place)> drawn)
    {
        SampledItem[] items = [.. drawn.Select((d, n) => Item(n + 1, d, population.Items[d.Place], null))];
        return ([new(null, population.Items.Count, items.Length)], items);
    }

    // Numbered in the order in which the shares grow, so that an extended sample begins with the former one.
    private static (IReadOnlyList<Stratum>, IReadOnlyList<SampledItem>) Stratified(Population population, byte[] seed, int size)
    {
        var strata = population.Strata;
        int[] sizes = [.. strata.Select(s => s.Items.Count)];
        var draws = strata.Select(s => Draw.From(Draw.SeedOf(seed, s.Department), s.Items.Count).GetEnumerator()).ToArray();
        var items = new List<SampledItem>();
        var before = new int[sizes.Length];
        for (var n = 1; n <= Math.Min(size, population.Items.Count); n++)
        {
            var shares = Shares.Of(sizes, n);
            var grown = Enumerable.Range(0, shares.Length).First(i => shares[i] > before[i]);
            draws[grown].MoveNext();
            items.Add(Item(n, draws[grown].Current, strata[grown].Items[draws[grown].Current.Place], strata[grown].Department));
            before = shares;
        }

        return ([.. strata.Select((s, i) => new Stratum(s.Department, s.Items.Count, before[i]))], items);
    }

    private static SampledItem Item(int number, (long Draw, int Place) drawn, PopulationItem item, UnitId? department) => new(number, drawn.Place, drawn.Draw, item.Event, item.Position, item.Stream, item.Step, department);
}
