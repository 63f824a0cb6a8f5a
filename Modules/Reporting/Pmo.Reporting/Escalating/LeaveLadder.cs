namespace Pmo.Reporting.Escalating;

/// <summary>Tells a ladder that a report came, or is not asked for any more.</summary>
/// <param name="Reason">In words.</param>
/// <param name="Later">The report is still asked for, at a later day: it does not stand for the older ones.</param>
[May(Role.System)]
internal sealed record LeaveLadder(ProjectId Project, ObligationId Obligation, string Reason, AskedRevision? Returned = null, bool Later = false) : ICommand;

/// <summary>When the newest missing report comes the ladder ends at once; an older one, or one that is given more time, only leaves it.</summary>
internal sealed class LeaveLadderRule : IRule<LeaveLadder, Ladder>
{
    public string Stream(LeaveLadder c) => new LadderOf(c.Project, c.Returned).Stream;

    public Decision Decide(LeaveLadder c, Ladder l, Moment m) => l.Climb switch
    {
        { } climb when l.Newest == c.Obligation && (!c.Later || l.Missing.Count == 1) => [new LadderEnded(c.Project, climb, c.Returned, c.Reason, m.Now)],
        { } climb when l.Missing.ContainsValue(c.Obligation) => [new PeriodLeftLadder(c.Project, climb, c.Obligation, m.Now)],
        _ => Decision.Nothing,
    };
}
