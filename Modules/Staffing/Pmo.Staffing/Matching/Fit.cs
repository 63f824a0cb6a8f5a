using System.Security.Cryptography;
using System.Text.Json;

namespace Pmo.Staffing.Matching;

/// <summary>A must that somebody does not meet.</summary>
public enum UnmetMust
{
    /// <summary>They do not belong to the pool on every day of the post.</summary>
    Pool,
    /// <summary>Their grade is too low.</summary>
    Grade,
    /// <summary>A competency that must be there is missing, too low, or not validated.</summary>
    Competency,
    /// <summary>They have too little time on some day.</summary>
    Time,
}

/// <summary>What one factor adds to a person's fit.</summary>
/// <param name="Value">How well they fit by it, 0 to 1.</param>
/// <param name="Weight">How much it counts, in percent.</param>
public sealed record FactorScore(FitFactor Factor, decimal Value, int Weight)
{
    /// <summary>What it adds to the score.</summary>
    public decimal Points => Value * Weight / 100;
}

/// <summary>Somebody who meets all musts.</summary>
/// <param name="Rank">From 1; no two are equal.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Lacking">The competencies that should be there and are not, or not as far.</param>
public sealed record RankedCandidate(int Rank, PersonId Person, decimal Score, IReadOnlyList<FactorScore> Factors, IReadOnlyList<AskedCompetency> Lacking);

/// <summary>Somebody who does not meet all musts.</summary>
/// <param name="Lacking">The competencies that must be there and are not.</param>
public sealed record LeftOut(PersonId Person, IReadOnlyList<UnmetMust> Unmet, IReadOnlyList<AskedCompetency> Lacking);

/// <summary>Who fits a post best.</summary>
public sealed record Ranking(IReadOnlyList<RankedCandidate> Ranked, IReadOnlyList<LeftOut> LeftOut);

/// <summary>
/// Finds the best person for a post: the musts filter, then each factor gives a value from 0 to 1 and the weights, which sum to 100 %,
/// make a score of them. Whole and decimal numbers only, and equals ordered by id, so that the same inputs give the same outcome anywhere.
/// </summary>
internal static class Fit
{
    /// <summary>Raised when the same inputs would give another outcome.</summary>
    public const int Version = 1;

    /// <summary>How much each factor counts where nobody has said otherwise.</summary>
    public static FitWeights Usual { get; } = new(40, 20, 15, 10, 5, 10, 0);

    public static Ranking Rank(PostNeeds needs, FitWeights weights, IEnumerable<CandidateFacts> candidates)
    {
        var (fit, out_) = (new List<RankedCandidate>(), new List<LeftOut>());
        foreach (var c in candidates)
            if (Unmet(needs, c) is { Count: > 0 } unmet) out_.Add(new(c.Person, unmet, Lacking(needs, c, must: true)));
            else if (Factors(needs, weights, c) is var factors) fit.Add(new(0, c.Person, factors.Sum(f => f.Points), factors, Lacking(needs, c, must: false)));
        return new(
            [.. fit.OrderByDescending(c => c.Score).ThenBy(c => c.Person.Value).Select((c, n) => c with { Rank = n + 1 })],
            [.. out_.OrderBy(c => c.Unmet.Count).ThenBy(c => c.Person.Value)]);
    }

    /// <summary>The outcome of a ranking in bytes that are the same wherever it is worked out, as SHA-256 in hexadecimal.</summary>
    public static string Digest(Ranking ranking) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ranking)));

    /// <summary>The weight of a factor, in percent.</summary>
    public static int Of(FitWeights weights, FitFactor factor) => factor switch
    {
        FitFactor.Competencies => weights.Competencies,
        FitFactor.FreeTime => weights.FreeTime,
        FitFactor.Grade => weights.Grade,
        FitFactor.Experience => weights.Experience,
        FitFactor.Place => weights.Place,
        FitFactor.Preference => weights.Preference,
        _ => weights.Development,
    };

    private static List<UnmetMust> Unmet(PostNeeds needs, CandidateFacts c)
    {
        var unmet = new List<UnmetMust>();
        if (!c.Belongs) unmet.Add(UnmetMust.Pool);
        if (c.Grade is null || c.Grade < (c.Least ?? needs.Grade)) unmet.Add(UnmetMust.Grade);
        if (Lacking(needs, c, must: true).Count > 0) unmet.Add(UnmetMust.Competency);
        if (c.Belongs && c.ShortFrom is not null) unmet.Add(UnmetMust.Time);
        return unmet;
    }

    private static List<AskedCompetency> Lacking(PostNeeds needs, CandidateFacts c, bool must) => [.. needs.Competencies.Where((a, n) => a.Must == must && !Meets(a, c.Has[n]))];

    private static bool Meets(AskedCompetency asked, HasCompetency has) => asked.Level is { } level ? has.Validated >= level : has.Held;

    private static List<FactorScore> Factors(PostNeeds needs, FitWeights weights, CandidateFacts c) =>
        [.. Enum.GetValues<FitFactor>().Where(f => Of(weights, f) > 0).Select(f => new FactorScore(f, decimal.Round(Value(f, needs, c), 4, MidpointRounding.ToEven), Of(weights, f)))];

    private static decimal Value(FitFactor factor, PostNeeds needs, CandidateFacts c) => factor switch
    {
        FitFactor.Competencies => Should(needs, c, Closeness, none: 1),
        FitFactor.FreeTime => 1 - c.Load,
        // A waiver lets a lower grade be considered; it does not make it the one asked.
        FitFactor.Grade => (c.Grade - (c.Least > needs.Grade ? c.Least : needs.Grade)) switch { 0 => 1, 1 => .5m, _ => 0 },
        FitFactor.Experience => c.Led / (c.Led + 3m),
        FitFactor.Place => needs.Place is null || string.Equals(needs.Place, c.Place, StringComparison.OrdinalIgnoreCase) ? 1 : 0,
        FitFactor.Preference => c.Applied ? 1 : c.Wishes switch { null => .5m, true => 1, false => 0 },
        _ => Should(needs, c, Growth, none: 0),
    };

    private static decimal Should(PostNeeds needs, CandidateFacts c, Func<AskedCompetency, HasCompetency, decimal> value, decimal none)
    {
        var should = needs.Competencies.Select((a, n) => (Asked: a, Has: c.Has[n])).Where(p => !p.Asked.Must).ToList();
        return should.Count == 0 ? none : should.Sum(p => value(p.Asked, p.Has)) / should.Count;
    }

    // A person's own word counts half of what was confirmed.
    private static decimal Closeness(AskedCompetency asked, HasCompetency has) => asked.Level is not { } level ? has.Held ? 1 : 0
        : Math.Max(Math.Min((int)(has.Validated ?? 0), (int)level), Math.Min((int)(has.Claimed ?? 0), (int)level) / 2m) / (int)level;

    private static decimal Growth(AskedCompetency asked, HasCompetency has) => asked.Level is { } level && (int)(has.Validated ?? 0) == (int)level - 1 ? 1 : 0;
}
