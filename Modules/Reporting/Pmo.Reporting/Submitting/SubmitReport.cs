using System.Globalization;
using Pmo.Office;
using Pmo.Reporting.ShortReporting;

namespace Pmo.Reporting.Submitting;

/// <summary>Hand in a period's report, or a correction of one that was handed in before.</summary>
/// <param name="Correction">What is corrected and why; asked for unless the report was returned.</param>
[May(Role.ProjectManager, Role.Sponsor), OnBehalf(DeputyScope.Reports)]
internal sealed record SubmitReport(ObligationId Obligation, ReportContent Content, string? Correction = null) : ICommand;

/// <summary>
/// A report is handed in by the one who answers for it, once its period is open, complete by the standard in force when the period
/// opened. It is frozen then; a correction is a new revision, and being on time is decided by the first.
/// </summary>
internal sealed class SubmitReportRule : IRule<SubmitReport, Obligation, ReportTerms>
{
    private static readonly Decision Unknown = Decision.Refuse("obligation.unknown", "Nobody asked you for this report.");

    public string Stream(SubmitReport c) => Obligation.StreamOf(c.Obligation);

    public IEnumerable<string> Consults(SubmitReport c, Obligation o) => o.Exists ? [Projects.StreamOf(o.Project), ReportingStandards.Stream] : [];

    public Decision Decide(SubmitReport c, Obligation o, ReportTerms terms, Moment m) =>
        Access(o, terms.Team, m) ?? NotNow(o, m) ?? Uncorrected(c, o) ?? Faulty(c, o, terms.Standards.Version(o.Standard).Asked(o.Short)) ?? Submitted(c, o, m);

    // People without a part in the project do not learn that the obligation exists.
    private static Decision? Access(Obligation o, ProjectTeam team, Moment m) => o switch
    {
        { Exists: false } => Unknown,
        _ when m.Principal == team.Accountable => null,
        _ when team.Writes(m.Principal) || m.Principal == team.Sponsor => Decision.Refuse("report.not-accountable", "The project manager hands the report in. What you wrote is kept in the draft."),
        _ => Unknown,
    };

    private static Decision? NotNow(Obligation o, Moment m) => o switch
    {
        { State: ObligationState.Historic } => Decision.Refuse("obligation.historic", "This period is from before the project's go-live; its report came from a file and stays as it is."),
        { State: ObligationState.Excused or ObligationState.Cancelled } => Decision.Refuse("obligation.closed", $"No report is asked for any more: the period is {Words.Of(o.State)}."),
        { Standard: 0 } when m.Now < o.Opens => Decision.NotBefore(o.Opens, "obligation.not-open", $"The form opens on {Day(o.Opens, o.Zone)}."),
        { Standard: 0 } => Decision.Refuse("obligation.not-open", "The period is being opened just now; try again in a minute."),
        _ => null,
    };

    private static Decision? Uncorrected(SubmitReport c, Obligation o) => o switch
    {
        { Revision: 0 } or { State: ObligationState.Returned } => null,
        _ when Text.OrNull(c.Correction) is null => Decision.Refuse("report.correction-missing", $"Revision {o.Revision} was handed in already. Say what you correct and why."),
        _ => null,
    };

    private static Decision? Faulty(SubmitReport c, Obligation o, ReportingStandard standard)
    {
        if (c.Correction?.Length > Plausibility.LongestComment) return Decision.Refuse("report.correction-too-long", $"The reason of a correction has at most {Plausibility.LongestComment} characters.");
        Fault[] wrong = [.. Plausibility.Faults(c.Content, o.DataDate)];
        if (wrong.Length > 0) return Decision.Refuse("report.implausible", Sentences(wrong));
        Fault[] missing = [.. Completeness.Faults(c.Content, standard, ShortForms.IsRated(o.Short))];
        return missing.Length > 0 ? Decision.Refuse("report.incomplete", Sentences(missing)) : null;
    }

    private static Decision Submitted(SubmitReport c, Obligation o, Moment m) =>
    [
        new ReportSubmitted(c.Obligation, o.Project, o.Revision + 1, o.DataDate, c.Content, m.Actor, m.Now,
            o.Revision == 0 ? m.Now <= o.Due : o.Revisions[0].OnTime, Text.OrNull(c.Correction), m.OnBehalfOf),
    ];

    private static string Sentences(Fault[] faults) => string.Join(' ', faults.Select(f => f.Sentence).Distinct());

    private static string Day(DateTimeOffset instant, string zone) => WorkingCalendar.DayOf(instant, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
