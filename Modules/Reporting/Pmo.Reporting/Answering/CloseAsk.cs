using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Answering;

/// <summary>Closes a question: its answer was carried out, or it needs none any more.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo, Role.System)]
internal sealed record CloseAsk(AskId Ask, string Reason) : ICommand;

/// <summary>An officer closes a question once it was answered, saying what became of the answer; the system closes one whose cause is gone.</summary>
internal sealed class CloseAskRule : IRule<CloseAsk, Ask>
{
    public string Stream(CloseAsk c) => Ask.StreamOf(c.Ask);

    public Decision Decide(CloseAsk c, Ask ask, Moment m) => ask switch
    {
        { Asked: null } when m.Actor == PersonId.System => Decision.Nothing,
        { Asked: null } => Decision.Refuse("ask.unknown", "There is no such question."),
        { Closed: not null } => Decision.Nothing,
        _ when Text.OrNull(c.Reason) is null => Decision.Refuse("ask.reason-missing", "Say what became of the answer."),
        _ when c.Reason.Length > Plausibility.LongestComment => Decision.Refuse("ask.reason-too-long", $"A reason has at most {Plausibility.LongestComment} characters."),
        { Answer: null } when m.Actor != PersonId.System => Decision.Refuse("ask.not-answered", "Nobody has answered yet: a question is closed once its answer was carried out."),
        _ => [new AskClosed(c.Ask, ask.Asked!.Project, c.Reason.Trim(), m.Now)],
    };
}

/// <summary>When a ladder ends, nobody it reached needs to answer any more.</summary>
internal sealed class CloseAsksWhenLadderEnded : Policy
{
    public override string StoredName => "reporting.close-asks-when-ladder-ended";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        LadderEnded e => [.. Enum.GetValues<LadderLevel>().Select((_, step) => Now(new CloseAsk(AskId.OfStep(e.Ladder, step), e.Reason)))],
        _ => None,
    };
}
