using Pmo.Reporting.Escalating;

namespace Pmo.Reporting.Answering;

/// <summary>A decision or an instruction about missing reports gives them time: until the day it names, or one more grace of the next step. Declining gives none.</summary>
internal sealed class HoldLadderWhenAnswered : Policy
{
    public override string StoredName => "reporting.hold-ladder-when-answered";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        AskAnswered { Kind: AskKind.MissingReport, Answer: AnswerKind.Decide or AnswerKind.Instruct, Ladder: { } ladder } e =>
            [Now(new HoldLadder(e.Project, ladder, e.Returned, LadderWait.Answered, e.Until))],
        _ => None,
    };
}
