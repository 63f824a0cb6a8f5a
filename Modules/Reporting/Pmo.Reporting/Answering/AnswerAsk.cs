using Pmo.Office;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Answering;

/// <summary>Answers a question: decide, instruct, pass on or decline.</summary>
/// <param name="Text">The answer in words; why, where it is passed on or declined.</param>
/// <param name="PassTo">Who is asked instead; only where it is passed on.</param>
/// <param name="Until">The day until which nobody is to be asked further; only where somebody decides or instructs.</param>
[May(Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record AnswerAsk(AskId Ask, AnswerKind Answer, string Text, PersonId? PassTo = null, DateOnly? Until = null) : ICommand;

/// <summary>
/// Whoever is asked answers once, in words, or a deputy does in their place, with both names. Passing on asks another person who is known
/// and works here, by the same time; a day to wait for is at most 60 days away.
/// </summary>
internal sealed class AnswerAskRule : IRule<AnswerAsk, Ask, AskFacts>
{
    public const int LongestWait = 60;

    public string Stream(AnswerAsk c) => Ask.StreamOf(c.Ask);
    public IEnumerable<string> Consults(AnswerAsk c, Ask ask) => ask.Asked is { } a ? AskFacts.Streams(a.Project, c.PassTo is { } to ? [to] : []) : [];
    public IEnumerable<string> ConsultsFurther(AnswerAsk c, Ask ask, AskFacts facts) => ask.Asked is null ? [] : facts.Chain.Further;

    public Decision Decide(AnswerAsk c, Ask ask, AskFacts facts, Moment m) =>
        !facts.MayAnswer(ask, m) ? NotAsked(ask, m) : Over(ask, facts) ?? Wording(c) ?? Passing(c, facts, m) ?? Waiting(c, facts.DayOf(m.Now)) ?? Answered(c, ask, facts, m);

    // People without a part in the project do not learn that the question exists.
    private static Decision NotAsked(Ask ask, Moment m) => ask.Asked is not null && m.Is(Role.PmoOfficer, Role.HeadOfPmo, Role.Executive)
        ? Decision.Refuse("ask.not-asked", "This is asked of somebody else: only they, or a deputy they named, can answer.")
        : Decision.Refuse("ask.unknown", "Nobody asked you this.");

    private static Decision? Over(Ask ask, AskFacts facts) => ask switch
    {
        { Closed: { } reason } => Decision.Refuse("ask.closed", $"This needs no answer any more: {reason}"),
        { Answer: { } answer } => Decision.Refuse("ask.answered", $"This was answered on {AskFacts.Write(facts.DayOf(answer.At))}."),
        _ => null,
    };

    private static Decision? Wording(AnswerAsk c) => Text.OrNull(c.Text) switch
    {
        null => Decision.Refuse("ask.text-missing", c.Answer is AnswerKind.PassOn or AnswerKind.Decline ? "Say why, in a sentence." : "Write your answer, at least a sentence."),
        { Length: > Plausibility.LongestComment } => Decision.Refuse("ask.text-too-long", $"An answer has at most {Plausibility.LongestComment} characters."),
        _ => null,
    };

    private static Decision? Passing(AnswerAsk c, AskFacts facts, Moment m) => (c.Answer, c.PassTo) switch
    {
        (AnswerKind.PassOn, null) => Decision.Refuse("ask.pass-to-missing", "Choose to whom you pass the question on."),
        (AnswerKind.PassOn, { } to) when to == m.Actor || to == m.Principal => Decision.Refuse("ask.pass-to-self", "You cannot pass the question on to yourself."),
        (AnswerKind.PassOn, { } to) when !facts.Chain.Of(to).Exists => Decision.Refuse("person.not-found", "This person is not known: choose somebody of the list."),
        (AnswerKind.PassOn, { } to) when facts.Chain.Of(to).Disabled => Decision.Refuse("person.disabled", "This person is disabled: choose somebody who works here."),
        (not AnswerKind.PassOn, not null) => Decision.Refuse("ask.pass-to-not-for", "A person belongs to passing on: choose \"Pass on\", or leave the person empty."),
        _ => null,
    };

    private static Decision? Waiting(AnswerAsk c, DateOnly today) => c.Until switch
    {
        null => null,
        _ when c.Answer is AnswerKind.PassOn or AnswerKind.Decline => Decision.Refuse("ask.until-not-for", "Only a decision or an instruction can ask to wait: leave the day empty."),
        { } until when until < today => Decision.Refuse("ask.until-passed", $"{AskFacts.Write(until)} has passed: choose today or a later day."),
        { } until when until > today.AddDays(LongestWait) => Decision.Refuse("ask.until-too-far", $"{AskFacts.Write(until)} is more than {LongestWait} days away: choose a nearer day."),
        _ => null,
    };

    private static Decision Answered(AnswerAsk c, Ask ask, AskFacts facts, Moment m)
    {
        var asked = ask.Asked!;
        List<object> events = ask.Seen ? [] : [new AskSeen(c.Ask, asked.Project, m.Actor, m.Now)];
        var answer = new AskAnswered(c.Ask, asked.Project, asked.Kind, c.Answer, c.Text.Trim(), c.PassTo, c.Until, m.Actor, m.OnBehalfOf ?? (m.Actor == asked.To ? asked.InPlaceOf : null), asked.Ladder, m.Now, asked.Returned);
        events.Add(c.Answer == AnswerKind.PassOn ? answer : answer with { Accountable = facts.TellsOf(LadderLevel.ProjectManager, answer), Head = facts.TellsOf(LadderLevel.HeadOfPmo, answer) });
        if (c.PassTo is { } to)
            events.Add(asked with { To = to, InPlaceOf = null, Level = null, Why = "It was passed on to you.", At = m.Now, AnswerBy = asked.AnswerBy > m.Now ? asked.AnswerBy : facts.AnswerBy(m.Now) });
        return Decision.Of(events.ToArray());
    }
}
