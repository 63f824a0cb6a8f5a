using Google.OrTools.Graph;

namespace Pmo.Staffing.Matching;

/// <summary>A person chosen for one of several requests.</summary>
public sealed record Pick(RequestId Request, PersonId Person, decimal Score);

/// <summary>Who takes which of several requests.</summary>
/// <param name="Best">No other choice is better; false: the time ran out, and this is the best that was found.</param>
public sealed record Choices(IReadOnlyList<Pick> Picks, bool Best)
{
    /// <summary>The sum of all fits.</summary>
    public decimal Score => Picks.Sum(p => p.Score);
}

/// <summary>
/// Chooses people for several requests at once. Nobody takes two in one go, nobody without a must is considered, as many posts as can be are
/// filled, and of all ways to fill them the one with the greatest sum of fits counts. It is an assignment problem, solved by a library as
/// the cheapest of the greatest flows from requests to people.
/// </summary>
internal static class Together
{
    /// <summary>A fit has at most six decimals: four of a factor's value, two of its weight. So nothing is lost in whole numbers.</summary>
    private const int Parts = 1_000_000;

    /// <summary>The best choice over all requests; where the time runs out, what choosing one by one leads to.</summary>
    /// <param name="fits">For each request who meets its musts, and how well.</param>
    /// <param name="limit">How long may be searched.</param>
    public static Choices Best(IReadOnlyList<(RequestId Request, IReadOnlyList<RankedCandidate> Ranked)> fits, TimeSpan limit)
    {
        // The library cannot be stopped; a search that is not waited for comes to its end by itself.
        var search = Task.Run(() => Solve(fits));
        return search.Wait(limit) ? new(search.Result, true) : OneByOne(fits) with { Best = false };
    }

    private static List<Pick> Solve(IReadOnlyList<(RequestId Request, IReadOnlyList<RankedCandidate> Ranked)> fits)
    {
        var people = fits.SelectMany(f => f.Ranked).Select(r => r.Person).Distinct().Select((p, n) => (Person: p, Node: fits.Count + n)).ToDictionary(p => p.Person, p => p.Node);
        var (source, sink) = (fits.Count + people.Count, fits.Count + people.Count + 1);
        using var flow = new MinCostFlow();
        var pairs = fits.SelectMany((f, request) => f.Ranked.Select(r =>
            (Arc: flow.AddArcWithCapacityAndUnitCost(request, people[r.Person], 1, Parts - (long)(r.Score * Parts)), Pick: new Pick(f.Request, r.Person, r.Score)))).ToList();
        for (var request = 0; request < fits.Count; request++) flow.AddArcWithCapacityAndUnitCost(source, request, 1, 0);
        foreach (var node in people.Values) flow.AddArcWithCapacityAndUnitCost(node, sink, 1, 0);
        flow.SetNodeSupply(source, fits.Count);
        flow.SetNodeSupply(sink, -fits.Count);
        return flow.SolveMaxFlowWithMinCost() is MinCostFlowBase.Status.OPTIMAL
            ? [.. pairs.Where(p => flow.Flow(p.Arc) == 1).Select(p => p.Pick)] : throw new InvalidOperationException($"The best choice for {fits.Count} requests was not found: {nameof(MinCostFlow)} did not end with an optimum.");
    }

    /// <summary>One request after another, each with the best who is left: what choosing one by one leads to.</summary>
    public static Choices OneByOne(IReadOnlyList<(RequestId Request, IReadOnlyList<RankedCandidate> Ranked)> fits)
    {
        var (taken, picks) = (new HashSet<PersonId>(), new List<Pick>());
        foreach (var (request, ranked) in fits)
            if (ranked.FirstOrDefault(r => !taken.Contains(r.Person)) is { } first)
            {
                taken.Add(first.Person);
                picks.Add(new(request, first.Person, first.Score));
            }

        return new(picks, true);
    }
}
