namespace Pmo.Reporting.Measuring;

/// <summary>How reporting goes in a part of the portfolio and a span of days, as far as the viewer sees its projects.</summary>
/// <param name="Unit">A department, programme or portfolio with its whole part of the tree.</param>
/// <param name="From">The first day; a year before the last if not given.</param>
/// <param name="To">The last day; today if not given.</param>
/// <param name="By">One row each for what; null: no rows.</param>
[May(Role.System, Role.PmoOfficer, Role.HeadOfPmo, Role.Executive, Role.ComplianceReviewer, Role.UnitManager, Role.LineManager, Role.Sponsor, Role.ProjectManager)]
internal sealed record ShowMetrics(UnitId? Unit = null, DateOnly? From = null, DateOnly? To = null, MetricsBy? By = null) : IQuery<PortfolioMetrics>;

/// <summary>What metrics are broken down by.</summary>
public enum MetricsBy { Department, Sponsor, ProjectManager, Category, Month }

/// <summary>Metrics, each with what it counts and what it leaves out.</summary>
/// <param name="All">Everything together.</param>
/// <param name="Rows">Broken down, by name; a month's row tells of the reports due in it.</param>
/// <param name="OwnRowOnly">Other project managers' rows are not this viewer's to see.</param>
/// <param name="Months">Twelve months up to the last day.</param>
/// <param name="Flow">How projects moved from one of their reporting months to the next, within the span.</param>
/// <param name="FirstMonths">Reporting months in the span that have none before them.</param>
public sealed record PortfolioMetrics(
    DateOnly From, DateOnly To, Metrics All, MetricsBy? By, IReadOnlyList<MetricsRow> Rows, bool OwnRowOnly, IReadOnlyList<MetricsMonth> Months, IReadOnlyList<RagFlow> Flow, int FirstMonths);

/// <summary>The metrics of one department, sponsor, project manager, category or month.</summary>
/// <param name="Key">Its id, or itself; null: projects without one.</param>
public sealed record MetricsRow(string? Key, string Name, Metrics Metrics);

/// <summary>All metrics of one set of projects.</summary>
public sealed record Metrics(Punctuality Reports, Standings Now, EscalationCounts Escalated, AskCounts Asks, ReminderCounts Reminders)
{
    public static Metrics None { get; } = new(Punctuality.None, Standings.None, EscalationCounts.None, AskCounts.None, ReminderCounts.None);
}

/// <summary>A month's reports by the day they were due, and its projects' standing by the data date.</summary>
public sealed record MetricsMonth(string Month, Punctuality Reports, Standings Standings);

/// <summary>How a project stands: as accepted, stale (accepted, but too long ago), or unknown (never accepted).</summary>
public enum FreshStanding { Green, Amber, Red, Stale, Unknown }

/// <summary>How many projects went from one standing to another.</summary>
public sealed record RagFlow(FreshStanding From, FreshStanding To, int Projects);
