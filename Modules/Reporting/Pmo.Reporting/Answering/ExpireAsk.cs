using Pmo.Reporting.Escalating;

namespace Pmo.Reporting.Answering;

/// <summary>Looks whether a question was answered in time.</summary>
[May(Role.System)]
internal sealed record ExpireAsk(AskId Ask) : ICommand;

/// <summary>
/// A question that nobody answered in time goes up one level: a decision to an executive, missing reports by their ladder. Where
/// nobody higher can be asked it stays open and shows. Time in which the ladder waits, or the site could not be reached, does not count.
/// </summary>
internal sealed class ExpireAskRule : IRule<ExpireAsk, Ask, AskFacts>
{
    public string Stream(ExpireAsk c) => Ask.StreamOf(c.Ask);

    public IEnumerable<string> Consults(ExpireAsk c, Ask ask) => ask.Asked is not { } a ? []
        : [.. AskFacts.Streams(a.Project, []), .. a.Ladder is null ? [] : (string[])[new LadderOf(a.Project, a.Returned).Stream]];

    public IEnumerable<string> ConsultsFurther(ExpireAsk c, Ask ask, AskFacts facts) => ask.Asked is null ? [] : facts.Chain.Further;

    public Decision Decide(ExpireAsk c, Ask ask, AskFacts facts, Moment m)
    {
        if (ask is not { Waits: true, Asked: { AnswerBy: { } by } asked }) return Decision.Nothing;
        var last = facts.LastAsked(c.Ask);
        var top = asked.AtTop || last && facts.Ladder.Exhausted;
        if (ask.ShownAtTop || ask.Unanswered && !top) return Decision.Nothing;
        var until = Later(facts.Chain.Outages.Lengthen(asked.At, by), last ? facts.Ladder.NextAt : null);
        if (m.Now < until) return Decision.NotBefore(until, "ask.in-time", $"An answer is waited for until {AskFacts.Write(facts.DayOf(until))}.");
        return asked.Kind == AskKind.Decision && !top && Higher(ask, facts) is { } executive
            ? [Unanswered(asked, false, m), Climbed(asked, facts, executive, m)]
            : [Unanswered(asked, top || asked.Kind == AskKind.Decision, m)];
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset? b) => b > a ? b.Value : a;

    private static PersonId? Higher(Ask ask, AskFacts facts) =>
        facts.Chain.HolderOf(LadderLevel.Executive) is { } executive && !ask.People.Contains(executive) ? executive : null;

    private static AskUnanswered Unanswered(AnswerAsked asked, bool top, Moment m) => new(asked.Ask, asked.Project, asked.Kind, asked.To, asked.Level, top, m.Now);

    private static AnswerAsked Climbed(AnswerAsked asked, AskFacts facts, PersonId executive, Moment m)
    {
        var deputy = facts.Chain.DeputyFor(executive, m.Now, Office.DeputyScope.Answers);
        return asked with
        {
            To = deputy ?? executive,
            InPlaceOf = deputy is null ? null : executive,
            Level = LadderLevel.Executive,
            Why = $"You {(deputy is null ? "are" : "stand in for")} an executive, and nobody answered for {facts.Code} by {AskFacts.Write(facts.DayOf(asked.AnswerBy!.Value))}.",
            At = m.Now,
            AnswerBy = facts.AnswerBy(m.Now),
            AtTop = true,
        };
    }
}

/// <summary>The clock of a question: it is looked at when an answer was due, and when its ladder finds nobody higher.</summary>
internal sealed class ExpireAsksInTime : Policy
{
    public override string StoredName => "reporting.expire-asks-in-time";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        AnswerAsked { AnswerBy: { } by } e => [At(by, new ExpireAsk(e.Ask))],
        LadderExhausted e => [.. Enum.GetValues<LadderLevel>().Select((_, step) => Now(new ExpireAsk(AskId.OfStep(e.Ladder, step))))],
        _ => None,
    };
}
