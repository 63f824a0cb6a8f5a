using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Late;

/// <summary>More time for one report, and what follows it.</summary>
public sealed class Moving_due_dates
{
    private static readonly MoveDueDateRule Rule = new();
    private static readonly MoveDueDate Move = new(Id, new(2026, 4, 14), " The auditors are in the house. ");
    private static readonly ReportFellBehind Overdue = new(Id, Bridge, Lateness.Overdue, Dates.Due, Dates.Due, Dates.LateAt);
    private static readonly DateTimeOffset Before = Dates.Due.AddDays(-2);

    private static ObligationDueMoved Moved(DateTimeOffset at) =>
        new(Id, Bridge, Dates.Due.AddDays(7), Dates.LateAt.AddDays(7), Dates.VeryLateAt.AddDays(7), Dates.MissedAt, "The auditors are in the house.", Author, at);

    [Fact, Trait("Feature", "R51")]
    public void An_officer_gives_a_report_more_time_before_it_is_due_and_what_counts_from_it_keeps_its_distance() =>
        new Given<Obligation>(Scheduled, Opened) { Actor = Author, Roles = [Role.PmoOfficer], Now = Before }.When(Rule, Move).Then(Moved(Before));

    [Fact, Trait("Feature", "R51")]
    public void After_it_is_due_only_the_head_may_and_it_is_in_time_again()
    {
        new Given<Obligation>(Scheduled, Opened, Overdue) { Roles = [Role.PmoOfficer], Now = Dates.Due }.When(Rule, Move)
            .Refused("due.after-due", "This report was due on 2026-04-07. After that only the head of the PMO may give it more time.");
        new Given<Obligation>(Scheduled, Opened, Overdue) { Actor = Author, Roles = [Role.HeadOfPmo], Now = Dates.Due }.When(Rule, Move).Then(Moved(Dates.Due));
        var o = new object[] { Scheduled, Opened, Overdue, Moved(Dates.Due) }.Aggregate(Obligation.Initial, (s, e) => s.Evolve(e));
        Assert.Equal((ObligationState.Open, null, Dates.Due.AddDays(7)), (o.State, o.Behind, o.Due));
    }

    private static readonly (MoveDueDate Move, string Code)[] Wrong =
    [
        (Move with { Reason = " " }, "due.reason-missing"),
        (Move with { Reason = new string('x', 1001) }, "due.reason-long"),
        (Move with { Due = new(2026, 4, 7) }, "due.not-later"),
        (Move with { Due = new(2026, 4, 1) }, "due.not-later"),
        (Move with { Due = new(2026, 4, 11) }, "due.no-working-day"),
        (Move with { Due = new(2028, 4, 7) }, "due.far"),
    ];

    [Fact, Trait("Feature", "R51")]
    public void What_cannot_be_moved_says_why()
    {
        Assert.All(Wrong, w => new Given<Obligation>(Scheduled, Opened) { Roles = [Role.HeadOfPmo], Now = Before }.When(Rule, w.Move).Refused(w.Code));
        new Given<Obligation>().When(Rule, Move).Refused("obligation.unknown");
        new Given<Obligation>(Scheduled, Opened, Submitted).When(Rule, Move).Refused("due.settled");
        new Given<Obligation>(Scheduled, Opened, Overdue, new ReportFellBehind(Id, Bridge, Lateness.Missed, Dates.Due, Dates.MissedAt)).When(Rule, Move).Refused("due.missed");
        new Given<Obligation>(Scheduled, Opened, Overdue) { Roles = [Role.HeadOfPmo], Now = Noon(2026, 4, 20) }.When(Rule, Move).Refused("due.past");
    }

    [Fact, Trait("Feature", "R51")]
    public void A_day_beyond_the_next_data_date_moves_that_the_report_is_missed_too()
    {
        var moved = new Given<Obligation>(Scheduled, Opened) { Roles = [Role.PmoOfficer], Now = Before }.When(Rule, Move with { Due = new(2026, 5, 12) }).Then<ObligationDueMoved>();
        Assert.Equal(moved.Due, moved.MissedAt);
    }

    [Fact, Trait("Feature", "R51")]
    public void A_moved_date_is_not_moved_back_when_a_calendar_changes() =>
        new Given<Obligation>(Scheduled, Opened, Moved(Before)) { Now = Before }.When(new RedateObligationRule(), new RedateObligation(Id, DataDate, new(2026, 4, 30), Monthly, "x")).Then();

    [Fact, Trait("Feature", "R51")]
    public void The_ladder_is_left_and_begins_anew_from_the_moved_date()
    {
        var story = Escalating.Climbing_the_ladder.Begun(Who(2), Who(3), Who(4), Who(5)).Until(Noon(2026, 4, 10));
        var first = Assert.Single(story.All<LadderStarted>());
        story.Send(new MoveDueDate(Id, new(2026, 4, 21), "Auditors."), Role.HeadOfPmo);

        Assert.Equal((first.Ladder, "Its due date was moved."), Assert.Single(story.All<LadderEnded>()) is var e ? (e.Ladder, e.Reason) : default);
        var told = story.All<ReportEscalated>().Count();
        story.Until(Noon(2026, 4, 21));
        Assert.Equal(told, story.All<ReportEscalated>().Count());
        story.Until(Noon(2026, 4, 24));
        var again = story.All<LadderStarted>().Last();
        Assert.NotEqual(first.Ladder, again.Ladder);
        Assert.Equal(story.All<ObligationDueMoved>().Single().Due, again.Due);
        Assert.Contains(story.All<ReportReminded>(), r => r.Due == again.Due);
    }

    private static PersonId Who(int n) => new(new Guid($"00000000-0000-8000-8000-0000000000{n:x2}"));
}
