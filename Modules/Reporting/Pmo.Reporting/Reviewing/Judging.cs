using System.Globalization;
using Pmo.Office;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Reviewing;

/// <summary>What holds for every judgement of a report: only the newest revision, only while it waits, and never by its own people (also not through a deputy).</summary>
internal static class Judging
{
    /// <summary>The project's team decides who may not review.</summary>
    public static IEnumerable<string> Consults(Obligation o) => o.Exists ? [Projects.StreamOf(o.Project)] : [];

    /// <summary>Why this revision cannot be judged by this person now; null: it can.</summary>
    public static Decision? Refusal(Obligation o, int revision, ProjectTeam team, Moment m) => o switch
    {
        { Exists: false } => Decision.Refuse("obligation.unknown", "Nobody asked for this report."),
        { Revision: 0 } => Decision.Refuse("review.nothing-submitted", "Nothing was handed in for this period yet."),
        _ when revision < 1 || revision > o.Revision => Decision.Refuse("revision.unknown", Invariant($"This report has no revision {revision}.")),
        _ when revision < o.Revision => Decision.Refuse("review.newer-revision", Invariant($"Revision {o.Revision} has come in since; review that one.")),
        { State: not (ObligationState.Submitted or ObligationState.InReview) } => Decision.Refuse("review.not-waiting", Invariant($"Revision {revision} does not wait for review any more: it is {Words.Of(o.State)}.")),
        _ when ProjectTeam.IsOneOf(m, [.. o.SubmittersOf(revision), team.Manager]) => Decision.Refuse("review.own-report", "Nobody reviews their own report: ask another officer."),
        _ => null,
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
