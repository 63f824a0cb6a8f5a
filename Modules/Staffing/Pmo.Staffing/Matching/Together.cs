using Google.OrTools.Sat;

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
/// filled, and of all ways to fill them the one with the greatest sum of fits counts. It is an assignment problem, solved by a library.
/// </summary>
internal static class Together
{
    /// <summary>A post filled counts for more than any difference in fits.</summary>
    private const long Filled = 1_000_000;

    /// <summary>The best choice over all requests.</summary>
    /// <param name="fits">For each request who meets its musts, and how well.</param>
    /// <param name="seconds">How long may be searched.</param>
    public static Choices Best(IReadOnlyList<(RequestId Request, IReadOnlyList<RankedCandidate> Ranked)> fits, double seconds)
    {
        var model = new CpModel();
        var pairs = fits.SelectMany(f => f.Ranked.Select(r => (f.Request, r.Person, r.Score, Taken: model.NewBoolVar("")))).ToList();
        foreach (var one in pairs.GroupBy(p => p.Request)) model.AddAtMostOne(one.Select(p => p.Taken));
        foreach (var one in pairs.GroupBy(p => p.Person)) model.AddAtMostOne(one.Select(p => p.Taken));
        model.Maximize(LinearExpr.WeightedSum(pairs.Select(p => p.Taken), pairs.Select(p => Filled + (long)(p.Score * 10_000))));
        // One worker and one seed, so that the same question has the same answer.
        var solver = new CpSolver { StringParameters = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"max_time_in_seconds:{seconds},num_search_workers:1,random_seed:1") };
        var status = solver.Solve(model);
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible
            ? new([.. pairs.Where(p => solver.BooleanValue(p.Taken)).Select(p => new Pick(p.Request, p.Person, p.Score))], status == CpSolverStatus.Optimal) : new([], false);
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
