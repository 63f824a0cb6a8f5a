namespace Pmo.Reporting.Escalating;

/// <summary>Tells a ladder that a report came, or is not asked for any more.</summary>
/// <param name="Reason">In words.</param>
/// <param name="Came">A report came, which stands for the older ones; false: this one is excused, not asked for, or given more time, and the older ones stay missing.</param>
[May(Role.System)]
internal sealed record LeaveLadder(ProjectId Project, ObligationId Obligation, string Reason, AskedRevision? Returned = null, bool Came = true) : ICommand;

/// <summary>
/// When the newest missing report comes the ladder ends at once, and an older one only leaves it. One that is excused, not asked for any
/// more or given more time leaves it too: while older ones are missing the ladder goes on for them.
/// </summary>
internal sealed class LeaveLadderRule : IRule<LeaveLadder, Ladder>
{
    public string Stream(LeaveLadder c) => new LadderOf(c.Project, c.Returned).Stream;

    public Decision Decide(LeaveLadder c, Ladder l, Moment m) => l.Climb switch
    {
        { } climb when l.Newest == c.Obligation && (c.Came || l.Missing.Count == 1) => [new LadderEnded(c.Project, climb, c.Returned, c.Reason, m.Now)],
        { } climb when l.Missing.ContainsValue(c.Obligation) =>
            [new PeriodLeftLadder(c.Project, climb, c.Obligation, m.Now, $"{c.Reason} {(l.Newest == c.Obligation ? "Older ones are still missing." : "The newest is still missing.")}")],
        _ => Decision.Nothing,
    };
}
