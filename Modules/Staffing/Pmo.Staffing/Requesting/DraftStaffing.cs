using Pmo.Staffing.Limiting;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Requesting;

/// <summary>Begins a request for a project manager, of a project that is ready to be staffed.</summary>
/// <param name="Request">A new id, chosen by the sender.</param>
/// <param name="Because">What made it ready.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Sponsor)]
internal sealed record DraftStaffing(RequestId Request, ProjectId Project, PostNeeds Needs, Readiness Because) : ICommand;

/// <summary>Whoever staffs, and the project's sponsor, may ask; a request can be told apart from any other by its id.</summary>
internal sealed class DraftStaffingRule : IRule<DraftStaffing, StaffingRequest, RequestFacts>
{
    public string Stream(DraftStaffing c) => RequestStreams.Of(c.Request);
    public IEnumerable<string> Consults(DraftStaffing c, StaffingRequest request) => RequestFacts.Of(c.Project, c.Needs);

    public Decision Decide(DraftStaffing c, StaffingRequest request, RequestFacts facts, Moment m) => request switch
    {
        { Stage: not null } => Decision.Refuse("request.taken", "This request was begun already: open it."),
        _ when facts.Office.Code is null || facts.RefusesActor(m) is not null => Decision.Refuse("project.unknown", "There is no such project."),
        _ when facts.Office.RefusesProject is { } refused => refused,
        _ when facts.Refuses(c.Needs) is { } refused => refused,
        _ => [new RequestDrafted(c.Request, c.Project, facts.Office.Code!, c.Needs, c.Because, m.Actor, m.Now)],
    };
}

/// <summary>Asks for something else.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Sponsor)]
internal sealed record ChangeStaffing(RequestId Request, PostNeeds Needs, Readiness Because) : ICommand;

/// <summary>What is asked changes until somebody is proposed: a ranking is worked out for what was asked.</summary>
internal sealed class ChangeStaffingRule : IRule<ChangeStaffing, StaffingRequest, RequestFacts>
{
    public string Stream(ChangeStaffing c) => RequestStreams.Of(c.Request);
    public IEnumerable<string> Consults(ChangeStaffing c, StaffingRequest request) => request.Stage is null ? [] : RequestFacts.Of(request.Project, c.Needs);

    public Decision Decide(ChangeStaffing c, StaffingRequest request, RequestFacts facts, Moment m) => request switch
    {
        { Stage: null } => StaffingRequest.Unknown,
        _ when facts.RefusesActor(m) is { } refused => refused,
        _ when request.Refuses is { } refused => refused,
        { Open: false } => Decision.Refuse("request.proposed", "Somebody is proposed for what was asked: take the proposal back first."),
        _ when facts.Refuses(c.Needs, request.Supports) is { } refused => refused,
        _ when Same(request, c) => Decision.Nothing,
        _ => [new RequestChanged(c.Request, c.Needs, c.Because, m.Actor, m.Now)],
    };

    private static bool Same(StaffingRequest request, ChangeStaffing c) =>
        request.Because == c.Because && request.Needs! with { Competencies = c.Needs.Competencies } == c.Needs && request.Needs.Competencies.SequenceEqual(c.Needs.Competencies);
}

/// <summary>Hands a request to the head of the PMO.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Sponsor)]
internal sealed record SubmitStaffing(RequestId Request) : ICommand;

/// <summary>A draft is handed in once.</summary>
internal sealed class SubmitStaffingRule : IRule<SubmitStaffing, StaffingRequest, RequestFacts>
{
    public string Stream(SubmitStaffing c) => RequestStreams.Of(c.Request);
    public IEnumerable<string> Consults(SubmitStaffing c, StaffingRequest request) => request.Stage is null ? [] : RequestFacts.Of(request.Project, request.Needs);

    public Decision Decide(SubmitStaffing c, StaffingRequest request, RequestFacts facts, Moment m) => request switch
    {
        { Stage: null } => StaffingRequest.Unknown,
        _ when facts.RefusesActor(m) is { } refused => refused,
        { Stage: not RequestStage.Draft } => request.Refuses ?? Decision.Nothing,
        _ when facts.Office.RefusesProject is { } refused => refused,
        { Supports: false } when ProjectLimit.Refused(facts.Office.Limit, request.Needs!.Grade, request.Needs.From) is { } refused => refused,
        _ => [new RequestSubmitted(c.Request, request.Project, [.. facts.Heads.OrderBy(h => h.Value)], m.Actor, m.Now)],
    };
}

/// <summary>Gives a request up.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Sponsor)]
internal sealed record WithdrawStaffing(RequestId Request, string Reason) : ICommand;

/// <summary>A request is withdrawn with a reason, until the person is being booked.</summary>
internal sealed class WithdrawStaffingRule : IRule<WithdrawStaffing, StaffingRequest, RequestFacts>
{
    public string Stream(WithdrawStaffing c) => RequestStreams.Of(c.Request);
    public IEnumerable<string> Consults(WithdrawStaffing c, StaffingRequest request) => request.Stage is null ? [] : RequestFacts.Of(request.Project, request.Needs);

    public Decision Decide(WithdrawStaffing c, StaffingRequest request, RequestFacts facts, Moment m) => request switch
    {
        { Stage: null } => StaffingRequest.Unknown,
        _ when facts.RefusesActor(m) is { } refused => refused,
        { Stage: RequestStage.Withdrawn } => Decision.Nothing,
        _ when request.Refuses is { } refused => refused,
        { Stage: RequestStage.Confirmed } => Decision.Refuse("request.confirming", "The person is being booked at this moment: look again."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ => [new RequestWithdrawn(c.Request, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
