using Microsoft.Extensions.DependencyInjection;
using Pmo.Staffing.Appraising;
using Pmo.Staffing.Career;
using Pmo.Staffing.Confiding;
using Pmo.Staffing.Explaining;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Planning;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;
using Pmo.Staffing.Returning;

namespace Pmo.Staffing;

/// <summary>The resource centre: the home of all project managers. It knows who is in the pool, what they are booked for and who is available.</summary>
public sealed class StaffingModule : IModule
{
    private const string Planning = "Capacity and rules", Careers = "Careers";
    private static readonly Role[] Seers = [Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer];

    public string Name => "Staffing";

    public IReadOnlyList<Link> Menu { get; } =
    [
        new("Pool", "/staffing/pool", "users-group", 100, "Staffing", Seers) { Also = ["/staffing/plans"] },
        new("Requests", "/staffing/requests", "user-search", 101, "Staffing", [.. Seers, Role.Sponsor]) { Also = ["/staffing/weights"] },
        new("Available people", "/staffing/available", "user-check", 102, "Staffing", Seers) { Also = ["/staffing/roll-off", "/staffing/returns"] },
        new("Without a manager", "/staffing/unstaffed", "user-question", 103, "Staffing", Seers),
        new("Capacity", "/staffing/capacity", "gauge", 104, "Staffing", Seers) { Fold = Planning },
        new("Demand", "/staffing/demand", "user-plus", 105, "Staffing", Seers) { Fold = Planning },
        new("Staffing rules", "/staffing/rules", "settings", 106, "Staffing", Seers) { Fold = Planning, Also = ["/staffing/waivers"] },
        new("My assignments", "/staffing/mine", "briefcase", 107, "Staffing", Role.ProjectManager),
        new("Open roles", "/staffing/roles", "speakerphone", 107, "Staffing", Role.ProjectManager),
        new("Assignments", "/staffing/assignments", "calendar-stats", 107, "Staffing", Role.Sponsor),
        new("Consents", "/staffing/consents", "thumb-up", 108, "Staffing", [.. Seers, Role.Sponsor, Role.UnitManager]) { Asks = typeof(FindConsents) },
        new("Career ladder", "/staffing/ladder", "stairs", 110, "Staffing", Role.HeadOfPmo, Role.PmoOfficer, Role.ProjectManager, Role.ComplianceReviewer) { Fold = Careers },
        new("Promotions", "/staffing/promotions", "trending-up", 111, "Staffing", Role.HeadOfPmo, Role.ComplianceReviewer) { Fold = Careers },
        new("Appraisals", "/staffing/appraisals", "clipboard-list", 112, "Staffing", Role.HeadOfPmo, Role.ComplianceReviewer, Role.ProjectManager, Role.Sponsor) { Fold = Careers },
    ];

    public IReadOnlyList<StreamStory> Streams { get; } = [PoolStory.Story, .. RequestStories.All, .. Capacity.CapacityStories.All, .. LineStories.All, .. CareerStories.All, .. AppraisalStories.All, .. ReturnStories.All, .. LimitStories.All, .. PlanStories.All, .. RoleStories.All];

    public IReadOnlyList<NoticeKind> Notices { get; } =
    [
        TellOfRequests.Proposed, TellOfRequests.ToDecide, TellOfRequests.Filled, TellOfConsents.Asked, TellOfConsents.Answered, TellOfConsents.Changed, .. TellOfPromotions.Kinds, .. TellOfAppraisals.Kinds, .. TellOfReturns.Kinds, .. TellOfWaivers.Kinds, .. TellOfRoles.Kinds,
    ];

    public IReadOnlyList<FigureDefinition> Figures => StaffingFigures.All;

    public IReadOnlyList<TracedTable> Traced => StaffingTables.All;

    public void Register(IServiceCollection services) => services.AddSingleton<PrivateTexts>().AddSingleton<Memory>(p => p.GetRequiredService<PrivateTexts>());
}
