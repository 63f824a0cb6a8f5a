using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Escalating;
using static Pmo.Tests.Reporting.Answering.Questions;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Answering;

[Trait("Feature", "R48")]
public sealed class Answering_a_question
{
    private static readonly AskSeen Seen = new(Missing, Bridge, Sponsor, Now);
    private static readonly AskAnswered Told = new(Missing, Bridge, AskKind.MissingReport, AnswerKind.Instruct, "Ola reports by Friday.", null, null, Sponsor, null, Climbed, Now, Accountable: Manager, Head: Head);
    private static readonly AnswerAsk Tell = new(Missing, AnswerKind.Instruct, " Ola reports by Friday. ");

    private static Given<Ask>.Decided Answer(AnswerAsk command, PersonId? by = null, object[]? facts = null, Role[]? roles = null, PersonId? principal = null, params object[] history) =>
        new Given<Ask>(history.Length == 0 ? [MissingAsked, Seen] : history) { Consulting = facts ?? Facts, Now = Now, Actor = by ?? Sponsor, OnBehalfOf = principal, Roles = roles ?? [] }.When(new AnswerAskRule(), command);

    private static Given<Ask>.Decided See(PersonId by, PersonId? principal = null, params object[] history) =>
        new Given<Ask>(history) { Consulting = Facts, Now = Now, Actor = by, OnBehalfOf = principal }.When(new SeeAskRule(), new SeeAsk(Missing));

    private static Given<Ask>.Decided Close(string reason, PersonId? by, params object[] history) => new Given<Ask>(history) { Now = Now, Actor = by ?? PersonId.System }.When(new CloseAskRule(), new CloseAsk(Missing, reason));

    [Fact]
    public void Whoever_is_asked_answers_in_words() => Answer(Tell).Then(Told);

    [Fact]
    public void An_answer_to_a_question_that_was_not_marked_as_seen_marks_it() => Answer(Tell, history: [MissingAsked]).Then(Seen, Told);

    [Theory]
    [InlineData(AnswerKind.Decide)]
    [InlineData(AnswerKind.Instruct)]
    public void A_decision_or_an_instruction_may_ask_to_wait_from_today_to_sixty_days(AnswerKind kind)
    {
        var command = Tell with { Answer = kind };
        Answer(command with { Until = new(2026, 3, 2) }).Then(Told with { Answer = kind, Until = new(2026, 3, 2) });
        Answer(command with { Until = new(2026, 5, 1) }).Then(Told with { Answer = kind, Until = new(2026, 5, 1) });
        Answer(command with { Until = new(2026, 3, 1) }).Refused("ask.until-passed", "2026-03-01 has passed: choose today or a later day.");
        Answer(command with { Until = new(2026, 5, 2) }).Refused("ask.until-too-far", "2026-05-02 is more than 60 days away: choose a nearer day.");
    }

    [Fact]
    public void Who_declines_says_why_and_asks_nobody_to_wait()
    {
        Answer(Tell with { Answer = AnswerKind.Decline }).Then(Told with { Answer = AnswerKind.Decline });
        Answer(Tell with { Answer = AnswerKind.Decline, Until = new(2026, 3, 3) }).Refused("ask.until-not-for");
        Answer(Tell with { Answer = AnswerKind.Decline, Text = "" }).Refused("ask.text-missing", "Say why, in a sentence.");
    }

    [Fact]
    public void Passing_on_asks_the_other_person_by_the_same_time() =>
        Answer(Tell with { Answer = AnswerKind.PassOn, PassTo = Colleague }).Then(
            Told with { Answer = AnswerKind.PassOn, PassTo = Colleague, Accountable = null, Head = null },
            MissingAsked with { To = Colleague, Level = null, Why = "It was passed on to you." });

    [Fact]
    public void Passing_on_when_the_time_has_passed_gives_the_ladders_days_anew() =>
        Assert.Equal(InTime, Answer(Tell with { Answer = AnswerKind.PassOn, PassTo = Colleague }, history: [MissingAsked with { AnswerBy = Now.AddDays(-1) }, Seen]).Then<AnswerAsked>().AnswerBy);

    [Fact]
    public void Who_it_was_passed_on_to_answers_and_who_passed_it_on_no_longer_does()
    {
        object[] passed = [MissingAsked, Seen, Told with { Answer = AnswerKind.PassOn, PassTo = Colleague, Accountable = null, Head = null }, MissingAsked with { To = Colleague, Level = null }];
        Answer(Tell, Colleague, history: passed).Then(Seen with { By = Colleague }, Told with { By = Colleague });
        Answer(Tell, history: passed).Refused("ask.unknown");
    }

    [Fact]
    public void A_question_is_passed_on_to_another_person_who_is_known_and_works_here()
    {
        var pass = Tell with { Answer = AnswerKind.PassOn };
        Answer(pass).Refused("ask.pass-to-missing");
        Answer(pass with { PassTo = Sponsor }).Refused("ask.pass-to-self");
        Answer(pass with { PassTo = Stranger }).Refused("person.not-found");
        Answer(pass with { PassTo = Colleague }, facts: [.. Facts, new PersonDisabled(Colleague)]).Refused("person.disabled");
        Answer(Tell with { PassTo = Colleague }).Refused("ask.pass-to-not-for");
        Answer(pass with { PassTo = Colleague, Until = new(2026, 3, 3) }).Refused("ask.until-not-for");
        Answer(pass with { PassTo = Sponsor }, Deputy, principal: Sponsor).Refused("ask.pass-to-self");
    }

    [Fact]
    public void An_answer_needs_words_but_not_too_many()
    {
        Answer(Tell with { Text = "  " }).Refused("ask.text-missing", "Write your answer, at least a sentence.");
        Answer(Tell with { Text = new string('x', 2001) }).Refused("ask.text-too-long");
    }

    [Fact]
    public void A_question_is_answered_once_and_not_after_it_was_closed()
    {
        Answer(Tell, history: [MissingAsked, Told]).Refused("ask.answered", "This was answered on 2026-03-02.");
        Answer(Tell, history: [MissingAsked, new AskClosed(Missing, Bridge, "The report came.", Now)]).Refused("ask.closed", "This needs no answer any more: The report came.");
    }

    [Fact]
    public void A_late_answer_counts() => Answer(Tell, history: [MissingAsked, Seen, new AskUnanswered(Missing, Bridge, AskKind.MissingReport, Sponsor, LadderLevel.Sponsor, false, Now)]).Then(Told);

    [Fact, Trait("Feature", "G1")]
    public void A_deputy_answers_in_the_place_of_whoever_is_asked_with_both_names_and_not_as_themselves()
    {
        Answer(Tell, Deputy, principal: Sponsor).Then(Told with { By = Deputy, OnBehalfOf = Sponsor });
        Answer(Tell, Deputy).Refused("ask.unknown");
        Answer(Tell, Sponsor, principal: Colleague).Refused("ask.unknown");
    }

    [Fact, Trait("Feature", "G1")]
    public void A_deputy_who_was_asked_answers_with_both_names_and_so_may_the_principal_when_they_are_back()
    {
        object[] asked = [MissingAsked with { To = Deputy, InPlaceOf = Sponsor, Level = LadderLevel.Executive }, Seen];
        Answer(Tell, Deputy, history: asked).Then(Told with { By = Deputy, OnBehalfOf = Sponsor });
        Answer(Tell, Sponsor, history: asked).Then(Told);
    }

    [Fact, Trait("Feature", "R15")]
    public void The_sponsor_named_since_answers_what_the_sponsor_before_was_asked()
    {
        object[] replaced = [.. Facts, new SponsorNamed(Bridge, Colleague, Now)];
        Answer(Tell, Colleague, replaced).Then(Told with { By = Colleague });
        Answer(Tell, Sponsor, replaced).Then(Told);
    }

    [Fact]
    public void Others_do_not_answer_and_those_without_a_part_do_not_learn_of_it()
    {
        Answer(Tell, Stranger).Refused("ask.unknown");
        Answer(Tell, Head, roles: [Role.HeadOfPmo]).Refused("ask.not-asked");
        new Given<Ask> { Now = Now, Actor = Head, Roles = [Role.HeadOfPmo] }.When(new AnswerAskRule(), Tell).Refused("ask.unknown");
    }

    [Fact]
    public void Who_asked_is_told_the_answer_and_nobody_their_own()
    {
        var policy = new TellWhenAnswered();
        Assert.Equal([(Manager, "You answer for this project's reports."), (Head, "You are the head of the PMO.")], Notices(Told).Select(n => (n.To, n.Why)));
        Assert.All(Notices(Told), n => Assert.Equal(($"/reporting/asks/{Missing}", $"{Pmo.Office.Notices.Name(Sponsor)} instructed about {Pmo.Office.Notices.Name(Bridge)}: Ola reports by Friday."), (n.Link, n.Text)));
        Assert.Contains($"(on behalf of {Pmo.Office.Notices.Name(Sponsor)})", Notices(Told with { By = Deputy, OnBehalfOf = Sponsor })[0].Text, StringComparison.Ordinal);
        Assert.Equal([Manager], Notices(Told with { Head = Manager }).Select(n => n.To));
        Assert.Empty(policy.React(Told with { Answer = AnswerKind.PassOn }));
        Answer(Tell, history: [MissingAsked with { To = Head, Level = LadderLevel.HeadOfPmo }, Seen], by: Head).Then(Told with { By = Head, Head = null });
        Answer(Tell, Deputy, principal: Manager, history: [MissingAsked with { To = Manager }, Seen]).Then(Told with { By = Deputy, OnBehalfOf = Manager, Accountable = null });

        RequestNotice[] Notices(AskAnswered answer) => [.. policy.React(answer).Select(r => (RequestNotice)r.Command)];
    }

    [Fact]
    public void A_question_is_seen_once_by_whoever_may_answer_it()
    {
        See(Sponsor, history: [MissingAsked]).Then(Seen);
        See(Sponsor, history: [MissingAsked, Seen]).Then();
        See(Sponsor, history: [MissingAsked, new AskClosed(Missing, Bridge, "The report came.", Now)]).Then();
        See(Deputy, Sponsor, MissingAsked).Then(Seen with { By = Deputy });
        See(Head, history: [MissingAsked]).Refused("ask.unknown");
        See(Sponsor).Refused("ask.unknown");
    }

    [Fact]
    public void An_officer_closes_what_was_answered_with_what_became_of_it()
    {
        Close(" Ola reported. ", Head, MissingAsked, Told).Then(new AskClosed(Missing, Bridge, "Ola reported.", Now));
        Close("Ola reported.", Head, MissingAsked).Refused("ask.not-answered");
        Close(" ", Head, MissingAsked, Told).Refused("ask.reason-missing");
        Close(new string('x', 2001), Head, MissingAsked, Told).Refused("ask.reason-too-long");
        Close("Ola reported.", Head).Refused("ask.unknown");
    }

    [Fact]
    public void The_system_closes_what_needs_no_answer_any_more()
    {
        Close("The report came.", null, MissingAsked).Then(new AskClosed(Missing, Bridge, "The report came.", Now));
        Close("The report came.", null).Then();
        Close("The report came.", null, MissingAsked, new AskClosed(Missing, Bridge, "The report came.", Now)).Then();
        var commands = new CloseAsksWhenLadderEnded().React(new LadderEnded(Bridge, Climbed, null, "The report came.", Now)).Select(r => r.Command);
        Assert.Equal(Enumerable.Range(0, 5).Select(step => new CloseAsk(AskId.OfStep(Climbed, step), "The report came.")), commands);
    }

    [Theory]
    [InlineData(AnswerKind.Decide, true)]
    [InlineData(AnswerKind.Instruct, true)]
    [InlineData(AnswerKind.PassOn, false)]
    [InlineData(AnswerKind.Decline, false)]
    public void A_decision_or_an_instruction_makes_the_ladder_wait(AnswerKind kind, bool waits)
    {
        var policy = new HoldLadderWhenAnswered();
        var answer = Told with { Answer = kind, Until = new(2026, 3, 9), Returned = new(February.Obligation, 1) };
        Assert.Equal(waits ? [new HoldLadder(Bridge, Climbed, answer.Returned, LadderWait.Answered, new(2026, 3, 9))] : (ICommand[])[], policy.React(answer).Select(r => r.Command));
        Assert.Empty(policy.React(answer with { Kind = AskKind.Decision, Ladder = null }));
    }
}
