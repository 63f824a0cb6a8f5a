using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Answering;

/// <summary>Asks the project's sponsor for a decision that a report asks for.</summary>
/// <param name="Text">The decision, as the report words it.</param>
/// <param name="Due">By when the report wants it; null: within the ladder's days to answer.</param>
[May(Role.System)]
internal sealed record AskForDecision(AskId Ask, ProjectId Project, ObligationId Obligation, string Text, DateOnly? Due) : ICommand;

/// <summary>
/// A decision asked goes to the sponsor of that moment, to an executive where there is none, and as a last resort to the head of
/// the PMO to pass on. Asking for the same decision again, in whichever report, asks nobody twice.
/// </summary>
internal sealed class AskForDecisionRule : IRule<AskForDecision, Ask, AskFacts>
{
    private static readonly LadderLevel[] Levels = [LadderLevel.Sponsor, LadderLevel.Executive, LadderLevel.HeadOfPmo];

    public string Stream(AskForDecision c) => Ask.StreamOf(c.Ask);
    public IEnumerable<string> Consults(AskForDecision c, Ask ask) => AskFacts.Streams(c.Project, []);
    public IEnumerable<string> ConsultsFurther(AskForDecision c, Ask ask, AskFacts facts) => facts.Chain.Further;

    public Decision Decide(AskForDecision c, Ask ask, AskFacts facts, Moment m)
    {
        if (ask.Asked is not null) return Decision.Nothing;
        foreach (var level in Levels)
            if (facts.Chain.HolderOf(level) is { } holder) return [Asked(c, facts, m, level, holder)];
        return Decision.Refuse("ask.nobody", $"Nobody can be asked: {facts.Code} has no sponsor, and there is no executive and no head of the PMO.");
    }

    private static AnswerAsked Asked(AskForDecision c, AskFacts facts, Moment m, LadderLevel level, PersonId holder)
    {
        var deputy = facts.Chain.DeputyFor(holder, m.Now, Office.DeputyScope.Answers);
        var by = c.Due is { } due && facts.EndOf(due) > m.Now ? facts.EndOf(due) : facts.AnswerBy(m.Now);
        return new AnswerAsked(c.Ask, c.Project, AskKind.Decision, deputy ?? holder, deputy is null ? null : holder, level, null, c.Obligation,
            $"{facts.Project} asks for a decision: {c.Text}", AskWords.WhyDecide(level, facts.Code, deputy is not null), m.Now, by, level != LadderLevel.Sponsor);
    }
}

/// <summary>A report that is handed in asks for the decisions it names, and ends the question of those it calls closed.</summary>
internal sealed class AskWhenDecisionReported : Policy
{
    public override string StoredName => "reporting.ask-when-decision-reported";

    public override IEnumerable<Reaction> React(object @event) => @event is ReportSubmitted e ? [.. Decisions(e).DistinctBy(d => d.Ask).Select(d => Now(d.Command))] : None;

    /// <summary>The questions that a report's content puts.</summary>
    public static IReadOnlyCollection<AskId> AskedBy(ReportContent content, ProjectId project) =>
        [.. content.Entries.Where(x => x.Kind == EntryKind.Decision && Text.OrNull(x.Text) is not null).Select(x => AskId.OfDecision(project, x.Text)), .. Text.OrNull(content.Recovery?.DependsOn) is { } decision ? [AskId.OfDecision(project, decision)] : (AskId[])[]];

    private static IEnumerable<(AskId Ask, ICommand Command)> Decisions(ReportSubmitted e)
    {
        foreach (var entry in e.Content.Entries.Where(x => x.Kind == EntryKind.Decision && Text.OrNull(x.Text) is not null))
        {
            var ask = AskId.OfDecision(e.Project, entry.Text);
            yield return (ask, entry.Closed
                ? new CloseAsk(ask, $"The report of {AskFacts.Write(e.DataDate)} calls the decision closed.")
                : new AskForDecision(ask, e.Project, e.Obligation, entry.Text.Trim(), entry.Due));
        }

        if (Text.OrNull(e.Content.Recovery?.DependsOn) is { } decision)
            yield return (AskId.OfDecision(e.Project, decision), new AskForDecision(AskId.OfDecision(e.Project, decision), e.Project, e.Obligation, decision, null));
    }
}
