using Pmo.Host.Engaging;
using Pmo.Host.Explaining;
using Pmo.Host.Observing;
using Pmo.Host.Selecting;
using Pmo.Host.SigningOff;
using Pmo.Host.Stepping;
using Pmo.Host.Testing;
using Pmo.Host.Verifying;

namespace Pmo.Host.Operations;

/// <summary>The host's own messages: how the installation is, what an administrator does to it, and what its log tells.</summary>
public sealed class HostModule : IModule
{
    public string Name => "Host";

    public IReadOnlyList<Link> Menu { get; } =
    [
        new("Step through a record", "/audit/streams", "history", 210, "Audit", Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator),
        new("Figures", "/audit/why", "help-circle", 212, "Audit", Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator),
        new("Difference", "/audit/difference", "arrows-diff", 214, "Audit", Role.ComplianceReviewer, Role.HeadOfPmo),
        new("Looks into the log", "/audit/looks", "eye", 220, "Audit", Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator),
        new("Review packages", "/audit/packages", "package", 230, "Audit", Role.ComplianceReviewer),
        new("Verified dashboards", "/audit/dashboards", "shield-check", 225, "Audit", Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator),
        new("Reviews", "/audit/engagements", "report-search", 205, "Audit", Role.ComplianceReviewer, Role.HeadOfPmo),
        new("Operations", "/operations", "activity", 190, "Office", Role.Administrator, Role.HeadOfPmo),
    ];

    public IReadOnlyList<NoticeKind> Notices { get; } = [TellOfObservations.Asked, TellOfObservations.Overdue, TellOfObservations.Answered];

    public IReadOnlyList<StreamStory> Streams { get; } =
        [LookStory.Story, VerificationStory.Story, Packages.PackageStory.Story, Several.SeveralStory.Story, EngagementStory.Story, ObservationStory.Story, .. Deploying.DeploymentStories.All, .. StoriesOfTheHouse.All];

    public void Register(IServiceCollection services) => services.AddScoped<Naming>().AddScoped<StepLinks>().AddScoped<StreamsThen>().AddScoped<EventWords>().AddScoped<Comparing.Causes>().AddSingleton<LookLog>()
        .AddScoped<EngagementReading>().AddScoped<Recording>().AddScoped<PopulationReader>().AddScoped<ItemWords>()
        .AddScoped<ItemReader>().AddScoped<SignedContent>().AddVerifying()
        .AddSingleton(new Deploying.DeploymentOptions()).AddSingleton<Deploying.Deployments>().AddSingleton<Memory>(p => p.GetRequiredService<Deploying.Deployments>());

    public void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder api)
    {
        Packages.Download.Map(api);
        Proving.EventProofFile.Map(api);
        Attaching.AttachmentDownload.Map(api);
        Erasing.CertificateDownload.Map(api);
    }
}
