using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using static Pmo.Tests.Reporting.Answering.Questions;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Answering;

/// <summary>Questions under the clock, through the rules and policies as they run.</summary>
[Trait("Feature", "R48")]
public sealed class Stories_of_questions
{
    private static readonly string Register = Projects.StreamOf(Bridge);
    private static Story Begin()
    {
        var story = new Story(Now).Happens(Register, Registered).Happens(Register, new SponsorNamed(Bridge, Sponsor, Now))
            .Happens(RoleHolders.StreamOf(Role.Executive), new RoleGranted(Executive, Role.Executive));
        foreach (var person in (PersonId[])[Sponsor, Executive, Colleague]) story.Happens(PersonStreams.Of(person), Known(person));
        return story;
    }

    private static Story Reports(Story story, string decision, DateOnly? due = null, bool closed = false) => story.Happens(Obligation.StreamOf(Id), Submitted with
    {
        Revision = story.All<ReportSubmitted>().Count() + 1,
        Content = ReportContent.Blank with { Entries = [new(EntryKind.Decision, decision, Due: due, Closed: closed)] },
    });

    private static AskId Asked => AskId.OfDecision(Bridge, Wish);

    private static IEnumerable<(PersonId, LadderLevel?)> Everyone(Story story) => story.All<AnswerAsked>().Select(a => (a.To, a.Level));

    [Fact]
    public void Silence_climbs_from_sponsor_to_executive_and_then_shows()
    {
        var story = Reports(Begin(), Wish).Until(At(2026, 3, 31, 12));
        Assert.Equal([(Sponsor, LadderLevel.Sponsor), (Executive, LadderLevel.Executive)], Everyone(story));
        Assert.Equal([(Sponsor, false, InTime), (Executive, true, At(2026, 3, 16, 17))], story.All<AskUnanswered>().Select(u => (u.To, u.AtTop, u.At)));
        Assert.Equal([Sponsor, Executive], story.Asked.OfType<RequestNotice>().Where(n => n.Kind == TellWhoIsAsked.Kind.Name).Select(n => n.To));
        Assert.True(story.Fold<Ask>(Ask.StreamOf(Asked)) is { Waits: true, ShownAtTop: true });
    }

    [Fact]
    public void An_answer_in_time_holds()
    {
        var story = Reports(Begin(), Wish).Until(At(2026, 3, 6, 12));
        story.Send(Sponsor, new AnswerAsk(Asked, AnswerKind.Decide, "Released."), Role.Sponsor);
        story.Until(At(2026, 5, 1, 12));
        Assert.Single(Everyone(story));
        Assert.Empty(story.All<AskUnanswered>());
    }

    [Fact]
    public void A_late_answer_at_the_top_ends_what_shows()
    {
        var story = Reports(Begin(), Wish).Until(At(2026, 3, 31, 12));
        story.Send(Executive, new AnswerAsk(Asked, AnswerKind.Decline, "Not this year."), Role.Executive);
        Assert.False(story.Fold<Ask>(Ask.StreamOf(Asked)).Waits);
    }

    [Fact]
    public void Passed_on_it_is_asked_of_the_other_and_climbs_by_the_same_time()
    {
        var story = Reports(Begin(), Wish).Until(At(2026, 3, 6, 12));
        story.Send(Sponsor, new AnswerAsk(Asked, AnswerKind.PassOn, "She knows.", Colleague), Role.Sponsor);
        story.Until(At(2026, 3, 10, 12));
        Assert.Equal([(Sponsor, LadderLevel.Sponsor), (Colleague, (LadderLevel?)null), (Executive, LadderLevel.Executive)], Everyone(story));
        Assert.Equal((Colleague, InTime), story.All<AskUnanswered>().Select(u => (u.To, u.At)).Single());
    }

    [Fact, Trait("Feature", "R15")]
    public void A_sponsor_replaced_in_between_is_asked_what_comes_after()
    {
        var story = Reports(Begin(), Wish);
        story.Happens(Register, new SponsorNamed(Bridge, Colleague, story.Now));
        Reports(story, "Close the old site.");
        Assert.Equal([(Sponsor, LadderLevel.Sponsor), (Colleague, LadderLevel.Sponsor)], Everyone(story));
        story.Send(Colleague, new AnswerAsk(Asked, AnswerKind.Decide, "Released."), Role.Sponsor);
        Assert.Equal(Colleague, story.All<AskAnswered>().Single().By);
    }

    [Fact]
    public void The_next_report_does_not_ask_for_the_same_decision_again_and_one_that_calls_it_closed_ends_it()
    {
        var story = Reports(Reports(Begin(), Wish), "  release the RESERVE for a second test team");
        Assert.Single(Everyone(story));
        Reports(story, Wish, closed: true);
        Assert.Equal("The report of 2026-03-31 calls the decision closed.", story.All<AskClosed>().Single().Reason);
        Assert.Empty(story.Until(At(2026, 5, 1, 12)).All<AskUnanswered>());
    }

    [Fact, Trait("Feature", "R12")]
    public void A_ladder_asks_whoever_it_reaches_and_its_end_closes_all_of_it()
    {
        var story = Missing().Until(At(2026, 4, 24, 12));
        Assert.Equal([(Line, LadderLevel.LineManager), (Sponsor, LadderLevel.Sponsor), (Executive, LadderLevel.Executive)], Everyone(story));
        Assert.Equal([(Line, false), (Sponsor, false)], story.All<AskUnanswered>().Select(u => (u.To, u.AtTop)));
        Assert.Equal(story.All<ReportEscalated>().Skip(1).Select(e => e.NextAt), story.All<AnswerAsked>().Select(a => a.AtTop ? null : a.AnswerBy));
        story.Happens(Obligation.StreamOf(Id), Submitted with { At = story.Now });
        Assert.Equal(story.All<AnswerAsked>().Select(a => a.Ask.Value).Order(), story.All<AskClosed>().Select(c => c.Ask.Value).Order());
        Assert.All(story.All<AskClosed>(), c => Assert.Equal("The report came.", c.Reason));
    }

    [Fact, Trait("Feature", "R12")]
    public void An_answer_that_names_a_day_makes_the_ladder_wait_for_it_and_no_longer()
    {
        var story = Missing();
        while (Everyone(story).All(e => e.Item1 != Sponsor)) story.Until(story.Now.AddHours(4));
        story.Send(Sponsor, new AnswerAsk(story.All<AnswerAsked>().Last().Ask, AnswerKind.Instruct, "By then.", Until: new(2026, 4, 28)), Role.Sponsor);
        Assert.Equal(LadderWait.Answered, story.All<LadderHeld>().Single().Because);
        Assert.DoesNotContain((Executive, (LadderLevel?)LadderLevel.Executive), Everyone(story.Until(At(2026, 4, 28, 12))));
        Assert.Contains((Executive, (LadderLevel?)LadderLevel.Executive), Everyone(story.Until(At(2026, 4, 30, 12))));
        Assert.DoesNotContain(Sponsor, story.All<AskUnanswered>().Select(u => u.To));
    }

    [Fact, Trait("Feature", "R12")]
    public void When_the_top_of_a_ladder_is_vacant_whoever_was_asked_last_shows()
    {
        var story = Missing(executive: false).Until(At(2026, 4, 30, 12));
        Assert.Single(story.All<LadderExhausted>());
        Assert.Equal((Sponsor, true), story.All<AskUnanswered>().Select(u => (u.To, u.AtTop)).Last());
        Assert.Single(story.All<AskUnanswered>(), u => u.AtTop);
    }

    /// <summary>A project whose report for March does not come; nobody is head of the PMO.</summary>
    private static Story Missing(bool executive = true)
    {
        var story = new Story(Now).Happens(Register, Registered).Happens(Register, new SponsorNamed(Bridge, Sponsor, Now)).Happens(Register, new ProjectManagerNamed(Bridge, Manager, Now))
            .Happens(PersonStreams.Of(Manager), Known(Manager)).Happens(PersonStreams.Of(Manager), new LineManagerNamed(Manager, Line));
        if (executive) story.Happens(RoleHolders.StreamOf(Role.Executive), new RoleGranted(Executive, Role.Executive));
        foreach (var person in (PersonId[])[Sponsor, Executive, Line]) story.Happens(PersonStreams.Of(person), Known(person));
        return story;
    }
}
