using Pmo.Staffing.Limiting;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Splitting;

/// <summary>Which two people together cover most of a request that one of them alone does not; those with the smallest gap first.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.ComplianceReviewer)]
internal sealed record FindPairs(RequestId Request) : IQuery<IReadOnlyList<PairRow>>;

/// <summary>Two people and what each would cover.</summary>
/// <param name="Fit">The mean of both fits to their parts, 0 to 1.</param>
/// <param name="GapDays">Working days on which something is missing.</param>
/// <param name="GapHours">The hours that are missing, a full day having eight.</param>
public sealed record PairRow(PersonId First, string FirstName, PostPart FirstPart, PersonId Second, string SecondName, PostPart SecondPart, decimal Fit, int GapDays, decimal GapHours)
{
    /// <summary>They work beside each other; false: one follows the other.</summary>
    public bool Beside => SecondPart.From <= FirstPart.To;
}

/// <summary>Two people, each with a part of a post that they meet all musts for.</summary>
internal sealed record Pair(RankedCandidate First, PostPart FirstPart, RankedCandidate Second, PostPart SecondPart, int GapDays, decimal GapHours)
{
    public decimal Fit => (First.Score + Second.Score) / 2;
}

/// <summary>
/// Finds pairs: side by side, each with the share that they have on every day; and one after the other, where the first has all of it until
/// a day and the second from then on. Nothing else than time is relaxed: both meet every other must.
/// </summary>
internal static class Pairs
{
    /// <summary>Somebody who has less of a week than this is no help.</summary>
    private const int LeastShare = 10;

    private const int Most = 8;

    public static IReadOnlyList<Pair> Best(PostNeeds needs, FitWeights weights, IReadOnlyDictionary<PersonId, PoolPerson> people, WorkingCalendar calendar, ProjectLimit? limited = null)
    {
        var limit = limited ?? ProjectLimit.None;
        var everybody = people.OrderBy(p => p.Key.Value).Select(p => Candidates.Of(p.Key, p.Value, needs, calendar, limit)).ToList();
        var lackTime = Fit.Rank(needs, weights, everybody).LeftOut.Where(l => l.Unmet is [UnmetMust.Time]).Select(l => l.Person).ToHashSet();
        var (willing, days, later) = (everybody.Where(c => lackTime.Contains(c.Person)).ToList(), WorkingDays(needs.From, needs.To, calendar), new Dictionary<(PersonId, DateOnly), int>());
        var beside = willing.SelectMany((a, n) => willing.Skip(n + 1).Select(b => Share(a, needs) >= Share(b, needs) ? (A: a, B: b) : (A: b, B: a)))
            .Select(p => (A: p.A.Person, First: new PostPart(Share(p.A, needs), needs.From, needs.To), B: p.B.Person, Second: new PostPart(Math.Min(Share(p.B, needs), needs.Percent - Share(p.A, needs)), needs.From, needs.To)))
            .Where(p => p.First.Percent >= LeastShare && p.Second.Percent >= LeastShare)
            .Select(p => (p.A, p.First, p.B, p.Second, Gap: (needs.Percent - p.First.Percent - p.Second.Percent) * days));
        var after = willing.Where(a => a.ShortFrom > needs.From).SelectMany(a => willing.Where(b => b.Person != a.Person).Select(b => (A: a.Person, Change: a.ShortFrom!.Value, B: b.Person, Share: From(b.Person, a.ShortFrom!.Value))))
            .Where(p => p.Share >= LeastShare)
            .Select(p => (p.A, First: new PostPart(needs.Percent, needs.From, p.Change.AddDays(-1)), p.B, Second: new PostPart(p.Share, p.Change, needs.To), Gap: (needs.Percent - p.Share) * WorkingDays(p.Change, needs.To, calendar)));
        return [.. beside.Concat(after).OrderBy(p => p.Gap).Take(4 * Most)
            .Select(p => (p, First: One(p.A, p.First), Second: One(p.B, p.Second))).Where(p => p is { First: not null, Second: not null })
            .Select(p => Measured(p.First!, p.p.First, p.Second!, p.p.Second))
            .OrderBy(p => p.GapHours).ThenByDescending(p => p.Fit).ThenBy(p => p.First.Person.Value).ThenBy(p => p.Second.Person.Value).ThenBy(p => p.SecondPart.From).Take(Most)];

        // Whoever comes second may have time for all of it, but later.
        int From(PersonId person, DateOnly day) => later.TryGetValue((person, day), out var share) ? share
            : later[(person, day)] = Share(Candidates.Of(person, people[person], needs with { From = day }, calendar, limit), needs);

        RankedCandidate? One(PersonId person, PostPart part)
        {
            var own = needs with { Percent = part.Percent, From = part.From, To = part.To };
            return Fit.Rank(own, weights, [Candidates.Of(person, people[person], own, calendar, limit)]).Ranked is [var one] ? one : null;
        }

        Pair Measured(RankedCandidate first, PostPart firstPart, RankedCandidate second, PostPart secondPart)
        {
            var cover = Cover.Of(new(needs.Percent, needs.From, needs.To), d => Cover.On(firstPart, d), d => Cover.On(secondPart, d), calendar);
            return new(first, firstPart, second, secondPart, cover.Where(s => s.Gap > 0).Sum(s => s.WorkingDays), cover.Sum(s => s.GapHours));
        }
    }

    // In steps of five per cent: nobody plans a week of 37 %.
    private static int Share(CandidateFacts c, PostNeeds needs) => Math.Min(c.LeastFree / 5 * 5, needs.Percent);

    private static int WorkingDays(DateOnly from, DateOnly to, WorkingCalendar calendar) => calendar.WorkingDaysBetween(from.AddDays(-1), to);
}

/// <summary>Reads the pool, and finds the pairs.</summary>
internal sealed class FindPairsAnswer : IAnswer<FindPairs, IReadOnlyList<PairRow>>
{
    public IReadOnlyList<PairRow> Answer(FindPairs q, Viewer who, Db db)
    {
        if (new ShowStaffingAnswer().Answer(new(q.Request), Viewer.System(who.Now), db) is not { } request) return [];
        var names = PoolOfTables.Names(db);
        return [.. Pairs.Best(request.Needs, PoolOfTables.Weights(db), PoolOfTables.People(db), Capacity.PoolCalendar.Read(db), KnownLimits.Read(db).Of(request.Row.Project)).Select(p => new PairRow(
            p.First.Person, names.GetValueOrDefault(p.First.Person, ""), p.FirstPart, p.Second.Person, names.GetValueOrDefault(p.Second.Person, ""), p.SecondPart, p.Fit, p.GapDays, p.GapHours))];
    }
}
