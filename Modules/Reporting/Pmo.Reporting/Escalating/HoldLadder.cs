namespace Pmo.Reporting.Escalating;

/// <summary>Lets the next step of a ladder wait, because somebody answered or promised the report.</summary>
/// <param name="Ladder">The climb; null: the one that runs, if any.</param>
/// <param name="Until">The last day of the wait; null: one grace of the next step from now.</param>
[May(Role.System)]
internal sealed record HoldLadder(ProjectId Project, Guid? Ladder, AskedRevision? Returned, LadderWait Because, DateOnly? Until) : ICommand;

/// <summary>An answer or a promise gives the report time to come; when that day has passed without it, the next step is taken.</summary>
internal sealed class HoldLadderRule : IRule<HoldLadder, Ladder, Chain>
{
    public string Stream(HoldLadder c) => new LadderOf(c.Project, c.Returned).Stream;
    public IEnumerable<string> Consults(HoldLadder c, Ladder l) => Chain.Streams(c.Project, []);
    public IEnumerable<string> ConsultsFurther(HoldLadder c, Ladder l, Chain chain) => chain.Further;

    public Decision Decide(HoldLadder c, Ladder l, Chain chain, Moment m)
    {
        if (l.Climb is not { } running || (c.Ladder is { } meant && meant != running) || l.NextAt is null) return Decision.Nothing;
        var climb = new Climb(chain);
        var until = c.Until is { } day ? climb.EndOf(day) : climb.After(m.Now, Math.Max(1, l.Rules.Steps[l.Step + 1].GraceWorkingDays));
        return until > m.Now && until != l.NextAt ? [new LadderHeld(c.Project, running, c.Returned, c.Because, until, m.Now)] : Decision.Nothing;
    }
}
