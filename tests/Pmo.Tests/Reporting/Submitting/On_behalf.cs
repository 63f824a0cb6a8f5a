using Pmo.Reporting;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Submitting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Submitting;

/// <summary>What a deputy does in another's place: by the principal's right, under both their prohibitions, with both names.</summary>
[Trait("Feature", "G1")]
public sealed class On_behalf
{
    private static readonly DateTimeOffset Now = Due.AddDays(1);
    private static readonly PersonId Deputy = Person(9), Head = Person(8);

    [Fact]
    public void A_deputy_hands_the_project_managers_report_in_with_both_names() =>
        Open(Deputy, Manager).When(new SubmitReportRule(), new SubmitReport(Id, Complete)).Then(Submitted(1, Now, onTime: false) with { By = Deputy, OnBehalfOf = Manager });

    [Fact]
    public void A_deputy_passes_no_rule_that_the_principal_could_not()
    {
        Open(Manager, Stranger).When(new SubmitReportRule(), new SubmitReport(Id, Complete)).Refused("obligation.unknown");
        Open(Manager, Member).When(new SubmitReportRule(), new SubmitReport(Id, Complete)).Refused("report.not-accountable");
        Open(Manager, Sponsor).When(new SubmitReportRule(), new SubmitReport(Id, Complete)).Refused("report.not-accountable");
    }

    [Fact]
    public void A_deputy_reviews_for_an_officer_with_both_names()
    {
        Waiting(Deputy, Officer).When(new TakeUpReviewRule(), new TakeUpReview(Id, 1)).Then(new ReviewStarted(Id, Bridge, 1, Deputy, Now, Officer));
        Waiting(Deputy, Officer).When(new AcceptReportRule(), new AcceptReport(Id, 1)).Then(new ReportAccepted(Id, Bridge, 1, DataDate, Deputy, Now, null, Officer));
        Assert.Equal((Deputy, Officer), Pair(Waiting(Deputy, Officer).When(new ReturnReportRule(), new ReturnReport(Id, 1, [new("cost", "Why?")], new(2026, 3, 12))).Then<ReportReturned>()));
    }

    [Fact]
    public void Nobody_accepts_their_own_report_or_their_principals_or_what_was_handed_in_for_them()
    {
        foreach (var (actor, principal, by, @for) in new (PersonId, PersonId?, PersonId, PersonId?)[]
        {
            (Deputy, Officer, Deputy, null), (Deputy, Officer, Officer, null), (Manager, Officer, Stranger, null), (Deputy, Manager, Stranger, null),
            (Officer, null, Deputy, Officer), (Deputy, Officer, Stranger, Officer), (Officer, Head, Deputy, Officer),
        })
        {
            var given = new Given<Obligation>(Scheduled, Opened, Submitted(1) with { By = by, OnBehalfOf = @for }) { Consulting = Team, Actor = actor, OnBehalfOf = principal, Now = Now };
            given.When(new AcceptReportRule(), new AcceptReport(Id, 1)).Refused("review.own-report");
            given.When(new TakeUpReviewRule(), new TakeUpReview(Id, 1)).Refused("review.own-report");
            given.When(new ReturnReportRule(), new ReturnReport(Id, 1, [new("cost", "Why?")], new(2026, 3, 12))).Refused("review.own-report");
        }
    }

    private static (PersonId, PersonId?) Pair(ReportReturned e) => (e.By, e.OnBehalfOf);

    private static Given<Obligation> Open(PersonId actor, PersonId principal) =>
        new(Scheduled, Opened) { Consulting = Team, Actor = actor, OnBehalfOf = principal, Now = Now };

    private static Given<Obligation> Waiting(PersonId actor, PersonId principal) =>
        new(Scheduled, Opened, Submitted(1)) { Consulting = Team, Actor = actor, OnBehalfOf = principal, Now = Now };
}
