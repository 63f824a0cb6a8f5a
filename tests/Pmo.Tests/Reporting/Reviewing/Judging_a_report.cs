using Pmo.Reporting;
using Pmo.Reporting.Reviewing;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Reviewing;

public sealed class Judging_a_report
{
    private static readonly DateTimeOffset Now = Due.AddDays(1);
    private static readonly DateOnly InAWeek = new(2026, 3, 12);

    [Fact, Trait("Feature", "R20")]
    public void An_officer_takes_the_report_up_and_accepts_it()
    {
        Waiting().When(new TakeUpReviewRule(), new TakeUpReview(Id, 1)).Then(new ReviewStarted(Id, Bridge, 1, Officer, Now));
        Waiting().When(new AcceptReportRule(), new AcceptReport(Id, 1)).Then(new ReportAccepted(Id, Bridge, 1, DataDate, Officer, Now));
        Waiting(new ReviewStarted(Id, Bridge, 1, Officer, Now)).When(new AcceptReportRule(), new AcceptReport(Id, 1, " Good. "))
            .Then(new ReportAccepted(Id, Bridge, 1, DataDate, Officer, Now, "Good."));
    }

    [Fact, Trait("Feature", "R20")]
    public void Taking_up_or_accepting_twice_changes_nothing_and_another_officer_may_take_over()
    {
        Waiting(new ReviewStarted(Id, Bridge, 1, Officer, Now)).When(new TakeUpReviewRule(), new TakeUpReview(Id, 1)).Then();
        Waiting(new ReviewStarted(Id, Bridge, 1, Stranger, Now)).When(new TakeUpReviewRule(), new TakeUpReview(Id, 1)).Then(new ReviewStarted(Id, Bridge, 1, Officer, Now));
        Waiting(new ReportAccepted(Id, Bridge, 1, DataDate, Officer, Now)).When(new AcceptReportRule(), new AcceptReport(Id, 1)).Then();
    }

    [Fact, Trait("Feature", "R20")]
    public void A_report_goes_back_with_reasons_per_section_and_a_day_that_ends_at_17_00_in_the_projects_zone() =>
        Waiting().When(new ReturnReportRule(), new ReturnReport(Id, 1, [new("summary", " Too short. "), new("cost", " ")], InAWeek))
            .Then(new ReportReturned(Id, Bridge, 1, [new("summary", "Too short.")], Utc(2026, 3, 12, 16), Officer, Now, To: Manager));

    [Fact, Trait("Feature", "R24")]
    public void A_report_that_lacks_what_was_asked_for_goes_back_as_incomplete() =>
        Waiting().When(new ReturnReportRule(), new ReturnReport(Id, 1, [new("cost", "No word on the cost.")], InAWeek, Incomplete: true))
            .Then(new ReportReturned(Id, Bridge, 1, [new("cost", "No word on the cost.")], Utc(2026, 3, 12, 16), Officer, Now, Incomplete: true, To: Manager));

    [Fact, Trait("Feature", "G10")]
    public void Whoever_answers_for_the_report_hears_that_it_was_sent_back_and_by_when_it_is_due()
    {
        var told = (Pmo.Office.RequestNotice)Assert.Single(new TellWhenReturned().React(new ReportReturned(Id, Bridge, 1, [new("cost", "Why?")], Utc(2026, 3, 12, 16), Officer, Now, To: Manager))).Command;
        Assert.Equal((Manager, $"The report of {Pmo.Office.Notices.Name(Bridge)} was sent back: revision 2 is due by 2026-03-12.", $"/reporting/obligations/{Id}/report"), (told.To, told.Text, told.Link));
        Assert.Empty(new TellWhenReturned().React(new ReportReturned(Id, Bridge, 1, [], Now, Officer, Now)));
    }

    [Fact, Trait("Feature", "R20")]
    public void A_return_needs_a_reason_and_time_to_mend()
    {
        Waiting().When(new ReturnReportRule(), new ReturnReport(Id, 1, [], InAWeek)).Refused("review.no-reason");
        Waiting().When(new ReturnReportRule(), new ReturnReport(Id, 1, [new("cost", "Why?")], new(2026, 3, 5))).Refused("review.due-passed");
        Waiting().When(new ReturnReportRule(), new ReturnReport(Id, 1, [new("cost", "Why?")], new(2028, 3, 5))).Refused("review.due-too-far");
    }

    [Fact, Trait("Feature", "R23")]
    public void Nobody_reviews_their_own_report_be_it_as_submitter_or_as_project_manager()
    {
        var asSubmitter = new Given<Obligation>(Scheduled, Opened, Submitted(1) with { By = Officer }) { Consulting = Team, Actor = Officer, Now = Now };
        var asManager = new Given<Obligation>(Scheduled, Opened, Submitted(1) with { By = Sponsor }) { Consulting = Team, Actor = Manager, Now = Now };
        foreach (var given in (Given<Obligation>[])[asSubmitter, asManager])
        {
            given.When(new TakeUpReviewRule(), new TakeUpReview(Id, 1)).Refused("review.own-report");
            given.When(new AcceptReportRule(), new AcceptReport(Id, 1)).Refused("review.own-report");
            given.When(new ReturnReportRule(), new ReturnReport(Id, 1, [new("cost", "Why?")], InAWeek)).Refused("review.own-report");
        }
    }

    [Fact, Trait("Feature", "R23")]
    public void Nor_does_a_deputy_review_for_the_one_whose_report_it_is()
    {
        var o = ((object[])[Scheduled, Opened, Submitted(1)]).Aggregate(Obligation.Initial, (s, e) => s.Evolve(e));
        var decision = new AcceptReportRule().Decide(new(Id, 1), o, Pmo.Reporting.Submitting.ProjectTeam.Initial, new Moment(Now, Officer, OnBehalfOf: Manager));
        Assert.Equal("review.own-report", decision.Code);
    }

    [Fact, Trait("Feature", "R20")]
    public void Only_the_newest_revision_is_judged_and_only_while_it_waits()
    {
        Waiting(Submitted(2, correction: "Typing error.")).When(new AcceptReportRule(), new AcceptReport(Id, 1)).Refused("review.newer-revision");
        Waiting(Submitted(2, correction: "Typing error.")).When(new AcceptReportRule(), new AcceptReport(Id, 2)).Then<ReportAccepted>();
        Waiting().When(new AcceptReportRule(), new AcceptReport(Id, 7)).Refused("revision.unknown");
        Waiting(new ReportReturned(Id, Bridge, 1, [new("cost", "Why?")], Now, Officer, Now)).When(new AcceptReportRule(), new AcceptReport(Id, 1)).Refused("review.not-waiting");
        new Given<Obligation>(Scheduled, Opened) { Consulting = Team, Actor = Officer }.When(new AcceptReportRule(), new AcceptReport(Id, 1)).Refused("review.nothing-submitted");
        new Given<Obligation> { Actor = Officer }.When(new AcceptReportRule(), new AcceptReport(Id, 1)).Refused("obligation.unknown");
    }

    private static Given<Obligation> Waiting(params object[] then) =>
        new([Scheduled, Opened, Submitted(1), .. then]) { Consulting = Team, Actor = Officer, Now = Now };
}
