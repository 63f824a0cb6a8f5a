using Pmo.Office;

namespace Pmo.Reporting.Reviewing;

/// <summary>An officer hears that a report was given to them to review, unless they took it themselves.</summary>
internal sealed class TellWhenAssigned : Policy
{
    /// <summary>A report was given to you to review.</summary>
    public static NoticeKind Kind { get; } = new("reporting.review-assigned", "Reports given to you to review");

    public override string StoredName => "reporting.tell-when-assigned";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ReviewerAssigned e when e.Reviewer != e.By =>
        [
            Now(new RequestNotice(
                Notices.IdOf(Kind.Name, e.Reviewer, $"{e.Obligation}/{e.Revision}", e.At), e.Reviewer, Kind.Name,
                $"{Notices.Name(e.By)}{(e.OnBehalfOf is { } principal ? $" (on behalf of {Notices.Name(principal)})" : "")} gave you the report of {Notices.Name(e.Project)} to review.", "You review reports.", $"/reporting/review/{e.Obligation}/{e.Revision}")),
        ],
        _ => None,
    };
}
