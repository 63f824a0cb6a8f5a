namespace Pmo.Reporting.Submitting;

/// <summary>On what terms a report is handed in: by whom, and by which standard.</summary>
internal sealed record ReportTerms : IState<ReportTerms>
{
    public static ReportTerms Initial { get; } = new();

    public ProjectTeam Team { get; private init; } = ProjectTeam.Initial;
    public ReportingStandards Standards { get; private init; } = ReportingStandards.Initial;

    public ReportTerms Evolve(object @event) => @event switch
    {
        ReportingStandardIssued => this with { Standards = Standards.Evolve(@event) },
        _ => this with { Team = Team.Evolve(@event) },
    };
}
