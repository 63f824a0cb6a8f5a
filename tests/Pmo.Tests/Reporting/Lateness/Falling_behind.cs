using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Late;

public sealed class Falling_behind
{
    private static readonly MarkBehindRule Rule = new();
    private static readonly MarkBehind Mark = new(Id);

    private static ReportFellBehind Behind(Lateness lateness, DateTimeOffset at, DateTimeOffset? next) => new(Id, Bridge, lateness, Dates.Due, at, next);

    [Fact, Trait("Feature", "R8")]
    public void A_report_is_overdue_at_due_then_late_after_its_grace_then_very_late_then_missed()
    {
        var overdue = Behind(Lateness.Overdue, Dates.Due, Dates.LateAt);
        var late = Behind(Lateness.Late, Dates.LateAt, Dates.VeryLateAt);
        var veryLate = Behind(Lateness.VeryLate, Dates.VeryLateAt, Dates.MissedAt);
        new Given<Obligation>(Scheduled, Opened) { Now = Dates.Due }.When(Rule, Mark).Then(overdue);
        new Given<Obligation>(Scheduled, Opened, overdue) { Now = Dates.LateAt }.When(Rule, Mark).Then(late);
        new Given<Obligation>(Scheduled, Opened, overdue, late) { Now = Dates.VeryLateAt }.When(Rule, Mark).Then(veryLate);
        new Given<Obligation>(Scheduled, Opened, overdue, late, veryLate) { Now = Dates.MissedAt }.When(Rule, Mark).Then(Behind(Lateness.Missed, Dates.MissedAt, null));
    }

    [Fact, Trait("Feature", "R8")]
    public void A_moment_before_due_it_is_in_time() =>
        new Given<Obligation>(Scheduled, Opened) { Now = Dates.Due.AddMicroseconds(-1) }.When(Rule, Mark).TooEarly(Dates.Due, "obligation.in-time");

    [Fact, Trait("Feature", "R8")]
    public void A_moved_due_date_moves_the_timer()
    {
        var moved = new ObligationRedated(Id, Bridge, Dates.Due.AddDays(1), Dates.LateAt.AddDays(1), Dates.VeryLateAt, Dates.MissedAt, "x");
        new Given<Obligation>(Scheduled, Opened, moved) { Now = Dates.Due }.When(Rule, Mark).TooEarly(Dates.Due.AddDays(1), "obligation.in-time");
    }

    [Fact, Trait("Feature", "R8")]
    public void After_a_stop_only_the_furthest_step_is_taken() =>
        new Given<Obligation>(Scheduled, Opened) { Now = Dates.VeryLateAt.AddHours(1) }.When(Rule, Mark).Then(Behind(Lateness.VeryLate, Dates.VeryLateAt.AddHours(1), Dates.MissedAt));

    [Fact, Trait("Feature", "R8")]
    public void The_same_step_is_not_taken_twice() =>
        new Given<Obligation>(Scheduled, Opened, Behind(Lateness.Overdue, Dates.Due, Dates.LateAt)) { Now = Dates.Due.AddHours(1) }.When(Rule, Mark).TooEarly(Dates.LateAt, "obligation.in-time");

    [Fact, Trait("Feature", "R8")]
    public void What_is_settled_or_missed_falls_no_further()
    {
        object[][] settled =
        [
            [Scheduled, Opened, Submitted],
            [Scheduled, Opened, new PeriodExcused(Id, Bridge, "x", Author, Dates.Opens)],
            [Scheduled, new ObligationCancelled(Id, Bridge, "x", Dates.Opens)],
            [new ObligationImported(Id, Bridge, "March 2026", DataDate, true, default)],
            [Scheduled, Opened, Behind(Lateness.Missed, Dates.MissedAt, null)],
        ];
        foreach (var history in settled) new Given<Obligation>(history) { Now = Dates.MissedAt }.When(Rule, Mark).Then();
    }

    [Fact, Trait("Feature", "R8")]
    public void The_form_opens_before_a_report_can_be_missing() =>
        new Given<Obligation>(Scheduled) { Now = Dates.Due }.When(Rule, Mark).TooEarly(Dates.Due.AddMinutes(1), "obligation.not-open");

    [Fact, Trait("Feature", "R8")]
    public void A_form_opens_once_and_not_before_its_day()
    {
        var rule = new OpenObligationRule();
        new Given<Obligation>(Scheduled) { Now = Dates.Opens.AddMinutes(-1) }.When(rule, new OpenObligation(Id)).TooEarly(Dates.Opens, "obligation.not-open");
        new Given<Obligation>(Scheduled) { Now = Dates.Opens }.When(rule, new OpenObligation(Id)).Then(Opened);
        new Given<Obligation>(Scheduled, Opened) { Now = Dates.Opens }.When(rule, new OpenObligation(Id)).Then();
        new Given<Obligation>().When(rule, new OpenObligation(Id)).Refused("obligation.unknown");
    }
}
