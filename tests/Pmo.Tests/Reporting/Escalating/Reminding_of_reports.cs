using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Escalating;
using Pmo.Reporting.Reminding;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Escalating;

/// <summary>Reminders before and after due, each once.</summary>
public sealed class Reminding_of_reports
{
    private static readonly RemindOfReportRule Rule = new();

    [Fact, Trait("Feature", "R11")]
    public void Reminders_are_sent_on_their_working_days_before_and_after_due_each_once()
    {
        var story = Climbing_the_ladder.Begun(null, null, null, null, new([-3, 0, 2], [new(LadderLevel.Executive, 100)], 5)).Until(Noon(2026, 4, 29));

        Assert.Equal([(-3, Morning(4, 2)), (0, Morning(4, 7)), (2, Morning(4, 9))], story.All<ReportReminded>().Where(r => r.Obligation == Id).Select(r => (r.Days, r.At)));
        Assert.Equal(["is due in 3 working days.", "is due today.", "was due 2 working days ago."],
            story.Asked.OfType<RequestNotice>().Where(n => n.Kind == TellWhenReminded.Reminder.Name && n.Link.Contains(Id.ToString(), StringComparison.Ordinal)).Select(n => n.Text.Split("} ")[1]));
    }

    [Fact, Trait("Feature", "R11")]
    public void A_reminder_whose_moment_is_long_past_after_a_stop_is_skipped_and_says_so()
    {
        var story = Climbing_the_ladder.Begun(null, null, null, null, new([-3, 0], [new(LadderLevel.Executive, 100)], 5)).Until(Noon(2026, 4, 1)).StoppedUntil(Noon(2026, 4, 7));

        Assert.Equal([-3], story.All<ReminderSkipped>().Where(r => r.Obligation == Id).Select(r => r.Days));
        Assert.Equal([0], story.All<ReportReminded>().Where(r => r.Obligation == Id).Select(r => r.Days));
    }

    [Fact, Trait("Feature", "R11")]
    public void Nobody_is_reminded_of_a_report_that_came() =>
        new Given<Obligation>(Scheduled, Opened, Submitted) { Now = Examples.Dates.Due }.When(Rule, new RemindOfReport(Id)).Then();

    [Fact, Trait("Feature", "R11")]
    public void The_same_reminder_is_never_sent_twice() =>
        new Given<Obligation>(Scheduled, Opened, new ReportReminded(Id, Bridge, -3, Author, null, Examples.Dates.Due, Morning(4, 2)), new ReportReminded(Id, Bridge, 0, Author, null, Examples.Dates.Due, Morning(4, 7))) { Now = Examples.Dates.Due }
            .When(Rule, new RemindOfReport(Id)).Then();

    private static DateTimeOffset Morning(int month, int day) => new(2026, month, day, 8, 0, 0, TimeSpan.Zero);
}
