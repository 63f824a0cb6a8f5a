using Pmo.Reporting.Escalating;

namespace Pmo.Reporting.Answering;

/// <summary>Asks the holder of a step what is to be done about reports that do not come.</summary>
/// <param name="Missing">Oldest first.</param>
/// <param name="AnswerBy">When the next step is taken; null: there is none.</param>
[May(Role.System)]
internal sealed record AskForAnswer(
    AskId Ask, ProjectId Project, PersonId To, PersonId? InPlaceOf, LadderLevel Level, Guid Ladder, AskedRevision? Returned,
    IReadOnlyList<MissingReport> Missing, int DaysLate, DateTimeOffset? AnswerBy) : ICommand;

/// <summary>Whoever an escalation reached is asked for an answer, once per step; by the next step, or at the top within the ladder's days to answer.</summary>
internal sealed class AskForAnswerRule : IRule<AskForAnswer, Ask, AskFacts>
{
    public string Stream(AskForAnswer c) => Ask.StreamOf(c.Ask);
    public IEnumerable<string> Consults(AskForAnswer c, Ask ask) => AskFacts.Streams(c.Project, []);
    public IEnumerable<string> ConsultsFurther(AskForAnswer c, Ask ask, AskFacts facts) => facts.Chain.Further;

    public Decision Decide(AskForAnswer c, Ask ask, AskFacts facts, Moment m) => ask.Asked is not null ? Decision.Nothing :
    [
        new AnswerAsked(c.Ask, c.Project, AskKind.MissingReport, c.To, c.InPlaceOf, c.Level, c.Ladder, c.Missing[^1].Obligation,
            AskWords.Missing(c, facts), AskWords.Why(c.Level, facts.Code, c.InPlaceOf is not null), m.Now, c.AnswerBy ?? facts.AnswerBy(m.Now), c.AnswerBy is null, c.Returned),
    ];
}

/// <summary>An escalation that reaches somebody above the project manager asks them for an answer.</summary>
internal sealed class AskWhenEscalated : Policy
{
    public override string StoredName => "reporting.ask-when-escalated";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ReportEscalated { Level: not LadderLevel.ProjectManager } e =>
            [Now(new AskForAnswer(AskId.OfStep(e.Ladder, e.Step), e.Project, e.To, e.InPlaceOf, e.Level, e.Ladder, e.Returned, e.Missing, e.DaysLate, e.NextAt))],
        _ => None,
    };
}
