using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>Lets a project's reporting follow its status in the register.</summary>
[May(Role.System)]
internal sealed record FollowProjectStatus(ProjectId Project, ProjectStatus Status, DateOnly From) : ICommand;

/// <summary>
/// A project on hold is asked for no new report, a completed or cancelled one for none at all; what it owed for a data date
/// before that day it still owes, and what it missed stays missed. A resumed project reports from its
/// next period on. A sign of life ends with the hold.
/// </summary>
internal sealed class FollowProjectStatusRule : IRule<FollowProjectStatus, ProjectReporting, PlanningFacts>
{
    public string Stream(FollowProjectStatus c) => ProjectReporting.StreamOf(c.Project);

    public IEnumerable<string> Consults(FollowProjectStatus c, ProjectReporting p) => PlanningFacts.Streams(c.Project, p.Cadence);

    public IEnumerable<string> ConsultsFurther(FollowProjectStatus c, ProjectReporting p, PlanningFacts facts) => facts.DefaultCalendar(p.Cadence);

    public Decision Decide(FollowProjectStatus c, ProjectReporting p, PlanningFacts facts, Moment m)
    {
        var cadence = p.Cadence ?? facts.DefaultCadence;
        var today = facts.Today(m, cadence);
        return c switch
        {
            _ when facts.Status != c.Status || p.Status == c.Status => Decision.Nothing,
            _ when c.From > today => Decision.NotBefore(facts.Begin(c.From, cadence), "status.later", $"This holds from {c.From:yyyy-MM-dd}."),
            { Status: ProjectStatus.Active } => [new ReportingResumed(c.Project, today), .. Dropped(c, p, facts, m, "The project goes on.")],
            { Status: ProjectStatus.OnHold } => [new ReportingPaused(c.Project, c.From), .. Dropped(c, p, facts, m, "The project is on hold.")],
            { Status: ProjectStatus.Completed } => [new ReportingEnded(c.Project, c.Status, c.From), .. Dropped(c, p, facts, m, "The project is completed.")],
            _ => [new ReportingEnded(c.Project, c.Status, c.From), .. Dropped(c, p, facts, m, "The project is cancelled.")],
        };
    }

    private static IEnumerable<PeriodDropped> Dropped(FollowProjectStatus c, ProjectReporting p, PlanningFacts facts, Moment m, string reason) =>
        p.Open.Values.Where(o => Ends(c, o) && MissedAt(o, facts) > m.Now).Select(o => new PeriodDropped(c.Project, o.Obligation, o.DataDate, reason));

    // A sign of life is asked for because of the hold, and ends with it.
    private static bool Ends(FollowProjectStatus c, OpenPeriod o) => o.Short == ShortForm.SignOfLife || (o.DataDate >= c.From && c.Status != ProjectStatus.Active);

    private static DateTimeOffset MissedAt(OpenPeriod o, PlanningFacts facts) => PeriodDates.Of(o.Cadence, o.DataDate, o.Next, facts.Calendar.Calendar).MissedAt;
}
