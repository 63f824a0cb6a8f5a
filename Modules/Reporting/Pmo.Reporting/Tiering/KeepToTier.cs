namespace Pmo.Reporting.Tiering;

/// <summary>Looks whether a project still reports by the tier it should.</summary>
[May(Role.System)]
internal sealed record KeepToTier(ProjectId Project) : ICommand;

/// <summary>
/// When another tier holds for a project, its next period follows it: what is scheduled and not open is asked for by the new
/// tier or dropped; what is open or closed keeps its dates, and the schedule goes on from there without a gap.
/// </summary>
internal sealed class KeepToTierRule : IRule<KeepToTier, ProjectReporting, PlanningFacts>
{
    private const string Reason = "The project reports by another tier from its next period on.";

    public string Stream(KeepToTier c) => ProjectReporting.StreamOf(c.Project);
    public IEnumerable<string> Consults(KeepToTier c, ProjectReporting p) => PlanningFacts.Tiered(c.Project, p.Cadence);
    public IEnumerable<string> ConsultsFurther(KeepToTier c, ProjectReporting p, PlanningFacts facts) => facts.Further(p.Cadence);

    public Decision Decide(KeepToTier c, ProjectReporting p, PlanningFacts facts, Moment m)
    {
        var ahead = p.Open.Values.Where(o => o.Short is null && facts.Begin(o.Cadence.Opens(o.DataDate), o.Cadence) > m.Now).ToList();
        var tier = facts.TierOf(p, p.Asked - ahead.Count);
        if (!p.Reports || p.Cadence is not null || tier == p.Tier) return Decision.Nothing;
        var cadence = facts.CadenceOf(p, tier);
        var from = facts.Today(m, cadence) is var today && today > p.From ? today : p.From;
        return [new TierReached(c.Project, tier, from, m.Now), .. Anew(c.Project, p, ahead, cadence, from)];
    }

    /// <summary>
    /// Those periods that the new cadence asks for next, one after the other, are dated anew. The others are dropped, also where it asks
    /// for them later: what comes before them is planned first, and each in its turn.
    /// </summary>
    private static IEnumerable<object> Anew(ProjectId project, ProjectReporting p, IReadOnlyCollection<OpenPeriod> ahead, Cadence cadence, DateOnly from)
    {
        var next = cadence.OnOrAfter(p.LastBefore(ahead) is { } last && last >= from ? last.AddDays(1) : from);
        foreach (var o in ahead.OrderBy(o => o.DataDate))
            if (o.DataDate == next) yield return new PeriodMoved(project, o.Obligation, o.DataDate, next = cadence.After(next), cadence, Reason);
            else yield return new PeriodDropped(project, o.Obligation, o.DataDate, Reason);
    }
}

/// <summary>What a tier depends on has changed: a project's status, phase or department, or the tiers themselves.</summary>
internal sealed class KeepToTierWhenChanged : Policy
{
    public override string StoredName => "reporting.keep-to-tier-when-changed";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        RatingNoted e when e.Rag != e.Before => [Now(new KeepToTier(e.Project))],
        Office.ProjectProfileChanged e => [Now(new KeepToTier(e.Project))],
        Office.ProjectMoved e => [Now(new KeepToTier(e.Project))],
        ReportingResumed e => [Now(new KeepToTier(e.Project))],
        TiersSet => Enumerable.Range(0, ReportingRoll.Parts).Select(part => Now(new CallRoll(part, RollCause.Tiers))),
        RollCalled { Cause: RollCause.Tiers } e => [Now(new KeepToTier(e.Project))],
        _ => None,
    };
}
