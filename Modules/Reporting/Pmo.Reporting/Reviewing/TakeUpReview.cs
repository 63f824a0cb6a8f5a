using Pmo.Office;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Reviewing;

/// <summary>Take a report up for review, so that no second officer reads the same one.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo), OnBehalf(DeputyScope.Reviews)]
internal sealed record TakeUpReview(ObligationId Obligation, int Revision) : ICommand;

/// <summary>An officer takes up the newest revision; another officer may take it over, the people of the report itself may not.</summary>
internal sealed class TakeUpReviewRule : IRule<TakeUpReview, Obligation, ProjectTeam>
{
    public string Stream(TakeUpReview c) => Obligation.StreamOf(c.Obligation);
    public IEnumerable<string> Consults(TakeUpReview c, Obligation o) => Judging.Consults(o);

    public Decision Decide(TakeUpReview c, Obligation o, ProjectTeam team, Moment m) => Judging.Refusal(o, c.Revision, team, m) ?? o switch
    {
        { State: ObligationState.InReview, Reviewer: { } by } when by == m.Actor => Decision.Nothing,
        _ => [new ReviewStarted(c.Obligation, o.Project, c.Revision, m.Actor, m.Now, m.OnBehalfOf)],
    };
}
