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

    public IEnumerable<string> Consults(PlanNextPeriod c, ProjectReporting p) => PlanningFacts.Streams(c.Project, p.Cadence);

    public IEnumerable<string> ConsultsFurther(PlanNextPeriod c, ProjectReporting p, PlanningFacts facts) => facts.DefaultCalendar(p.Cadence);

    public Decision Decide(PlanNextPeriod c, ProjectReporting p, PlanningFacts facts, Moment m)
    {
        var cadence = p.Cadence ?? facts.DefaultCadence;
        return c switch
        {
            _ when !p.Reports => Decision.Nothing,
            { After: { } after } when after != p.Last => Decision.Nothing,
            { After: null } when IsAhead(p, facts.Today(m, cadence)) => Decision.Nothing,
            _ => [Next(p, c.Project, cadence, facts, m)],
        };
    }

    // The period's own opening plans the one after it.
    private static bool IsAhead(ProjectReporting p, DateOnly today) =>
        p.Last is { } last && p.Open.TryGetValue(last, out var open) && open.Cadence.Opens(last) > today;

    private static PeriodPlanned Next(ProjectReporting p, ProjectId project, Cadence cadence, PlanningFacts facts, Moment m)
    {
        var dataDate = cadence.OnOrAfter(p.Last is { } last && last >= p.From ? last.AddDays(1) : p.From);
        while (p.HasAsked(cadence.NameOf(dataDate)) || (dataDate == p.From && DueOf(dataDate) <= m.Now)) dataDate = cadence.After(dataDate);
        return new(project, ObligationId.Of(project, dataDate), cadence.NameOf(dataDate), dataDate, cadence.After(dataDate), cadence);

        DateTimeOffset DueOf(DateOnly day) => PeriodDates.Of(cadence, day, cadence.After(day), facts.Calendar.Calendar).Due;
    }
}
