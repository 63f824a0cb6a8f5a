using Pmo.Office;

namespace Pmo.Staffing.Requesting;

/// <summary>Whoever has to decide, was chosen, or asked hears what became of a request.</summary>
internal sealed class TellOfRequests : Policy
{
    /// <summary>A post is proposed to you.</summary>
    public static NoticeKind Proposed { get; } = new("staffing.proposed", "Posts proposed to you", Duty: true);

    /// <summary>A request waits for you.</summary>
    public static NoticeKind ToDecide { get; } = new("staffing.to-decide", "Requests for project managers that wait for you");

    /// <summary>What you asked for is there.</summary>
    public static NoticeKind Filled { get; } = new("staffing.filled", "Your requests for project managers");

    public override string StoredName => "staffing.tell-of-requests";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        RequestSubmitted e => e.ToDecide.Where(h => h != e.By).Select(h => Told(ToDecide, h, e.Request, e.At, $"{Notices.Name(e.By)} asks for a project manager for {Notices.Name(e.Project)}.", "You are head of the PMO.")),
        CandidateProposed e => [Told(Proposed, e.Person, e.Request, e.At, $"You are chosen to {Role(e.Supports)} {Notices.Name(e.Project)}. If there is a reason against it, say so in time.", "It is about your next assignment.", "/staffing/mine")],
        ProposalObjected e => [Told(ToDecide, e.ToDecide, e.Request, e.At, $"{Notices.Name(e.Person)} objects to the post of {Notices.Name(e.Project)}. Decide whether it holds.", "You chose them.")],
        ProposalTakenBack e => [Told(Proposed, e.Person, e.Request, e.At, $"You are no longer chosen for {Notices.Name(e.Project)}: {e.Reason}", "It was about your next assignment.", "/staffing/mine")],
        RequestConfirmed e => [Told(Proposed, e.Person, e.Request, e.At, $"You {Role(e.Supports)} {Notices.Name(e.Project)} from {Tell.Day(e.From)} on, with {e.Percent} % of a week.", "It is your next assignment.", "/staffing/mine")],
        RequestReturned e => [Told(ToDecide, e.ToDecide, e.Request, e.At, $"{Notices.Name(e.Person)} could not be booked for {Notices.Name(e.Project)}: {e.Why} Choose somebody else.", "You confirmed the choice.")],
        RequestFilled e when e.RequestedBy != e.Person => [Told(Filled, e.RequestedBy, e.Request, e.At, $"{Notices.Name(e.Person)} {Role(e.Supports)}s {Notices.Name(e.Project)}, as you asked.", "You asked for a project manager.")],
        _ => None,
    };

    private static string Role(bool supports) => supports ? "support" : "lead";

    // The text tells apart what happens to one request at one instant.
    private static Reaction Told(NoticeKind kind, PersonId to, RequestId request, DateTimeOffset at, string text, string why, string? link = null) =>
        Now(new RequestNotice(Notices.IdOf(kind.Name, to, $"{request}/{text}", at), to, kind.Name, text, why, link ?? $"/staffing/requests/{request}", Personally: kind == Proposed));
}
