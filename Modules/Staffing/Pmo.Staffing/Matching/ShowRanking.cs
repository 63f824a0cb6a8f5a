using Pmo.Office;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Matching;

/// <summary>Who fits an open request best at this moment; null when there is no such request.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.ComplianceReviewer)]
internal sealed record ShowRanking(RequestId Request) : IQuery<RankingSheet?>;

/// <summary>A ranking with what people need to read it.</summary>
/// <param name="Facts">What is known of each, by person.</param>
/// <param name="Names">Names of the people.</param>
/// <param name="Skills">Names of competencies.</param>
public sealed record RankingSheet(PostNeeds Needs, FitWeights Weights, Ranking Ranking, IReadOnlyDictionary<PersonId, CandidateFacts> Facts, IReadOnlyDictionary<PersonId, string> Names, IReadOnlyDictionary<CompetencyId, string> Skills);

/// <summary>Works a ranking out from the tables, by the same facts and the same arithmetic as a decision.</summary>
internal sealed class ShowRankingAnswer : IAnswer<ShowRanking, RankingSheet?>
{
    public RankingSheet? Answer(ShowRanking q, Viewer who, Db db)
    {
        if (new ShowStaffingAnswer().Answer(new(q.Request), Viewer.System(who.Now), db) is not { } request) return null;
        var (weights, calendar, limit) = (PoolOfTables.Weights(db), Capacity.PoolCalendar.Read(db), request.Row.Supports ? ProjectLimit.None : KnownLimits.Read(db).Of(request.Row.Project));
        var applied = PostingTables.Applied(db, q.Request);
        var facts = PoolOfTables.People(db).OrderBy(p => p.Key.Value).Select(p => Candidates.Of(p.Key, p.Value, request.Needs, calendar, limit, applied.Contains(p.Key))).ToList();
        return new(request.Needs, weights, Fit.Rank(request.Needs, weights, facts), facts.ToDictionary(f => f.Person), PoolOfTables.Names(db), PoolOfTables.Skills(db));
    }
}

/// <summary>Works out again a ranking that was frozen with a choice: from its inputs, and beside that from what is known today.</summary>
/// <param name="At">When the choice was made, as its event says; null: the newest.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.ComplianceReviewer)]
internal sealed record ShowRankingProof(RequestId Request, DateTimeOffset? At = null) : IQuery<RankingProof?>;

/// <summary>A frozen ranking, worked out again.</summary>
/// <param name="Then">The digest of the outcome, as it was frozen.</param>
/// <param name="Again">The digest of the outcome worked out again from the frozen inputs by today's code.</param>
/// <param name="Version">Of the way it was worked out; today's is <paramref name="Today"/>.</param>
internal sealed record RankingProof(DateTimeOffset At, FrozenRanking Frozen, Ranking Outcome, string Then, string Again, int Version, int Today, IReadOnlyDictionary<PersonId, string> Names, IReadOnlyDictionary<CompetencyId, string> Skills)
{
    /// <summary>The frozen inputs give the frozen outcome, byte for byte.</summary>
    public bool Same => Then == Again;
}

/// <summary>Reads a choice and recomputes it.</summary>
internal sealed class ShowRankingProofAnswer : IAnswer<ShowRankingProof, RankingProof?>
{
    public RankingProof? Answer(ShowRankingProof q, Viewer who, Db db)
    {
        if (db.One<Row>($"select at, ranking from request_choice where request = {q.Request} and (at = {q.At} or {q.At is null}) order by at desc limit 1") is not { } row) return null;
        var frozen = FrozenRankings.Read(row.Ranking);
        var outcome = Fit.Rank(frozen.Needs, frozen.Weights, frozen.Candidates);
        return new(row.At, frozen, outcome, frozen.Digest, Fit.Digest(outcome), frozen.Version, Fit.Version, PoolOfTables.Names(db), PoolOfTables.Skills(db));
    }

    private sealed record Row(DateTimeOffset At, string Ranking);
}

/// <summary>How much each factor of the fit counts.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ShowFitWeights : IQuery<FitWeightsSheet>;

/// <summary>The weights.</summary>
/// <param name="Reason">Why they are so; null: they are the usual ones.</param>
internal sealed record FitWeightsSheet(FitWeights Weights, string? Reason, PersonId? By, DateTimeOffset? At);

/// <summary>Reads the weights.</summary>
internal sealed class ShowFitWeightsAnswer : IAnswer<ShowFitWeights, FitWeightsSheet>
{
    public FitWeightsSheet Answer(ShowFitWeights q, Viewer who, Db db)
    {
        var last = db.One<Row>($"select reason, by, at from fit_weights");
        return new(PoolOfTables.Weights(db), last?.Reason, last?.By, last?.At);
    }

    private sealed record Row(string Reason, PersonId By, DateTimeOffset At);
}
