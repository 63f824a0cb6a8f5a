using Pmo.Office;

namespace Pmo.Reporting.Answering;

/// <summary>Says that the question was read by whoever is asked. The page sends it by itself once it is open; without script by a button.</summary>
[May(Role.Reader), OnBehalf(DeputyScope.Answers)]
internal sealed record SeeAsk(AskId Ask) : ICommand;

/// <summary>A question is seen once by whoever is asked, or by a deputy in their place; others who look leave no mark.</summary>
internal sealed class SeeAskRule : IRule<SeeAsk, Ask, AskFacts>
{
    public string Stream(SeeAsk c) => Ask.StreamOf(c.Ask);
    public IEnumerable<string> Consults(SeeAsk c, Ask ask) => ask.Asked is { } a ? AskFacts.Streams(a.Project, []) : [];
    public IEnumerable<string> ConsultsFurther(SeeAsk c, Ask ask, AskFacts facts) => ask.Asked is null ? [] : facts.Chain.Further;

    public Decision Decide(SeeAsk c, Ask ask, AskFacts facts, Moment m) => ask switch
    {
        _ when !facts.MayAnswer(ask, m) => Decision.Refuse("ask.unknown", "Nobody asked you this."),
        { Seen: true } or { Waits: false } => Decision.Nothing,
        _ => [new AskSeen(c.Ask, ask.Asked!.Project, m.Actor, m.Now)],
    };
}
