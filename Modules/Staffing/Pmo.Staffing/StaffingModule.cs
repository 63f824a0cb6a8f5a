using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing;

/// <summary>The resource centre: the home of all project managers. It knows who is in the pool, what they are booked for and who is available.</summary>
public sealed class StaffingModule : IModule
{
    private static readonly Role[] Seers = [Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer];

    public string Name => "Staffing";

    public IReadOnlyList<Link> Menu { get; } =
    [
        new("Pool", "/staffing/pool", "users-group", 100, "Staffing", Seers),
        new("Requests", "/staffing/requests", "user-search", 100, "Staffing", [.. Seers, Role.Sponsor]),
        new("Without a project manager", "/staffing/unstaffed", "user-question", 102, "Staffing", Seers),
        new("Available people", "/staffing/available", "user-check", 101, "Staffing", Seers),
        new("My assignments", "/staffing/mine", "briefcase", 103, "Staffing", Role.ProjectManager),
    ];

    public IReadOnlyList<StreamStory> Streams { get; } = [PoolStory.Story, .. RequestStories.All];

    public IReadOnlyList<NoticeKind> Notices { get; } = [TellOfRequests.Proposed, TellOfRequests.ToDecide, TellOfRequests.Filled];
}
