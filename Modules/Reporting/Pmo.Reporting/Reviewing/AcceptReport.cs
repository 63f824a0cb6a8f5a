using Pmo.Office;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Reviewing;

/// <summary>Accept a report: it counts from now on as the project's record for its data date.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo), OnBehalf(DeputyScope.Reviews)]
internal sealed record AcceptReport(ObligationId Obligation, int Revision, string? Remark = null) : ICommand;

/// <summary>The newest revision is accepted by an officer who has no part in it.</summary>
internal sealed class AcceptReportRule : IRule<AcceptReport, Obligation, ProjectTeam>
{
    public string Stream(AcceptReport c) => Obligation.StreamOf(c.Obligation);
    public IEnumerable<string> Consults(AcceptReport c, Obligation o) => Judging.Consults(o);

    public Decision Decide(AcceptReport c, Obligation o, ProjectTeam team, Moment m) => o switch
    {
        { State: ObligationState.Accepted } when o.Accepted == c.Revision => Decision.Nothing,
        _ when c.Remark?.Length > Plausibility.LongestComment => Decision.Refuse("review.remark-too-long", $"A remark has at most {Plausibility.LongestComment} characters."),
        _ => Judging.Refusal(o, c.Revision, team, m) ?? [new ReportAccepted(c.Obligation, o.Project, c.Revision, o.DataDate, m.Actor, m.Now, Text.OrNull(c.Remark), m.OnBehalfOf)],
    };
}
