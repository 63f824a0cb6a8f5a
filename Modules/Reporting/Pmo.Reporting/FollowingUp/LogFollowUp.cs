using Pmo.Office;

namespace Pmo.Reporting.FollowingUp;

/// <summary>Notes that somebody was asked about a report, and what came of it.</summary>
/// <param name="With">Who was asked; null: somebody who is not known here.</param>
/// <param name="ReachedAt">When; null: now.</param>
/// <param name="PromisedFor">The day for which the report was promised.</param>
[May(Role.PmoOfficer, Role.HeadOfPmo)]
internal sealed record LogFollowUp(ObligationId Obligation, PersonId? With, FollowUpChannel Channel, DateTimeOffset? ReachedAt, string Outcome, DateOnly? PromisedFor) : ICommand;

/// <summary>A contact is noted while its report is waited for; a promise names a day from today on, at most 60 days ahead.</summary>
internal sealed class LogFollowUpRule : IRule<LogFollowUp, Obligation, Escalating.Contact>
{
    public string Stream(LogFollowUp c) => Obligation.StreamOf(c.Obligation);
    public IEnumerable<string> Consults(LogFollowUp c, Obligation o) => c.With is { } person ? [PersonStreams.Of(person)] : [];

    public Decision Decide(LogFollowUp c, Obligation o, Escalating.Contact with, Moment m)
    {
        var today = WorkingCalendar.DayOf(m.Now, o.Zone);
        return o switch
        {
            { Exists: false } => Decision.Refuse("obligation.unknown", "Nobody asked for this report."),
            { Settled: true, State: not ObligationState.Returned } => Decision.Refuse("follow-up.nothing-missing", $"Nothing is waited for in this period: it is {Words.Of(o.State)}."),
            _ when string.IsNullOrWhiteSpace(c.Outcome) => Decision.Refuse("follow-up.outcome-missing", "Say what came of it."),
            _ when c.Outcome.Length > 2000 => Decision.Refuse("follow-up.outcome-long", "Say it in at most 2000 characters."),
            _ when c.With is not null && !with.Exists => Decision.Refuse("person.not-found", "There is no such person."),
            _ when c.ReachedAt > m.Now.AddMinutes(5) => Decision.Refuse("follow-up.in-future", "That moment has not come yet."),
            _ when c.PromisedFor < today => Decision.Refuse("follow-up.promise-past", $"A report cannot be promised for {c.PromisedFor:yyyy-MM-dd}: that day has passed."),
            _ when c.PromisedFor > today.AddDays(60) => Decision.Refuse("follow-up.promise-far", "A promise reaches at most 60 days ahead. If no report is to come, excuse the period."),
            _ => [new FollowUpLogged(c.Obligation, o.Project, m.Actor, c.With, c.Channel, c.ReachedAt ?? m.Now, c.Outcome.Trim(), c.PromisedFor, m.Now)],
        };
    }
}
