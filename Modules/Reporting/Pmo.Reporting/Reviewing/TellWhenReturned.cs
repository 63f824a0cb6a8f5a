using Pmo.Office;

namespace Pmo.Reporting.Reviewing;

/// <summary>Whoever answers for a report hears that it was sent back, and by when its revision is due.</summary>
internal sealed class TellWhenReturned : Policy
{
    /// <summary>A report you answer for was sent back.</summary>
    public static NoticeKind Kind { get; } = new("reporting.report-sent-back", "A report you answer for is sent back", Duty: true, Pressing: true);

    public override string StoredName => "reporting.tell-when-returned";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ReportReturned { To: { } to } e =>
        [
            Now(new RequestNotice(
                Notices.IdOf(Kind.Name, to, $"{e.Obligation}/{e.Revision}", e.At), to, Kind.Name,
                $"The report of {Notices.Name(e.Project)} was sent back: revision {e.Revision + 1} is due by {e.RevisionDue:yyyy-MM-dd}.",
                "You answer for this project's reports.", $"/reporting/obligations/{e.Obligation}/report", Scope: DeputyScope.Reports)),
        ],
        _ => None,
    };
}
