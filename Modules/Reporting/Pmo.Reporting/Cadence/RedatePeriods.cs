namespace Pmo.Reporting;

/// <summary>Dates a project's open periods anew after a calendar changed.</summary>
[May(Role.System)]
internal sealed record RedatePeriods(ProjectId Project, CalendarId Calendar, string Reason) : ICommand;

/// <summary>The open periods of a project that count by the changed calendar are dated anew; settled ones never.</summary>
internal sealed class RedatePeriodsRule : IRule<RedatePeriods, ProjectReporting>
{
    public string Stream(RedatePeriods c) => ProjectReporting.StreamOf(c.Project);

    public Decision Decide(RedatePeriods c, ProjectReporting p, Moment m) =>
    [
        .. p.Open.Values.Where(o => o.Cadence.Calendar == c.Calendar)
            .Select(o => new PeriodMoved(c.Project, o.Obligation, o.DataDate, o.Next, o.Cadence, c.Reason)),
    ];
}
