using Pmo.Reporting;
using Pmo.Reporting.Submitting;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Submitting;

public sealed class Handing_in_a_report
{
    private static readonly SubmitReportRule Rule = new();

    [Fact, Trait("Feature", "R18")]
    public void The_project_manager_hands_in_a_complete_report_and_it_is_frozen_as_revision_1() =>
        Open().When(Rule, new SubmitReport(Id, Complete)).Then(Submitted(1, Due.AddDays(-1)));

    [Fact, Trait("Feature", "R6")]
    public void It_may_come_early_from_the_day_the_form_opens() =>
        Open(now: Opens).When(Rule, new SubmitReport(Id, Complete)).Then(Submitted(1, Opens));

    [Fact, Trait("Feature", "R6")]
    public void Before_the_form_opens_it_is_too_early() =>
        new Given<Obligation>(Scheduled) { Consulting = Team, Actor = Manager, Now = Opens.AddMinutes(-1) }
            .When(Rule, new SubmitReport(Id, Complete)).TooEarly(Opens, "obligation.not-open");

    [Fact, Trait("Feature", "R19")]
    public void At_the_due_instant_it_is_on_time_and_a_microsecond_later_it_is_not()
    {
        Open(now: Due).When(Rule, new SubmitReport(Id, Complete)).Then(Submitted(1, Due));
        Open(now: Due.AddMicroseconds(1)).When(Rule, new SubmitReport(Id, Complete)).Then(Submitted(1, Due.AddMicroseconds(1), onTime: false));
    }

    [Theory, Trait("Feature", "R5")]
    [InlineData(Lateness.Overdue), InlineData(Lateness.VeryLate), InlineData(Lateness.Missed)]
    public void A_report_that_is_behind_still_fills_its_own_period(Lateness behind) =>
        new Given<Obligation>(Scheduled, Opened, new ReportFellBehind(Id, Bridge, behind, Due, Due.AddDays(30))) { Consulting = Team, Actor = Manager, Now = Due.AddDays(40) }
            .When(Rule, new SubmitReport(Id, Complete)).Then(Submitted(1, Due.AddDays(40), onTime: false));

    [Fact, Trait("Feature", "R19")]
    public void A_correction_is_a_new_revision_with_its_reason_and_lateness_counts_from_the_first()
    {
        var late = new Given<Obligation>(Scheduled, Opened, Submitted(1, onTime: true)) { Consulting = Team, Actor = Manager, Now = Due.AddDays(9) };
        late.When(Rule, new SubmitReport(Id, Complete)).Refused("report.correction-missing");
        late.When(Rule, new SubmitReport(Id, Complete, " The forecast was last month's. ")).Then(Submitted(2, Due.AddDays(9), onTime: true, "The forecast was last month's."));
    }

    [Fact, Trait("Feature", "R19")]
    public void A_correction_in_time_does_not_make_a_late_first_report_punctual() =>
        new Given<Obligation>(Scheduled, Opened, Submitted(1, onTime: false)) { Consulting = Team, Actor = Manager, Now = Opens }
            .When(Rule, new SubmitReport(Id, Complete, "Typing error.")).Then(Submitted(2, Opens, onTime: false, "Typing error."));

    [Fact, Trait("Feature", "R19")]
    public void An_accepted_report_may_be_corrected_too() =>
        new Given<Obligation>(Scheduled, Opened, Submitted(1), new ReportAccepted(Id, Bridge, 1, DataDate, Officer, Due)) { Consulting = Team, Actor = Manager, Now = Due.AddDays(9) }
            .When(Rule, new SubmitReport(Id, Complete, "Wrong currency.")).Then(Submitted(2, Due.AddDays(9), onTime: true, "Wrong currency."));

    [Fact, Trait("Feature", "R20")]
    public void A_returned_report_needs_no_reason_for_its_revision() =>
        new Given<Obligation>(Scheduled, Opened, Submitted(1), new ReportReturned(Id, Bridge, 1, [new("summary", "Too short.")], Due.AddDays(5), Officer, Due)) { Consulting = Team, Actor = Manager, Now = Due.AddDays(2) }
            .When(Rule, new SubmitReport(Id, Complete)).Then(Submitted(2, Due.AddDays(2)));

    [Fact, Trait("Feature", "R16")]
    public void A_team_member_writes_the_draft_but_does_not_hand_it_in() =>
        Open(actor: Member).When(Rule, new SubmitReport(Id, Complete)).Refused("report.not-accountable");

    [Fact, Trait("Feature", "R16")]
    public void The_sponsor_hands_in_only_where_there_is_no_project_manager()
    {
        Open(actor: Sponsor).When(Rule, new SubmitReport(Id, Complete)).Refused("report.not-accountable");
        new Given<Obligation>(Scheduled, Opened) { Consulting = [Team[1]], Actor = Sponsor, Now = Opens }
            .When(Rule, new SubmitReport(Id, Complete)).Then(Submitted(1, Opens) with { By = Sponsor });
    }

    [Fact, Trait("Feature", "R16")]
    public void Others_learn_nothing_of_the_obligation()
    {
        Open(actor: Stranger).When(Rule, new SubmitReport(Id, Complete)).Refused("obligation.unknown");
        Open(actor: Officer).When(Rule, new SubmitReport(Id, Complete)).Refused("obligation.unknown");
        new Given<Obligation> { Actor = Manager }.When(Rule, new SubmitReport(Id, Complete)).Refused("obligation.unknown");
    }

    [Fact, Trait("Feature", "R8")]
    public void A_period_that_needs_no_report_takes_none()
    {
        After(new PeriodExcused(Id, Bridge, "Holidays.", Officer, Due)).Refused("obligation.closed");
        After(new ObligationCancelled(Id, Bridge, "Project ended.", Due)).Refused("obligation.closed");
        new Given<Obligation>(new ObligationImported(Id, Bridge, "2013-09", DataDate, true, Guid.Empty)) { Consulting = Team, Actor = Manager }
            .When(Rule, new SubmitReport(Id, Complete)).Refused("obligation.historic");

        static Given<Obligation>.Decided After(object end) =>
            new Given<Obligation>(Scheduled, Opened, end) { Consulting = Team, Actor = Manager, Now = Due }.When(Rule, new SubmitReport(Id, Complete));
    }

    [Fact, Trait("Feature", "R17")]
    public void It_is_checked_against_the_standard_in_force_when_its_period_opened_not_against_a_newer_one()
    {
        var newer = new ReportingStandardIssued(new(2, new(2026, 3, 1), [new("lessons", "Lessons", "", true)], [], [], [], "Lessons too."), Officer, Opens);
        var given = (int standard) => new Given<Obligation>(Scheduled, Opened with { Standard = standard }) { Consulting = [.. Team, newer], Actor = Manager, Now = Due };
        given(1).When(Rule, new SubmitReport(Id, Complete)).Then(Submitted(1, Due));
        given(2).When(Rule, new SubmitReport(Id, Complete)).Refused("report.incomplete");
        given(2).When(Rule, new SubmitReport(Id, ReportContent.Blank with { Overall = Rag.Green, OverallComment = "Fine.", Sections = [new("lessons", "None.")] })).Then<ReportSubmitted>();
    }

    [Fact, Trait("Feature", "R24")]
    public void The_refusal_names_everything_that_is_missing() =>
        Open().When(Rule, new SubmitReport(Id, Complete with { Overall = null, Sections = [], Ratings = Complete.Ratings.Take(4).ToArray() }))
            .Refused("report.incomplete", "Choose an overall status. Choose a status for benefits. Write \"Summary\", or say why it is withheld. "
                + "Write \"Achieved in this period\", or say why it is withheld. Write \"Planned for the next period\", or say why it is withheld.");

    private static Given<Obligation> Open(PersonId? actor = null, DateTimeOffset? now = null) =>
        new(Scheduled, Opened) { Consulting = Team, Actor = actor ?? Manager, Now = now ?? Due.AddDays(-1) };
}
