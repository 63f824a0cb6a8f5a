using Pmo.Staffing.Limiting;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Requesting;

/// <summary>Begins to look for somebody.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record StartShortlisting(RequestId Request) : ICommand;

/// <summary>A request that was handed in is taken up once.</summary>
internal sealed class StartShortlistingRule : IRule<StartShortlisting, StaffingRequest>
{
    public string Stream(StartShortlisting c) => RequestStreams.Of(c.Request);

    public Decision Decide(StartShortlisting c, StaffingRequest request, Moment m) => request switch
    {
        { Stage: RequestStage.Submitted } => [new ShortlistingStarted(c.Request, m.Actor, m.Now)],
        { Stage: RequestStage.Draft } => Decision.Refuse("request.draft", "The request is not handed in yet."),
        _ => request.Refuses ?? Decision.Nothing,
    };
}

/// <summary>Chooses somebody for a post; they are told first.</summary>
/// <param name="Reason">Why, where somebody else fits better by the ranking.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record ProposeCandidate(RequestId Request, PersonId Person, string? Reason = null) : ICommand;

/// <summary>
/// Whoever is chosen meets all musts at this moment; whoever is not the first of the ranking is chosen with a reason. All that went into
/// the ranking stands in the event.
/// </summary>
internal sealed class ProposeCandidateRule : IRule<ProposeCandidate, StaffingRequest, PoolFacts>
{
    /// <summary>How many working days the chosen person has to object.</summary>
    public const int DaysToObject = 3;

    public string Stream(ProposeCandidate c) => RequestStreams.Of(c.Request);
    public IEnumerable<string> Consults(ProposeCandidate c, StaffingRequest request) => request.Stage is null ? [] : PoolFacts.Of(c.Request, request.Project);
    public IEnumerable<string> ConsultsFurther(ProposeCandidate c, StaffingRequest request, PoolFacts pool) => pool.Further;

    public Decision Decide(ProposeCandidate c, StaffingRequest request, PoolFacts pool, Moment m) => request switch
    {
        _ when request.Refuses is { } refused => refused,
        { Stage: RequestStage.Draft } => Decision.Refuse("request.draft", "The request is not handed in yet."),
        { Stage: RequestStage.Proposed, Proposal.Person: var p } when p == c.Person => Decision.Nothing,
        { Stage: RequestStage.Proposed } => Decision.Refuse("request.proposed", "Somebody is proposed already: take that back first."),
        { Stage: RequestStage.Confirmed } => Decision.Refuse("request.confirming", "The person is being booked at this moment: look again."),
        _ when pool.Office.RefusesProject is { } refused => refused,
        _ => Chosen(c, request, request.Supports ? pool.WithoutLimit : pool, m),
    };

    private static Decision Chosen(ProposeCandidate c, StaffingRequest request, PoolFacts pool, Moment m)
    {
        var candidates = pool.For(request.Needs!);
        var ranking = Fit.Rank(request.Needs!, pool.Weights, candidates);
        if (ranking.Ranked.FirstOrDefault(r => r.Person == c.Person) is not { } chosen)
            return Decision.Refuse("request.unfit", ranking.LeftOut.FirstOrDefault(l => l.Person == c.Person) is { } left
                ? $"This person does not meet what the post must have: {Tell.List([.. left.Unmet.Select(RankingWords.Of)])}.{Below(left, request.Needs!, candidates, pool)}" : "This person does not belong to the pool.");
        if (chosen.Rank > 1 && !StaffingEntry.IsReason(c.Reason)) return Decision.Refuse("request.reason", $"{Tell.Count(chosen.Rank - 1, "person fits", "people fit")} better by the ranking: say in a line why you choose somebody else.");
        var frozen = new FrozenRanking(Fit.Version, pool.Weights, request.Needs!, candidates, Fit.Digest(ranking), ranking.Ranked[0].Person, chosen.Rank);
        var calendar = pool.Office.Calendar;
        var answerBy = calendar.At(calendar.AddWorkingDays(calendar.DayOf(m.Now), DaysToObject), new(17, 0));
        return [new CandidateProposed(c.Request, request.Project, c.Person, chosen.Rank > 1 ? c.Reason!.Trim() : null, frozen, answerBy, m.Actor, m.Now, request.Supports)];
    }

    // Where the project's class asks for the grade, it says so, and what can be done.
    private static string Below(LeftOut left, PostNeeds needs, IReadOnlyList<CandidateFacts> candidates, PoolFacts pool) =>
        left.Unmet.Contains(UnmetMust.Grade) && ProjectLimit.Refused(pool.Office.Limit, left.Person, candidates.First(c => c.Person == left.Person).Grade, needs.From) is { } below ? $" {below.Sentence}" : "";
}
