using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Reminding;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Reminding;

/// <summary>One more reminder, by a person of the PMO.</summary>
public sealed class Reminding_by_hand
{
    private static readonly RemindNowRule Rule = new();
    private static readonly RemindNow Remind = new(Id);
    private static readonly DateTimeOffset Now = Noon(2026, 4, 9);
    private static readonly PersonId Manager = new(new Guid("00000000-0000-8000-8000-0000000000b1"));
    private static readonly object[] Known = [new ProjectManagerNamed(Bridge, Manager, Now), new PersonAdded(Manager, "Ann", "ann@example.org", "UTC")];
    private static readonly ReminderSent Sent = new(Id, Bridge, Author, Manager, null, Dates.Due, Now);

    private static Given<Obligation> After(params object[] history) => new(history) { Now = Now, Actor = Author, Roles = [Role.PmoOfficer], Consulting = Known };

    [Fact, Trait("Feature", "R51")]
    public void Whoever_answers_for_the_report_is_reminded() => After(Scheduled, Opened).When(Rule, Remind).Then(Sent);

    [Fact, Trait("Feature", "R51")]
    public void Once_a_day_is_enough()
    {
        After(Scheduled, Opened, Sent).When(Rule, Remind).Refused("reminder.today");
        After(Scheduled, Opened, Sent with { At = Now.AddDays(-1) }).When(Rule, Remind).Then(Sent);
    }

    [Fact, Trait("Feature", "R51")]
    public void Nobody_is_reminded_without_need()
    {
        After().When(Rule, Remind).Refused("obligation.unknown");
        After(Scheduled).When(Rule, Remind).Refused("reminder.not-open");
        After(Scheduled, Opened, Submitted).When(Rule, Remind).Refused("reminder.nothing-missing");
        new Given<Obligation>(Scheduled, Opened) { Now = Now }.When(Rule, Remind).Refused("reminder.nobody");
    }

    [Fact, Trait("Feature", "R51")]
    public void A_report_sent_back_is_reminded_of_by_the_day_of_its_revision()
    {
        var due = Noon(2026, 4, 16);
        After(Scheduled, Opened, Submitted, new ReportReturned(Id, Bridge, 1, [], due, Author, Now)).When(Rule, Remind).Then(Sent with { Due = due });
    }
}
