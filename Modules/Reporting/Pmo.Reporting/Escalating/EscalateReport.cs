namespace Pmo.Reporting.Escalating;

/// <summary>Takes the next step of a ladder, if its time has come.</summary>
[May(Role.System)]
internal sealed record EscalateReport(ProjectId Project, Guid Ladder, AskedRevision? Returned = null) : ICommand;

/// <summary>
/// A report still missing when a step's grace ends is escalated to whoever holds that step at that moment, once per step. Steps
/// that nobody holds, or whose holder was told before, are passed over with the reason; after a stop only the highest step
/// reached is taken.
/// </summary>
internal sealed class EscalateReportRule : IRule<EscalateReport, Ladder, Chain>
{
    public string Stream(EscalateReport c) => new LadderOf(c.Project, c.Returned).Stream;
    public IEnumerable<string> Consults(EscalateReport c, Ladder l) => Chain.Streams(c.Project, l.Missing.Values);
    public IEnumerable<string> ConsultsFurther(EscalateReport c, Ladder l, Chain chain) => chain.Further;

    public Decision Decide(EscalateReport c, Ladder l, Chain chain, Moment m)
    {
        if (l.Climb != c.Ladder || l.NextAt is not { } told) return Decision.Nothing;
        var climb = new Climb(chain);
        var at = climb.Lengthened(l.From, told);
        if (m.Now < told) return Decision.NotBefore(told, "ladder.in-grace", $"The next step is taken on {climb.DayOf(told):yyyy-MM-dd}.");
        if (m.Now < at) return [new LadderHeld(c.Project, c.Ladder, c.Returned, LadderWait.Unreachable, at, m.Now)];
        if (FreshGrace(l, chain, climb, m) is { } until) return [new LadderHeld(c.Project, c.Ladder, c.Returned, LadderWait.Absent, until, m.Now)];
        return Step(c, l, chain, climb, Reached(l, climb, at, m.Now), m);
    }

    // Absent without a deputy since before it was due: the ladder waits once, before anybody above is told.
    private static DateTimeOffset? FreshGrace(Ladder l, Chain chain, Climb climb, Moment m)
    {
        if (l.Step > 0 || l.Waited.Contains(LadderWait.Absent) || chain.Team.Accountable is not { } accountable) return null;
        var presence = chain.Of(accountable).Presence;
        if (presence.AbsentAt(l.Due) is not { } away || away.At > l.Due || presence.AbsentAt(m.Now) is null || presence.DeputyOn(climb.DayOf(m.Now), Office.DeputyScope.Reports) is not null) return null;
        return climb.After(m.Now, Math.Max(1, l.Rules.Steps[l.Step + 1].GraceWorkingDays));
    }

    // In an ordinary run this is the next step; after a stop, the highest whose time has passed.
    private static int Reached(Ladder l, Climb climb, DateTimeOffset at, DateTimeOffset now)
    {
        var step = l.Step + 1;
        while (step + 1 < l.Rules.Steps.Count && climb.After(at, l.Rules.Steps[step + 1].GraceWorkingDays) is var next && next <= now && next > at) (step, at) = (step + 1, next);
        return step;
    }

    private static Decision Step(EscalateReport c, Ladder l, Chain chain, Climb climb, int reached, Moment m)
    {
        var steps = l.Rules.Steps;
        var passed = steps.Skip(l.Step + 1).Take(reached - l.Step - 1).Select(s => new PassedStep(s.Level, PassedReason.WhileDown)).ToList();
        for (var step = reached; step < steps.Count; step++)
        {
            var holder = chain.HolderOf(steps[step].Level, climb.DayOf(m.Now));
            if (holder is { } person && !l.Told.Contains(person)) return [Escalated(c, l, chain, climb, step, person, passed, m)];
            passed.Add(new PassedStep(steps[step].Level, holder is null ? PassedReason.Vacant : PassedReason.SamePerson));
        }

        return [new LadderExhausted(c.Project, c.Ladder, c.Returned, passed, m.Now)];
    }

    private static ReportEscalated Escalated(EscalateReport c, Ladder l, Chain chain, Climb climb, int step, PersonId holder, List<PassedStep> passed, Moment m)
    {
        var level = l.Rules.Steps[step].Level;
        var deputy = chain.DeputyFor(holder, m.Now, level == LadderLevel.ProjectManager ? Office.DeputyScope.Reports : Office.DeputyScope.Answers);
        var missing = l.Missing.Values.Select(o => chain.Obligations[o]).Select((o, i) => new MissingReport(l.Missing.Values.ElementAt(i), o.Period, o.DataDate, c.Returned is null ? o.Due : o.RevisionDue ?? o.Due)).ToList();
        var late = (int)Math.Ceiling((m.Now - missing.Min(r => r.Due)).TotalDays);
        DateTimeOffset? next = step + 1 < l.Rules.Steps.Count ? climb.After(m.Now, l.Rules.Steps[step + 1].GraceWorkingDays) : null;
        return new(c.Project, c.Ladder, c.Returned, step, level, deputy ?? holder, deputy is null ? null : holder, passed, missing, late, m.Now, next);
    }
}
