using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Requesting;

/// <summary>The chosen person takes the post.</summary>
[May(Role.System, Role.Reader)]
internal sealed record AcceptProposal(RequestId Request) : ICommand;

/// <summary>Only the chosen person answers; taking it after an objection settles that.</summary>
internal sealed class AcceptProposalRule : IRule<AcceptProposal, StaffingRequest>
{
    public string Stream(AcceptProposal c) => RequestStreams.Of(c.Request);

    public Decision Decide(AcceptProposal c, StaffingRequest request, Moment m) => request switch
    {
        _ when request.Proposal?.Person != m.Actor => StaffingRequest.Unknown,
        { Stage: RequestStage.Proposed, Proposal.Accepted: false } => [new ProposalAccepted(c.Request, m.Actor, m.Now)],
        _ => Decision.Nothing,
    };
}

/// <summary>The chosen person says why they should not take the post.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ObjectToProposal(RequestId Request, string Reason) : ICommand;

/// <summary>Only the chosen person objects, in time and with a reason; the head of the PMO decides.</summary>
internal sealed class ObjectToProposalRule : IRule<ObjectToProposal, StaffingRequest>
{
    public string Stream(ObjectToProposal c) => RequestStreams.Of(c.Request);

    public Decision Decide(ObjectToProposal c, StaffingRequest request, Moment m) => request switch
    {
        _ when request.Proposal?.Person != m.Actor => StaffingRequest.Unknown,
        { Stage: not RequestStage.Proposed } => Decision.Refuse("proposal.decided", "This was decided already: talk to the head of the PMO."),
        { Proposal.Accepted: true } => Decision.Refuse("proposal.accepted", "You took this post: talk to the head of the PMO."),
        { Proposal.Objection: not null } => Decision.Refuse("proposal.objected", "You objected already; the head of the PMO decides."),
        { Proposal.AnswerBy: var by } when by < m.Now => Decision.Refuse("proposal.late", "The time to object is over: talk to the head of the PMO."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ => [new ProposalObjected(c.Request, request.Project, m.Actor, c.Reason.Trim(), request.Proposal!.By, m.Now)],
    };
}

/// <summary>Takes a choice back, so that somebody else can be proposed.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record TakeBackProposal(RequestId Request, string Reason) : ICommand;

/// <summary>A choice is taken back with a reason, until the person is being booked.</summary>
internal sealed class TakeBackProposalRule : IRule<TakeBackProposal, StaffingRequest>
{
    public string Stream(TakeBackProposal c) => RequestStreams.Of(c.Request);

    public Decision Decide(TakeBackProposal c, StaffingRequest request, Moment m) => request switch
    {
        { Stage: not RequestStage.Proposed } => request.Refuses ?? Decision.Refuse("request.not-proposed", "Nobody is proposed at this moment."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ => [new ProposalTakenBack(c.Request, request.Project, request.Proposal!.Person, c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Decides that the chosen person takes the post.</summary>
/// <param name="Despite">Why, where they objected.</param>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record ConfirmProposal(RequestId Request, string? Despite = null) : ICommand;

/// <summary>The chosen person is heard first: they took the post, objected, or let the time pass.</summary>
internal sealed class ConfirmProposalRule : IRule<ConfirmProposal, StaffingRequest>
{
    public string Stream(ConfirmProposal c) => RequestStreams.Of(c.Request);

    public Decision Decide(ConfirmProposal c, StaffingRequest request, Moment m) => request switch
    {
        { Stage: RequestStage.Confirmed } => Decision.Nothing,
        { Stage: not RequestStage.Proposed } => request.Refuses ?? Decision.Refuse("request.not-proposed", "Nobody is proposed at this moment."),
        { Proposal: { Accepted: false, Objection: null, AnswerBy: var by } } when by > m.Now =>
            Decision.NotBefore(by, "proposal.open", "The chosen person may still object: wait for their answer, or until the time has passed."),
        { Proposal: { Accepted: false, Objection: not null } } when !StaffingEntry.IsReason(c.Despite) => Decision.Refuse("proposal.objection", "The chosen person objected: say in a line why they take the post all the same, or take the proposal back."),
        _ => [Confirmed(c, request, m)],
    };

    private static RequestConfirmed Confirmed(ConfirmProposal c, StaffingRequest request, Moment m)
    {
        var (needs, chosen) = (request.Needs!, request.Proposal!);
        return new(c.Request, request.Project, chosen.Person, new(Ids.From(m.Command, "staffing.booking")), needs.Percent, needs.From, needs.To, chosen is { Accepted: false, Objection: not null } ? c.Despite!.Trim() : null, m.Actor, m.Now, request.Supports);
    }
}
