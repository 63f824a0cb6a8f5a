using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Reviewing;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Reviewing;

/// <summary>Giving a report to an officer to review.</summary>
public sealed class Assigning_reviewers
{
    private static readonly AssignReviewerRule Rule = new();
    private static readonly PersonId Officer = new(new Guid("00000000-0000-8000-8000-0000000000c1"));
    private static readonly PersonId Other = new(new Guid("00000000-0000-8000-8000-0000000000c2"));
    private static readonly DateTimeOffset Now = Noon(2026, 4, 9);
    private static readonly AssignReviewer Assign = new(Id, 1, Officer);
    private static readonly object[] Known = [new PersonAdded(Officer, "Olga", "olga@example.org", "UTC"), new RoleGranted(Officer, Role.PmoOfficer)];
    private static readonly ReviewerAssigned Assigned = new(Id, Bridge, 1, Officer, Other, Now);

    private static Given<Obligation> After(object[] known, params object[] history) => new(history) { Now = Now, Actor = Other, Roles = [Role.PmoOfficer], Consulting = known };

    [Fact, Trait("Feature", "R51")]
    public void A_report_that_waits_is_given_to_an_officer_once()
    {
        After(Known, Scheduled, Opened, Submitted).When(Rule, Assign).Then(Assigned);
        After(Known, Scheduled, Opened, Submitted, Assigned).When(Rule, Assign).Then();
        After(Known, Scheduled, Opened, Submitted, new ReviewStarted(Id, Bridge, 1, Other, Now)).When(Rule, Assign).Then(Assigned);
    }

    [Fact, Trait("Feature", "R51")]
    public void Nobody_is_given_their_own_report()
    {
        After(Known, Scheduled, Opened, Submitted with { By = Officer }).When(Rule, Assign).Refused("review.own-report");
        After([.. Known, new ProjectManagerNamed(Bridge, Officer, Now)], Scheduled, Opened, Submitted).When(Rule, Assign).Refused("review.own-report");
    }

    [Fact, Trait("Feature", "R51")]
    public void Only_somebody_of_the_PMO_who_may_sign_in_is_given_one()
    {
        After([Known[0]], Scheduled, Opened, Submitted).When(Rule, Assign).Refused("review.no-reviewer");
        After([.. Known, new PersonDisabled(Officer)], Scheduled, Opened, Submitted).When(Rule, Assign).Refused("review.no-reviewer");
        After([.. Known, new RoleWithdrawn(Officer, Role.PmoOfficer)], Scheduled, Opened, Submitted).When(Rule, Assign).Refused("review.no-reviewer");
    }

    [Fact, Trait("Feature", "R51")]
    public void What_does_not_wait_is_not_given()
    {
        After(Known, Scheduled, Opened).When(Rule, Assign).Refused("review.nothing-submitted");
        After(Known, Scheduled, Opened, Submitted).When(Rule, Assign with { Revision = 2 }).Refused("revision.unknown");
    }

    [Fact, Trait("Feature", "R51")]
    public void Whoever_was_given_it_takes_it_up() =>
        new Given<Obligation>(Scheduled, Opened, Submitted, Assigned) { Now = Now, Actor = Officer }.When(new TakeUpReviewRule(), new TakeUpReview(Id, 1)).Then(new ReviewStarted(Id, Bridge, 1, Officer, Now));
}
