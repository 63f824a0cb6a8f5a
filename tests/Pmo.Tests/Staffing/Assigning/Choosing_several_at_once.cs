using CsCheck;
using Pmo.Staffing;
using Pmo.Staffing.Matching;

namespace Pmo.Tests.Staffing.Assigning;

/// <summary>Of all ways to fill several posts the best is found, and shown beside what choosing one by one leads to.</summary>
[Trait("Feature", "T18")]
public sealed class Choosing_several_at_once
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private static RequestId Request(int n) => new(new Guid(n + 1, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 2]));

    private static PersonId Person(int n) => new(new Guid(n + 1, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 3]));

    /// <summary>Requests by people, in hundredths; below 0: a must is missing.</summary>
    private static List<(RequestId, IReadOnlyList<RankedCandidate>)> Fits(int[][] scores) =>
        [.. scores.Select((row, r) => (Request(r), (IReadOnlyList<RankedCandidate>)[.. row.Select((s, p) => (Score: s, Person: Person(p))).Where(c => c.Score >= 0).OrderByDescending(c => c.Score).ThenBy(c => c.Person.Value).Select((c, n) => new RankedCandidate(n + 1, c.Person, c.Score / 100m, [], []))]))];

    [Fact]
    public void One_by_one_takes_the_only_one_whom_a_later_post_could_have()
    {
        var fits = Fits([[90, 80], [85, -1]]);
        Assert.Equal([new(Request(0), Person(0), .90m)], Together.OneByOne(fits).Picks);
        var best = Together.Best(fits, Long);
        Assert.True(best.Best);
        Assert.Equal([new(Request(0), Person(1), .80m), new(Request(1), Person(0), .85m)], best.Picks.OrderBy(p => p.Request.Value));
    }

    [Fact]
    public void Fits_decide_where_all_posts_can_be_filled_either_way()
    {
        var best = Together.Best(Fits([[90, 80], [85, 20]]), Long);
        Assert.Equal(1.65m, best.Score);
        Assert.Equal([], Together.Best([], Long).Picks);
        Assert.Equal([], Together.Best(Fits([[-1], [-1]]), Long).Picks);
    }

    [Fact]
    public void It_is_never_worse_than_any_other_way_and_never_breaks_a_must() =>
        Gen.Int[-60, 100].Array[4].Array[1, 5].Sample(scores =>
        {
            var fits = Fits(scores);
            var (best, one) = (Together.Best(fits, Long), Together.OneByOne(fits));
            Assert.True(best.Best);
            Assert.Equal(best.Picks.Count, best.Picks.DistinctBy(p => p.Person).Count());
            Assert.Equal(best.Picks.Count, best.Picks.DistinctBy(p => p.Request).Count());
            Assert.All(best.Picks, p => Assert.Contains(fits.Single(f => f.Item1 == p.Request).Item2, c => c.Person == p.Person && c.Score == p.Score));
            var (filled, score) = Every(scores, 0, []).MaxBy(w => (w.Filled, w.Score));
            Assert.Equal((filled, score), (best.Picks.Count, best.Score));
            Assert.True((one.Picks.Count, one.Score).CompareTo((best.Picks.Count, best.Score)) <= 0);
        }, iter: 60);

    [Fact]
    public void When_the_time_runs_out_it_says_so_and_gives_what_choosing_one_by_one_leads_to()
    {
        var fits = Fits([.. Enumerable.Range(0, 400).Select(r => Enumerable.Range(0, 400).Select(p => (r * 7 + p * 13) % 101).ToArray())]);
        var found = Together.Best(fits, TimeSpan.Zero);
        Assert.False(found.Best);
        Assert.Equal(Together.OneByOne(fits).Picks, found.Picks);
    }

    /// <summary>Every way there is, one after another.</summary>
    private static IEnumerable<(int Filled, decimal Score)> Every(int[][] scores, int request, HashSet<int> taken)
    {
        if (request == scores.Length) return [(0, 0)];
        var ways = Every(scores, request + 1, taken).ToList();
        for (var person = 0; person < scores[request].Length; person++)
            if (scores[request][person] >= 0 && taken.Add(person))
            {
                ways.AddRange(Every(scores, request + 1, taken).Select(w => (w.Filled + 1, w.Score + scores[request][person] / 100m)));
                taken.Remove(person);
            }

        return ways;
    }
}
