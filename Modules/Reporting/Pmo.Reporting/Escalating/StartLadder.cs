namespace Pmo.Reporting.Escalating;

/// <summary>Begins to escalate when a report, or a revision that was asked for, is due and has not come.</summary>
/// <param name="Returned">The revision; null: the period's report.</param>
[May(Role.System)]
internal sealed record StartLadder(ProjectId Project, ObligationId Obligation, AskedRevision? Returned = null) : ICommand;

/// <summary>
/// One ladder runs for a project, from its oldest missing report on; another missing report joins it. A revision that was
/// asked for has a ladder of its own. The rules in force when it starts hold to its end.
/// </summary>
internal sealed class StartLadderRule : IRule<StartLadder, Ladder, Chain>
{
    public string Stream(StartLadder c) => new LadderOf(c.Project, c.Returned).Stream;
    public IEnumerable<string> Consults(StartLadder c, Ladder l) => Chain.Streams(c.Project, [c.Obligation, .. l.Missing.Values]);
    public IEnumerable<string> ConsultsFurther(StartLadder c, Ladder l, Chain chain) => chain.Further;

    public Decision Decide(StartLadder c, Ladder l, Chain chain, Moment m)
    {
        var o = chain.Obligations.GetValueOrDefault(c.Obligation, Obligation.Initial);
        return o.AwaitedAgainBy(c.Returned) switch
        {
            null => Decision.Nothing,
            { } due when m.Now < due => Decision.NotBefore(due, "ladder.not-due", $"The report is due on {WorkingCalendar.DayOf(due, o.Zone):yyyy-MM-dd}."),
            _ when l.Missing.ContainsValue(c.Obligation) => Decision.Nothing,
            _ when l.Climb is { } climb => [new PeriodJoinedLadder(c.Project, climb, c.Obligation, o.DataDate, m.Now)],
            { } due => [Started(c, o, due, chain, m)],
        };
    }

    private static LadderStarted Started(StartLadder c, Obligation o, DateTimeOffset due, Chain chain, Moment m)
    {
        var climb = new Climb(chain);
        var first = climb.Told(due, chain.Rules.Steps[0].GraceWorkingDays);
        // A promise given before the report was due is waited for too.
        if (o.PromisedFor is { } day && climb.EndOf(day) > first) first = climb.EndOf(day);
        return new(c.Project, new LadderOf(c.Project, c.Returned).ClimbFrom(c.Obligation, o.Moves), c.Returned, c.Obligation, o.DataDate, due, chain.Rules, m.Now, first);
    }
}
