using Pmo.Office;
using Pmo.Reporting.Escalating;

namespace Pmo.Reporting.Reminding;

/// <summary>Reminds whoever answers for a missing report, now and by hand.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record RemindNow(ObligationId Obligation) : ICommand;

/// <summary>The PMO reminds of a report that can be written and has not come, once a day per report; while whoever answers is away, their deputy.</summary>
internal sealed class RemindNowRule : IRule<RemindNow, Obligation, Chain>
{
    public string Stream(RemindNow c) => Obligation.StreamOf(c.Obligation);
    public IEnumerable<string> Consults(RemindNow c, Obligation o) => o.Exists ? Chain.Streams(o.Project, []) : [];
    public IEnumerable<string> ConsultsFurther(RemindNow c, Obligation o, Chain chain) => o.Exists ? chain.Further : [];

    public Decision Decide(RemindNow c, Obligation o, Chain chain, Moment m) => o switch
    {
        { Exists: false } => Decision.Refuse("obligation.unknown", "Nobody asked for this report."),
        { Settled: true, State: not ObligationState.Returned } => Decision.Refuse("reminder.nothing-missing", $"Nothing is waited for in this period: it is {Words.Of(o.State)}."),
        { State: ObligationState.Scheduled } => Decision.Refuse("reminder.not-open", $"Its form opens on {WorkingCalendar.DayOf(o.Opens, o.Zone):yyyy-MM-dd}; nobody is reminded of what they cannot do yet."),
        { RemindedByHand: { } last } when WorkingCalendar.DayOf(last, o.Zone) == WorkingCalendar.DayOf(m.Now, o.Zone) => Decision.Refuse("reminder.today", "They were reminded by hand today already; once a day is enough."),
        _ when chain.HolderOf(LadderLevel.ProjectManager) is { } to => [Sent(c, o, chain, to, m)],
        _ => Decision.Refuse("reminder.nobody", "Nobody answers for this project's reports: name a project manager or a sponsor first."),
    };

    private static ReminderSent Sent(RemindNow c, Obligation o, Chain chain, PersonId to, Moment m)
    {
        var deputy = chain.DeputyFor(to, m.Now, DeputyScope.Reports);
        return new(c.Obligation, o.Project, m.Actor, deputy ?? to, deputy is null ? null : to, o.State == ObligationState.Returned ? o.RevisionDue ?? o.Due : o.Due, m.Now);
    }
}
