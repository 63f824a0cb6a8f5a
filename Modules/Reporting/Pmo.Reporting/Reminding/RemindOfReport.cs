using Pmo.Office;
using Pmo.Reporting.Escalating;

namespace Pmo.Reporting.Reminding;

/// <summary>Sends the reminders of a report whose time has come.</summary>
[May(Role.System)]
internal sealed record RemindOfReport(ObligationId Obligation) : ICommand;

/// <summary>
/// Whoever answers for a report is reminded on the working days their department's ladder names, each once per report; a reminder
/// whose day has passed is skipped and says so.
/// </summary>
internal sealed class RemindOfReportRule : IRule<RemindOfReport, Obligation, Chain>
{
    public string Stream(RemindOfReport c) => Obligation.StreamOf(c.Obligation);
    public IEnumerable<string> Consults(RemindOfReport c, Obligation o) => Chain.Streams(o.Project, []);
    public IEnumerable<string> ConsultsFurther(RemindOfReport c, Obligation o, Chain chain) => chain.Further;

    public Decision Decide(RemindOfReport c, Obligation o, Chain chain, Moment m)
    {
        if (o is not { Exists: true, Settled: false }) return Decision.Nothing;
        var left = chain.Rules.Reminders.Where(d => !o.Reminded.Contains(d)).Order().Select(d => (Days: d, At: ReminderTimes.Of(d, o.Due, o.Opens, o.Zone, chain.Days.Calendar))).ToList();
        var come = left.TakeWhile(r => r.At <= m.Now).ToList();
        if (come.Count > 0) return [.. come.Select(r => Sent(c, o, chain, r.Days, r.At, m))];
        return left is [var next, ..] ? Decision.NotBefore(next.At, "reminder.later", $"The next reminder is sent on {WorkingCalendar.DayOf(next.At, o.Zone):yyyy-MM-dd}.") : Decision.Nothing;
    }

    private static object Sent(RemindOfReport c, Obligation o, Chain chain, int days, DateTimeOffset at, Moment m)
    {
        if (m.Now - at > TimeSpan.FromDays(1)) return new ReminderSkipped(c.Obligation, o.Project, days, m.Now);
        var to = chain.HolderOf(LadderLevel.ProjectManager);
        var deputy = to is { } person ? chain.DeputyFor(person, m.Now, DeputyScope.Reports) : null;
        return new ReportReminded(c.Obligation, o.Project, days, deputy ?? to, deputy is null ? null : to, o.Due, m.Now);
    }
}
