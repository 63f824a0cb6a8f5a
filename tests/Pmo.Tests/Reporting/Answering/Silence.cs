using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Escalating;
using static Pmo.Tests.Reporting.Answering.Questions;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Answering;

/// <summary>What becomes of a question that nobody answers.</summary>
[Trait("Feature", "R48")]
public sealed class Silence
{
    private static readonly AnswerAsked AtExecutive = DecisionAsked with
    {
        To = Executive,
        Level = LadderLevel.Executive,
        At = InTime,
        AnswerBy = At(2026, 3, 16, 17),
        AtTop = true,
        Why = "You are an executive, and nobody answered for BRIDGE by 2026-03-09.",
    };

    private static readonly LadderStarted Started = new(Bridge, Climbed, null, January.Obligation, January.DataDate, January.Due, LadderDefaults.Rules, Now, NextStep);

    private static AskUnanswered Unanswered(AnswerAsked asked, bool top, DateTimeOffset at) => new(asked.Ask, Bridge, asked.Kind, asked.To, asked.Level, top, at);

    private static Given<Ask>.Decided Expire(AskId ask, DateTimeOffset now, object[] facts, params object[] history) =>
        new Given<Ask>(history) { Consulting = facts, Now = now, Actor = PersonId.System }.When(new ExpireAskRule(), new ExpireAsk(ask));

    [Fact]
    public void A_decision_that_is_not_taken_in_time_is_asked_of_an_executive() =>
        Expire(DecisionAsked.Ask, InTime, Facts, DecisionAsked).Then(Unanswered(DecisionAsked, false, InTime), AtExecutive);

    [Fact]
    public void Before_its_time_nothing_happens() => Expire(DecisionAsked.Ask, InTime.AddMinutes(-1), Facts, DecisionAsked).TooEarly(InTime, "ask.in-time");

    [Fact]
    public void At_the_top_silence_shows_once()
    {
        var late = AtExecutive.AnswerBy!.Value;
        Expire(DecisionAsked.Ask, late, Facts, DecisionAsked, AtExecutive).Then(Unanswered(AtExecutive, true, late));
        Expire(DecisionAsked.Ask, late.AddDays(1), Facts, DecisionAsked, AtExecutive, Unanswered(AtExecutive, true, late)).Then();
    }

    [Fact]
    public void Without_an_executive_or_where_the_executive_is_asked_already_the_sponsor_is_the_top()
    {
        Expire(DecisionAsked.Ask, InTime, [.. Facts.Where(f => f is not RoleGranted { Role: Role.Executive })], DecisionAsked).Then(Unanswered(DecisionAsked, true, InTime));
        var both = DecisionAsked with { To = Executive };
        Expire(DecisionAsked.Ask, InTime, Facts, both).Then(Unanswered(both, true, InTime));
    }

    [Fact, Trait("Feature", "G1")]
    public void The_deputy_of_an_absent_executive_is_asked_in_their_place() =>
        Assert.Equal((Deputy, Executive, "You stand in for an executive, and nobody answered for BRIDGE by 2026-03-09."),
            Expire(DecisionAsked.Ask, InTime, [.. Facts, MayAnswerFor(Executive), new AbsenceEntered(Executive, Guid.Empty, new(2026, 3, 1), new(2026, 3, 14), "UTC", Now)], DecisionAsked).Then<AnswerAsked>() is var a ? (a.To, a.InPlaceOf!.Value, a.Why) : default);

    [Fact]
    public void An_answer_in_time_ends_the_clock_and_so_does_closing()
    {
        Expire(DecisionAsked.Ask, InTime, Facts, DecisionAsked, new AskAnswered(DecisionAsked.Ask, Bridge, AskKind.Decision, AnswerKind.Decide, "Yes.", null, null, Sponsor, null, null, Now)).Then();
        Expire(DecisionAsked.Ask, InTime, Facts, DecisionAsked, new AskClosed(DecisionAsked.Ask, Bridge, "Not needed.", Now)).Then();
        Expire(DecisionAsked.Ask, InTime, Facts).Then();
        Expire(DecisionAsked.Ask, InTime, Facts, DecisionAsked with { AnswerBy = null }).Then();
    }

    [Fact, Trait("Feature", "R13")]
    public void Hours_in_which_the_site_could_not_be_reached_do_not_count() =>
        Expire(DecisionAsked.Ask, InTime, [.. Facts, new SiteUnreachable(At(2026, 3, 4, 0), At(2026, 3, 5, 12))], DecisionAsked).TooEarly(InTime.AddHours(36), "ask.in-time");

    [Fact]
    public void About_missing_reports_the_ladder_asks_the_next_and_the_question_only_says_that_nobody_answered()
    {
        Expire(Missing, NextStep, [.. Facts, Started, Escalated(3, LadderLevel.Sponsor, Sponsor, NextStep)], MissingAsked).Then(Unanswered(MissingAsked, false, NextStep));
        Expire(Missing, NextStep.AddDays(9), [.. Facts, Started, Escalated(4, LadderLevel.Executive, Executive, null)], MissingAsked, Unanswered(MissingAsked, false, NextStep)).Then();
    }

    [Fact]
    public void A_ladder_that_waits_keeps_its_question_open()
    {
        var until = NextStep.AddDays(4);
        Expire(Missing, NextStep, [.. Facts, Started, Escalated(3, LadderLevel.Sponsor, Sponsor, NextStep), new LadderHeld(Bridge, Climbed, null, LadderWait.Promised, until, Now)], MissingAsked).TooEarly(until, "ask.in-time");
    }

    [Fact]
    public void When_the_ladder_finds_nobody_higher_the_last_one_asked_is_the_top()
    {
        object[] exhausted = [.. Facts, Started, Escalated(3, LadderLevel.Sponsor, Sponsor, NextStep), new LadderExhausted(Bridge, Climbed, null, [new(LadderLevel.Executive, PassedReason.Vacant)], NextStep)];
        Expire(Missing, NextStep, exhausted, MissingAsked).Then(Unanswered(MissingAsked, true, NextStep));
        Expire(Missing, NextStep, exhausted, MissingAsked, Unanswered(MissingAsked, false, NextStep)).Then(Unanswered(MissingAsked, true, NextStep));
        var lower = MissingAsked with { Ask = AskId.OfStep(Climbed, 1), Level = LadderLevel.LineManager, To = Line };
        Expire(lower.Ask, NextStep, exhausted, lower, Unanswered(lower, false, NextStep)).Then();
    }

    [Fact]
    public void The_clock_is_set_when_somebody_is_asked_and_when_a_ladder_is_exhausted()
    {
        var policy = new ExpireAsksInTime();
        Assert.Equal([new Reaction(InTime, new ExpireAsk(DecisionAsked.Ask))], policy.React(DecisionAsked));
        Assert.Empty(policy.React(DecisionAsked with { AnswerBy = null }));
        Assert.Equal(Enumerable.Range(0, 5).Select(step => new Reaction(null, new ExpireAsk(AskId.OfStep(Climbed, step)))), policy.React(new LadderExhausted(Bridge, Climbed, null, [], Now)));
    }
}
