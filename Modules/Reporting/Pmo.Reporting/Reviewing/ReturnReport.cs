using Pmo.Office;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Reviewing;

/// <summary>Send a report back, with a reason for each section that is not good enough and the day by which the revision is due.</summary>
/// <param name="Incomplete">Something that was asked for is missing in substance, though the form let it pass.</param>
[May(Role.PmoOfficer, Role.HeadOfPmo), OnBehalf(DeputyScope.Reviews)]
internal sealed record ReturnReport(ObligationId Obligation, int Revision, IReadOnlyList<SectionReason> Reasons, DateOnly RevisionDue, bool Incomplete = false) : ICommand;

/// <summary>A report goes back only with at least one reason and a day that leaves time to mend it; the day ends at 17:00 in the project's zone.</summary>
internal sealed class ReturnReportRule : IRule<ReturnReport, Obligation, ProjectTeam>
{
    private static readonly TimeOnly EndOfDay = new(17, 0);

    public string Stream(ReturnReport c) => Obligation.StreamOf(c.Obligation);
    public IEnumerable<string> Consults(ReturnReport c, Obligation o) => Judging.Consults(o);

    public Decision Decide(ReturnReport c, Obligation o, ProjectTeam team, Moment m)
    {
        if (Judging.Refusal(o, c.Revision, team, m) is { } refusal) return refusal;
        SectionReason[] reasons = [.. c.Reasons.Where(r => !string.IsNullOrWhiteSpace(r.Reason)).Select(r => new SectionReason(r.Section, r.Reason.Trim()))];
        var due = WorkingCalendar.At(c.RevisionDue, EndOfDay, o.Zone);
        return reasons switch
        {
            [] => Decision.Refuse("review.no-reason", "Say for at least one section what is to be changed."),
            _ when reasons.Any(r => r.Reason.Length > Plausibility.LongestComment) => Decision.Refuse("review.reason-too-long", $"A reason has at most {Plausibility.LongestComment} characters."),
            _ when due <= m.Now => Decision.Refuse("review.due-passed", $"The revision cannot be due on {c.RevisionDue:yyyy-MM-dd}: that day has passed."),
            _ when c.RevisionDue > WorkingCalendar.DayOf(m.Now, o.Zone).AddDays(366) => Decision.Refuse("review.due-too-far", $"{c.RevisionDue:yyyy-MM-dd} is more than a year away."),
            _ => [new ReportReturned(c.Obligation, o.Project, c.Revision, reasons, due, m.Actor, m.Now, m.OnBehalfOf, c.Incomplete, team.Accountable)],
        };
    }
}
