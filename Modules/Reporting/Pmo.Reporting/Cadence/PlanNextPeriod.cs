using Pmo.Reporting.ShortReporting;
using Pmo.Reporting.Tiering;

namespace Pmo.Reporting;

/// <summary>Plans the period that follows one, or (without <paramref name="After"/>) the next one, if none is ahead.</summary>
[May(Role.System)]
internal sealed record PlanNextPeriod(ProjectId Project, DateOnly? After = null) : ICommand;

/// <summary>
/// A project's periods follow each other by its cadence, whatever became of the one before: a missed or late report moves
/// nothing, and after a stop of the host each missed period is still planned, in order, with its own dates. No two periods have
/// one name, also where a new anchor falls into the same month or week, and none is asked for that was due before it could be.
/// </summary>
internal sealed class PlanNextPeriodRule : IRule<PlanNextPeriod, ProjectReporting, PlanningFacts>
{
    public string Stream(PlanNextPeriod c) => ProjectReporting.StreamOf(c.Project);

    public IEnumerable<string> Consults(PlanNextPeriod c, ProjectReporting p) => PlanningFacts.Tiered(c.Project, p.Cadence);

    public IEnumerable<string> ConsultsFurther(PlanNextPeriod c, ProjectReporting p, PlanningFacts facts) => facts.Further(p.Cadence);

    public Decision Decide(PlanNextPeriod c, ProjectReporting p, PlanningFacts facts, Moment m)
    {
        var tier = facts.TierOf(p, p.Asked);
        var cadence = facts.CadenceOf(p, tier);
        return c switch
        {
            _ when !p.Reports => Decision.Nothing,
            { After: { } after } when after != p.Last => Decision.Nothing,
            { After: null } when IsAhead(p, facts.Today(m, cadence)) => Decision.Nothing,
            _ => [.. Reached(c, p, tier, m), .. Next(p, c.Project, cadence, facts, m)],
        };
    }

    // The period's own opening plans the one after it.
    private static bool IsAhead(ProjectReporting p, DateOnly today) =>
        p.Last is { } last && p.Open.TryGetValue(last, out var open) && open.Cadence.Opens(last) > today;

    private static IEnumerable<TierReached> Reached(PlanNextPeriod c, ProjectReporting p, HeldTier? tier, Moment m) =>
        tier == p.Tier ? [] : [new(c.Project, tier, p.From, m.Now)];

    private static IEnumerable<object> Next(ProjectReporting p, ProjectId project, Cadence cadence, PlanningFacts facts, Moment m)
    {
        var dataDate = cadence.OnOrAfter(p.Last is { } last && last >= p.From ? last.AddDays(1) : p.From);
        while (p.HasAsked(cadence.NameOf(dataDate)) || Answered(p, dataDate) || (dataDate == p.From && DueOf(dataDate) <= m.Now)) dataDate = cadence.After(dataDate);
        return
        [
            .. Replaced(p, cadence, dataDate, facts, m).Select(o => new PeriodDropped(project, o.Obligation, o.DataDate, "The report itself is due in the same week.")),
            new PeriodPlanned(project, ObligationId.Of(project, dataDate), cadence.NameOf(dataDate), dataDate, cadence.After(dataDate), cadence),
        ];

        DateTimeOffset DueOf(DateOnly day) => PeriodDates.Of(cadence, day, cadence.After(day), facts.Calendar.Calendar).Due;
    }

    // A short form that came for the same day has told it.
    private static bool Answered(ProjectReporting p, DateOnly dataDate) => p.LastShort == dataDate && !p.Open.ContainsKey(dataDate);

    private static IEnumerable<OpenPeriod> Replaced(ProjectReporting p, Cadence cadence, DateOnly dataDate, PlanningFacts facts, Moment m)
    {
        var due = facts.Calendar.Calendar.AddWorkingDays(dataDate, cadence.DueAfterWorkingDays);
        return p.Open.Values.Where(o => o.Short == ShortForm.Exception && DueWeeks.Same(dataDate, due, o.DataDate, o.Cadence, facts.Calendar.Calendar)
            && (o.DataDate == dataDate || facts.Begin(o.Cadence.Opens(o.DataDate), o.Cadence) > m.Now));
    }
}
