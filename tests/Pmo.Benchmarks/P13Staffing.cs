using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Matching;

namespace Pmo.Benchmarks;

/// <summary>Ranks 300 people for a request, and chooses for 200 requests at once. The floors: the same facts summed with nothing decided; and one chosen after another.</summary>
internal sealed class P13Staffing : IRow
{
    private const int People = 300, Requests = 200;

    public string Row => "P13";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        var skills = Enumerable.Range(0, 12).Select(n => CompetencyStreams.IdOf($"Skill {n}")).ToArray();
        var needs = Enumerable.Range(0, Requests).Select(r => new PostNeeds(
            (Grade)(1 + r % 3), 20 + 10 * (r % 5), new DateOnly(2026, 1, 5).AddDays(r), new DateOnly(2026, 9, 30).AddDays(r),
            [.. Enumerable.Range(0, 5).Select(n => new AskedCompetency(skills[(r + 3 * n) % 12], (CompetencyLevel)(1 + (r + n) % 4), n == 0))], r % 2 == 0 ? "Hamburg" : null)).ToArray();
        var facts = needs.Select(n => Enumerable.Range(0, People).Select(p => Candidate(p, n)).ToArray()).ToArray();
        var fits = needs.Select((n, r) => (new RequestId(Guid.CreateVersion7()), Fit.Rank(n, Fit.Usual, facts[r]).Ranked)).ToList();
        var (pairs, solved) = (fits.Sum(f => f.Ranked.Count), Together.Best(fits, TimeSpan.FromSeconds(10)));
        if (!solved.Best) throw new InvalidOperationException("The best choice was not found in ten seconds.");
        var rounds = bench.Rounds();
        await rounds.Run(
            ("rank", () => Timed(() => Fit.Digest(Fit.Rank(needs[0], Fit.Usual, facts[0])))), ("facts", () => Timed(() => facts[0].Sum(f => f.Has.Count + f.Load))),
            ("solve", () => Timed(() => Together.Best(fits, TimeSpan.FromSeconds(10)))), ("one", () => Timed(() => Together.OneByOne(fits))));
        return
        [
            rounds.Line(Row, $"rank {People} people for a request, with its digest", "rank", "facts", "ms", "≤ 20 ms"),
            rounds.Line(Row, $"the best choice for {Requests} requests among {People} people, {pairs:N0} pairs, {solved.Picks.Count} filled", "solve", "one", "ms", "≤ 5,000 ms"),
        ];

        CandidateFacts Candidate(int p, PostNeeds n) => new(
            new PersonId(new Guid(p + 1, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 7])), p % 17 != 0, (Grade)(1 + p % 5), 100, p % 7 == 0 ? n.From : null, p % 10 / 10m, p % 6,
            [.. n.Competencies.Select((a, c) => new HasCompetency(a.Competency, (CompetencyLevel)(1 + (p + 2 * c) % 5), null, false))], p % 9, p % 3 == 0 ? "Hamburg" : null, p % 4 == 0 ? null : p % 4 == 1);
    }

    private static Task<double[]> Timed(Func<object> work)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        _ = work();
        return Task.FromResult(new[] { System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalMilliseconds });
    }
}
