using Pmo.Office;

namespace Pmo.Reporting.Reviewing;

/// <summary>Gives a report to an officer to review.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo), OnBehalf(DeputyScope.Reviews)]
internal sealed record AssignReviewer(ObligationId Obligation, int Revision, PersonId Reviewer) : ICommand;

/// <summary>A report that waits is given to somebody of the PMO, who takes it up; never to its own people, nor to somebody who is disabled.</summary>
internal sealed class AssignReviewerRule : IRule<AssignReviewer, Obligation, ReviewerFacts>
{
    public string Stream(AssignReviewer c) => Obligation.StreamOf(c.Obligation);
    public IEnumerable<string> Consults(AssignReviewer c, Obligation o) => [.. Judging.Consults(o), .. ReviewerFacts.StreamsOf(c.Reviewer)];

    public Decision Decide(AssignReviewer c, Obligation o, ReviewerFacts facts, Moment m)
    {
        // What holds for whoever reviews holds for whoever is asked to.
        var asReviewer = m with { Actor = c.Reviewer, OnBehalfOf = null };
        if (Judging.Refusal(o, c.Revision, facts.Team, asReviewer) is { } refusal) return refusal;
        if (!facts.Reviews) return Decision.Refuse("review.no-reviewer", "Only an officer or the head of the PMO who is not disabled can review; name one of them.");
        return o.Reviewer == c.Reviewer ? Decision.Nothing : [new ReviewerAssigned(c.Obligation, o.Project, c.Revision, c.Reviewer, m.Actor, m.Now, m.OnBehalfOf)];
    }
}
