using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Escalating;
using Pmo.Reporting.FollowingUp;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.FollowingUp;

/// <summary>Calls and mails about a missing report, and the promises they end with.</summary>
public sealed class Following_up
{
    private static readonly DateTimeOffset Now = Noon(2026, 4, 9);
    private static readonly LogFollowUp Call = new(Id, Author, FollowUpChannel.Phone, Now.AddMinutes(-10), " Ill since Monday. ", new(2026, 4, 13));
    private static readonly PersonAdded Known = new(Author, "Ann", "ann@example.org", "UTC");

    [Fact, Trait("Feature", "R14")]
    public void A_call_is_noted_with_who_how_when_what_came_of_it_and_the_promise() =>
        Given().When(new LogFollowUpRule(), Call).Then(new FollowUpLogged(Id, Bridge, Officer, Author, FollowUpChannel.Phone, Now.AddMinutes(-10), "Ill since Monday.", new(2026, 4, 13), Now));

    private static readonly (LogFollowUp Call, string Code)[] Wrong =
    [
        (Call with { Outcome = " " }, "follow-up.outcome-missing"),
        (Call with { Outcome = new string('x', 2001) }, "follow-up.outcome-long"),
        (Call with { ReachedAt = Now.AddHours(1) }, "follow-up.in-future"),
        (Call with { PromisedFor = new(2026, 4, 8) }, "follow-up.promise-past"),
        (Call with { PromisedFor = new(2026, 7, 1) }, "follow-up.promise-far"),
    ];

    [Fact, Trait("Feature", "R14")]
    public void What_cannot_be_noted_is_refused_with_the_reason() => Assert.All(Wrong, w => Given().When(new LogFollowUpRule(), w.Call).Refused(w.Code));

    [Fact, Trait("Feature", "R14")]
    public void Nobody_is_followed_up_for_a_report_that_came() =>
        new Given<Obligation>(Scheduled, Opened, Submitted) { Now = Now, Consulting = [Known] }.When(new LogFollowUpRule(), Call).Refused("follow-up.nothing-missing");

    [Fact, Trait("Feature", "R14")]
    public void Somebody_unknown_cannot_have_been_reached() =>
        new Given<Obligation>(Scheduled, Opened) { Now = Now }.When(new LogFollowUpRule(), Call).Refused("person.not-found");

    [Fact, Trait("Feature", "R14")]
    public void The_ladder_waits_for_the_promised_day_and_a_broken_promise_is_the_next_step()
    {
        var story = Escalating.Climbing_the_ladder.Begun(Who(2), Who(3), Who(4), Who(5)).Until(Now)
            .Happens(Obligation.StreamOf(Id), new FollowUpLogged(Id, Bridge, Officer, null, FollowUpChannel.Phone, Now, "Monday.", new(2026, 4, 13), Now));

        Assert.Equal((LadderWait.Promised, new DateTimeOffset(2026, 4, 14, 0, 0, 0, TimeSpan.Zero)), Assert.Single(story.All<LadderHeld>()) is var held ? (held.Because, held.Until) : default);
        Assert.Empty(story.Until(Noon(2026, 4, 13)).All<PromiseBroken>());
        story.Until(Noon(2026, 4, 14));
        Assert.Equal(new DateOnly(2026, 4, 13), Assert.Single(story.All<PromiseBroken>()).PromisedFor);
        Assert.Equal(new DateTimeOffset(2026, 4, 14, 0, 0, 0, TimeSpan.Zero), story.All<ReportEscalated>().Single(e => e.Level == LadderLevel.LineManager).At);
    }

    [Fact, Trait("Feature", "R14")]
    public void A_promise_given_before_the_report_is_due_is_waited_for_too()
    {
        var story = Escalating.Climbing_the_ladder.Begun(Who(2), Who(3), Who(4), Who(5)).Until(Noon(2026, 4, 2))
            .Happens(Obligation.StreamOf(Id), new FollowUpLogged(Id, Bridge, Officer, null, FollowUpChannel.Phone, Noon(2026, 4, 2), "On the 15th.", new(2026, 4, 15), Noon(2026, 4, 2))).Until(Noon(2026, 4, 17));

        Assert.Equal(new DateTimeOffset(2026, 4, 16, 0, 0, 0, TimeSpan.Zero), story.All<ReportEscalated>().First().At);
    }

    [Fact, Trait("Feature", "R14")]
    public void A_kept_promise_is_not_called_broken() =>
        new Given<Obligation>(Scheduled, Opened, new FollowUpLogged(Id, Bridge, Officer, null, FollowUpChannel.Chat, Now, "Soon.", new(2026, 4, 13), Now), Submitted) { Now = Noon(2026, 4, 15) }
            .When(new NotePromiseRule(), new NotePromise(Id, new(2026, 4, 13))).Then();

    private static readonly PersonId Officer = new(new Guid("00000000-0000-8000-8000-00000000ac70"));

    private static Given<Obligation> Given() => new(Scheduled, Opened) { Now = Now, Consulting = [Known] };

    private static PersonId Who(int n) => new(new Guid($"00000000-0000-8000-8000-0000000000{n:x2}"));
}
