using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Escalating;
using static Pmo.Tests.Reporting.Answering.Questions;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Answering;

[Trait("Feature", "R48")]
public sealed class Asking_for_answers
{
    private static readonly AskForAnswerRule Rule = new();
    private static readonly AskForAnswer ToSponsor = new(Missing, Bridge, Sponsor, null, LadderLevel.Sponsor, Climbed, null, [January, February], 25, NextStep);
    private static readonly AskForDecision Wanted = new(Questions.Decision, Bridge, February.Obligation, Wish, null);

    private static Given<Ask>.Decided Ask(AskForAnswer command, params object[] history) => new Given<Ask>(history) { Consulting = Facts, Now = Now, Actor = PersonId.System }.When(Rule, command);

    private static Given<Ask>.Decided Decide(AskForDecision command, object[] facts, params object[] history) => new Given<Ask>(history) { Consulting = facts, Now = Now, Actor = PersonId.System }.When(new AskForDecisionRule(), command);

    private static object[] Without(params object[] facts) => [.. Facts.Except(facts)];

    [Fact]
    public void Whoever_an_escalation_reached_is_asked_until_the_next_step() => Ask(ToSponsor).Then(MissingAsked);

    [Fact]
    public void Nobody_is_asked_twice_for_one_step() => Ask(ToSponsor, MissingAsked).Then();

    [Fact]
    public void At_the_top_there_are_the_ladders_days_to_answer() =>
        Ask(ToSponsor with { AnswerBy = null }).Then(MissingAsked with { AnswerBy = InTime, AtTop = true });

    [Fact]
    public void One_report_is_named_and_so_is_a_revision_that_did_not_come()
    {
        Assert.Equal("BRIDGE New bridge: the report for February 2026 was due on 2026-02-27 and has not come; it is 1 day late.", Ask(ToSponsor with { Missing = [February], DaysLate = 1 }).Then<AnswerAsked>().Text);
        var revision = Ask(ToSponsor with { Missing = [February], Returned = new(February.Obligation, 2) }).Then<AnswerAsked>();
        Assert.Equal("BRIDGE New bridge: revision 3 of the report for February 2026 was asked for by 2026-02-27 and has not come; it is 25 days late.", revision.Text);
        Assert.Equal(new AskedRevision(February.Obligation, 2), revision.Returned);
    }

    [Theory]
    [InlineData(LadderLevel.LineManager, false, "You are the line manager of the project manager of BRIDGE.")]
    [InlineData(LadderLevel.HeadOfPmo, false, "You are the head of the PMO, and nobody below has brought the report of BRIDGE.")]
    [InlineData(LadderLevel.Executive, false, "You are an executive, and nobody below has brought the report of BRIDGE.")]
    [InlineData(LadderLevel.LineManager, true, "You stand in for the line manager of the project manager of BRIDGE.")]
    [InlineData(LadderLevel.Sponsor, true, "You stand in for the sponsor of BRIDGE.")]
    [InlineData(LadderLevel.Executive, true, "You stand in for the executive, to whom BRIDGE was escalated.")]
    public void The_question_says_why_it_is_put_to_this_person(LadderLevel level, bool deputy, string why) =>
        Assert.Equal(why, Ask(ToSponsor with { Level = level, InPlaceOf = deputy ? Head : null }).Then<AnswerAsked>().Why);

    [Fact]
    public void A_decision_is_asked_of_the_sponsor_of_that_moment() => Decide(Wanted, Facts).Then(DecisionAsked);

    [Fact]
    public void The_same_decision_is_not_asked_twice() => Decide(Wanted, Facts, DecisionAsked).Then();

    [Fact]
    public void A_decision_is_asked_for_by_the_day_the_report_names_unless_that_has_passed()
    {
        Decide(Wanted with { Due = new(2026, 3, 20) }, Facts).Then(DecisionAsked with { AnswerBy = At(2026, 3, 20, 17) });
        Decide(Wanted with { Due = new(2026, 3, 1) }, Facts).Then(DecisionAsked);
    }

    [Fact]
    public void Without_a_sponsor_an_executive_is_asked_and_without_both_the_head_of_the_PMO()
    {
        var sponsor = Facts.OfType<SponsorNamed>().Single();
        var executive = Facts.OfType<RoleGranted>().Single(r => r.Role == Role.Executive);
        Decide(Wanted, Without(sponsor)).Then(DecisionAsked with { To = Executive, Level = LadderLevel.Executive, AtTop = true, Why = "You are an executive, and BRIDGE has no sponsor who could decide." });
        Decide(Wanted, Without(sponsor, executive)).Then(DecisionAsked with { To = Head, Level = LadderLevel.HeadOfPmo, AtTop = true, Why = "You are the head of the PMO, and BRIDGE has neither sponsor nor executive: pass the question on to whoever can decide." });
        Decide(Wanted, Without(sponsor, executive, Facts.OfType<RoleGranted>().Single(r => r.Role == Role.HeadOfPmo))).Refused("ask.nobody");
    }

    [Fact, Trait("Feature", "G1")]
    public void The_deputy_of_an_absent_sponsor_is_asked_in_their_place() =>
        Decide(Wanted, [.. Facts, MayAnswerFor(Sponsor), new AbsenceEntered(Sponsor, Guid.Empty, new(2026, 3, 1), new(2026, 3, 14), "UTC", Now)])
            .Then(DecisionAsked with { To = Deputy, InPlaceOf = Sponsor, Why = "You stand in for the sponsor of BRIDGE, who is away." });

    [Fact]
    public void An_escalation_above_the_project_manager_asks_and_one_to_the_project_manager_does_not()
    {
        var policy = new AskWhenEscalated();
        Assert.Equal(ToSponsor with { Missing = null! }, Assert.IsType<AskForAnswer>(Assert.Single(policy.React(Escalated(3, LadderLevel.Sponsor, Sponsor, NextStep))).Command) with { Missing = null! });
        Assert.Empty(policy.React(Escalated(0, LadderLevel.ProjectManager, Manager, NextStep)));
    }

    [Fact]
    public void A_report_asks_for_its_open_decisions_and_for_the_one_its_recovery_depends_on_each_once()
    {
        var content = ReportContent.Blank with
        {
            Entries = [new(EntryKind.Decision, Wish, Due: new(2026, 3, 20)), new(EntryKind.Decision, $"  {Wish.ToUpperInvariant().TrimEnd('.')} "), new(EntryKind.Decision, "Close the old site.", Closed: true), new(EntryKind.Risk, "Rain."), new(EntryKind.Decision, " ")],
            Recovery = new(DependsOn: "Which site is first?"),
        };
        var commands = new AskWhenDecisionReported().React(Submitted with { Content = content }).Select(r => r.Command).ToList();
        Assert.Equal(
        [
            new AskForDecision(Questions.Decision, Bridge, Id, Wish, new(2026, 3, 20)),
            new CloseAsk(AskId.OfDecision(Bridge, "Close the old site"), "The report of 2026-03-31 calls the decision closed."),
            new AskForDecision(AskId.OfDecision(Bridge, "which site is first"), Bridge, Id, "Which site is first?", null),
        ], commands);
        Assert.Equal(3, AskWhenDecisionReported.AskedBy(content, Bridge).Distinct().Count());
    }

    [Fact, Trait("Feature", "G10")]
    public void Whoever_is_asked_is_told_at_once_with_the_page_on_which_they_answer()
    {
        var notice = Assert.IsType<RequestNotice>(Assert.Single(new TellWhoIsAsked().React(MissingAsked)).Command);
        Assert.Equal((Sponsor, "reporting.answer-asked", MissingAsked.Text, "You are the sponsor of BRIDGE.", $"/reporting/asks/{Missing}", false), (notice.To, notice.Kind, notice.Text, notice.Why, notice.Link, notice.AtOnce));
        Assert.True(TellWhoIsAsked.Kind is { AtOnce: false, Pressing: true, Duty: true });
        Assert.Equal(402, Assert.IsType<RequestNotice>(Assert.Single(new TellWhoIsAsked().React(DecisionAsked with { Text = new string('x', 900) })).Command).Text.Length);
    }
}
