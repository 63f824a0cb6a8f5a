using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Late;

public sealed class Excusing_a_period
{
    private static readonly ExcusePeriodRule Rule = new();
    private static readonly ExcusePeriod Excuse = new(Id, " Merged with the April report. ");
    private static readonly ReportFellBehind Overdue = new(Id, Bridge, Lateness.Overdue, Dates.Due, Dates.Due, Dates.LateAt);

    private static PeriodExcused At(DateTimeOffset at) => new(Id, Bridge, "Merged with the April report.", Author, at);

    [Fact, Trait("Feature", "R9")]
    public void An_officer_excuses_a_period_with_a_reason_before_it_is_due() =>
        new Given<Obligation>(Scheduled, Opened) { Actor = Author, Roles = [Role.PmoOfficer], Now = Dates.Due.AddMinutes(-1) }.When(Rule, Excuse).Then(At(Dates.Due.AddMinutes(-1)));

    [Fact, Trait("Feature", "R9")]
    public void After_it_is_due_only_the_head_may()
    {
        new Given<Obligation>(Scheduled, Opened, Overdue) { Roles = [Role.PmoOfficer], Now = Dates.Due }.When(Rule, Excuse)
            .Refused("excuse.after-due", "This report was due on 2026-04-07. After that only the head of the PMO may excuse it.");
        new Given<Obligation>(Scheduled, Opened, Overdue) { Actor = Author, Roles = [Role.HeadOfPmo], Now = Dates.Due.AddDays(3) }.When(Rule, Excuse).Then(At(Dates.Due.AddDays(3)));
    }

    [Fact, Trait("Feature", "R9")]
    public void What_cannot_be_excused_says_why()
    {
        new Given<Obligation>().When(Rule, Excuse).Refused("obligation.unknown");
        new Given<Obligation>(Scheduled).When(Rule, Excuse with { Reason = " " }).Refused("excuse.reason-missing");
        new Given<Obligation>(Scheduled).When(Rule, Excuse with { Reason = new string('x', 1001) }).Refused("excuse.reason-long");
        new Given<Obligation>(Scheduled, Opened, Submitted).When(Rule, Excuse).Refused("obligation.reported");
        new Given<Obligation>(Scheduled, new ObligationCancelled(Id, Bridge, "x", Dates.Opens)).When(Rule, Excuse).Refused("obligation.cancelled");
        new Given<Obligation>(new ObligationImported(Id, Bridge, "March 2026", DataDate, true, default)).When(Rule, Excuse).Refused("obligation.historic");
        new Given<Obligation>(Scheduled, At(Dates.Opens)).When(Rule, Excuse).Then();
    }

    [Fact, Trait("Feature", "R8")]
    public void A_dropped_period_is_cancelled_unless_it_is_settled()
    {
        var cancel = new CancelObligation(Id, "The project is on hold.");
        var now = Noon(2026, 3, 2);
        new Given<Obligation>(Scheduled) { Now = now }.When(new CancelObligationRule(), cancel).Then(new ObligationCancelled(Id, Bridge, cancel.Reason, now));
        new Given<Obligation>(Scheduled, Opened, Submitted).When(new CancelObligationRule(), cancel).Then();
        new Given<Obligation>(Scheduled, At(Dates.Opens)).When(new CancelObligationRule(), cancel).Then();
        new Given<Obligation>().When(new CancelObligationRule(), cancel).Then();
    }

    [Fact, Trait("Feature", "R5")]
    public void A_missed_period_stays_missed_when_its_project_ends() =>
        new Given<Obligation>(Scheduled, Opened, Overdue with { Lateness = Lateness.Missed }) { Now = Dates.MissedAt }
            .When(new CancelObligationRule(), new CancelObligation(Id, "The project is completed.")).Then();
}
