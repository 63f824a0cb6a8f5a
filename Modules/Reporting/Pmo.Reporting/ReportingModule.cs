using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Importing;
using Pmo.Reporting.Summaries;

namespace Pmo.Reporting;

/// <summary>Coordination and reporting: asks for reports, follows them up, reviews them, shows the portfolio. No authority over projects.</summary>
public sealed class ReportingModule : IModule
{
    private static readonly Role[] Pmo = [Role.PmoOfficer, Role.HeadOfPmo];
    private static readonly Role[] Overseers = [Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.UnitManager, Role.Sponsor, Role.ProjectManager, Role.LineManager, Role.ComplianceReviewer];

    public string Name => "Reporting";

    public IReadOnlyList<Link> Menu { get; } =
    [
        new("Needs you", "/needs-you", "urgent", 5, "Reporting", Role.Sponsor, Role.Executive),
        new("Portfolio", "/", "layout-dashboard", 10, "Reporting"),
        new("My reports", "/reporting/mine", "file-pencil", 20, "Reporting", Role.ProjectManager, Role.Sponsor) { Own = true, Asks = typeof(Submitting.FindMyReports) },
        new("Review", "/reporting/review", "checks", 30, "Reporting", Pmo) { Asks = typeof(Reviewing.FindReviews) },
        new("Obligations", "/reporting/obligations", "list-check", 40, "Reporting", Overseers),
        new("Answers", "/reporting/asks", "message-circle", 46, "Reporting", Overseers),
        new("Escalations", "/reporting/escalations", "stairs", 45, "Reporting", Overseers),
        new("Calendar", "/reporting/calendar", "calendar-due", 50, "Reporting", Overseers),
        new("Metrics", "/reporting/metrics", "chart-line", 52, "Reporting", Overseers),
        new("Summaries", "/reporting/summaries", "report-analytics", 54, "Reporting"),
        new("Search", "/search", "search", 60, "Reporting"),
        new("Cadence", "/reporting/cadence", "repeat", 70, "Reporting", Pmo),
        new("Reporting standard", "/reporting/standard", "ruler-2", 80, "Reporting"),
        new("Import", "/reporting/import", "database-import", 90, "Reporting", Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator),
    ];

    public IReadOnlyList<NoticeKind> Notices { get; } = [Reminding.TellWhenReminded.Reminder, Reminding.TellWhenReminded.ByHand, Reminding.TellWhenReminded.Late, Reviewing.TellWhenAssigned.Kind, Reviewing.TellWhenReturned.Kind, TellWhoIsAsked.Kind, TellWhenAnswered.Kind];

    public IReadOnlyList<StreamStory> Streams { get; } =
    [
        ObligationStory.Story, .. CadenceStories.All, .. Tiering.TierStories.All, .. Escalating.LadderStories.All, AskStory.Story, StandardStory.Story, ImportStory.Story, .. SummaryStories.All, Searching.SavedViewStory.Story,
    ];

    public IReadOnlyList<FigureDefinition> Figures => Explaining.ReportingFigures.All;

    public IReadOnlyList<TracedTable> Traced => Explaining.ReportingTables.All;

    public string? ImportPage => "/reporting/import";

    public IReadOnlyList<FirstStep> FirstSteps { get; } =
    [
        new(60, "Reporting standard", typeof(Previewing.StandardStep)),
        new(70, "Cadence", typeof(Previewing.CadenceStep)),
        new(80, "Ladder", typeof(Previewing.LadderStep)),
        new(90, "Look before you go live", typeof(Previewing.PreviewStep), Closing: true),
    ];

    public void Register(IServiceCollection services)
    {
        services.AddSingleton<Importer>().AddSingleton<PreviewShelf>().AddSingleton<ContinueImports>();
        services.AddHostedService(p => p.GetRequiredService<ContinueImports>());
        services.AddSingleton<SummaryPress>().AddHostedService<PrintSummaries>();
    }

    public void Map(IEndpointRouteBuilder api) => ImportEndpoint.Map(api);
}
