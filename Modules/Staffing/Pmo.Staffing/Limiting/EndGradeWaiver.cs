using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Limiting;

/// <summary>Withdraws a waiver that is asked, or ends one before its last day.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record EndGradeWaiver(ProjectId Project, GradeWaiverId Waiver, string Reason) : ICommand;

/// <summary>Whoever may ask may end it, with a reason; from that day on the class's grade is asked again.</summary>
internal sealed class EndGradeWaiverRule : IRule<EndGradeWaiver, ProjectWaivers, WaiverFacts>
{
    public string Stream(EndGradeWaiver c) => GradeWaiverStreams.Of(c.Project);
    public IEnumerable<string> Consults(EndGradeWaiver c, ProjectWaivers waivers) => WaiverFacts.Of(c.Project, null);
    public IEnumerable<string> ConsultsFurther(EndGradeWaiver c, ProjectWaivers waivers, WaiverFacts facts) => WaiverEnds.Further(facts);

    public Decision Decide(EndGradeWaiver c, ProjectWaivers waivers, WaiverFacts facts, Moment m) => waivers.Of(c.Waiver) switch
    {
        null => ProjectWaivers.Unknown,
        { Stage: WaiverStage.Refused or WaiverStage.Ended } => Decision.Refuse("waiver.decided", "This waiver is over already."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ => [WaiverEnds.Of(c.Project, c.Waiver, c.Reason.Trim(), waivers, facts, m)],
    };
}

/// <summary>Looks whether a waiver's last day has passed.</summary>
[May(Role.System)]
internal sealed record LapseGradeWaiver(ProjectId Project, GradeWaiverId Waiver) : ICommand;

/// <summary>A waiver ends by itself, decided or not; who leads the project below the limit from then on is named.</summary>
internal sealed class LapseGradeWaiverRule : IRule<LapseGradeWaiver, ProjectWaivers, WaiverFacts>
{
    public string Stream(LapseGradeWaiver c) => GradeWaiverStreams.Of(c.Project);
    public IEnumerable<string> Consults(LapseGradeWaiver c, ProjectWaivers waivers) => WaiverFacts.Of(c.Project, null);
    public IEnumerable<string> ConsultsFurther(LapseGradeWaiver c, ProjectWaivers waivers, WaiverFacts facts) => WaiverEnds.Further(facts);

    public Decision Decide(LapseGradeWaiver c, ProjectWaivers waivers, WaiverFacts facts, Moment m) => waivers.Of(c.Waiver) switch
    {
        null or { Stage: WaiverStage.Refused or WaiverStage.Ended } => Decision.Nothing,
        { Asked.Ends: var ends } when ends > m.Now => Decision.NotBefore(ends, "waiver.holds", "This waiver has not ended yet."),
        _ => [WaiverEnds.Of(c.Project, c.Waiver, null, waivers, facts, m)],
    };
}

/// <summary>How a waiver ends.</summary>
internal static class WaiverEnds
{
    /// <summary>Whoever leads the project at that moment.</summary>
    public static IEnumerable<string> Further(WaiverFacts facts) => facts.Post.Tenures.Select(t => PoolStreams.Of(t.Person)).Distinct();

    public static GradeWaiverEnded Of(ProjectId project, GradeWaiverId id, string? reason, ProjectWaivers waivers, WaiverFacts facts, Moment m)
    {
        var (asked, stage) = waivers.Of(id)!.Value;
        var day = reason is null ? asked.Until.AddDays(1) : facts.Today(m);
        var before = reason is null ? asked.Until : day;
        var ended = new GradeWaiverEnded(id, project, day, reason, null, [.. facts.Heads.OrderBy(h => h.Value)], m.Actor, m.Now);
        var then = facts.Limit(waivers.Evolve(ended));
        var below = stage == WaiverStage.Granted && !facts.Office.Ended && facts.Post.At(m.Now)?.Person is { } leads
            && !facts.Limit(waivers).IsBelow(leads, Grade(facts, leads, before), before) && then.IsBelow(leads, Grade(facts, leads, day), day) ? leads : (PersonId?)null;
        return ended with { Below = below };
    }

    private static Grade? Grade(WaiverFacts facts, PersonId person, DateOnly day) => Dated.On<Grade>(facts.MemberOf(person).Grades, day);
}

/// <summary>A waiver is looked at when its last day is over.</summary>
internal sealed class LapseGradeWaivers : Policy
{
    public override string StoredName => "staffing.lapse-grade-waivers";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        GradeWaiverAsked e => [At(e.Ends, new LapseGradeWaiver(e.Project, e.Waiver))],
        _ => None,
    };
}
