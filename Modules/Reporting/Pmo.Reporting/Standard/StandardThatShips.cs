namespace Pmo.Reporting;

/// <summary>The reporting standard that works on the first day, until the PMO issues its own.</summary>
internal static class StandardThatShips
{
    public static ReportingStandard Version1 { get; } = new(
        1,
        DateOnly.MinValue,
        [
            new("summary", "Summary", "Where the project stands, for someone who has one minute.", true, 120),
            new("achieved", "Achieved in this period", "What was finished since the last report.", true, 200),
            new("next", "Planned for the next period", "What will be finished by the next data date.", true, 200),
            new("schedule", "Schedule", "What moved, by how much, and why.", false, 150),
            new("cost", "Cost", "What differs from plan, and why.", false, 150),
            new("benefits", "Benefits", "Whether the benefits are still expected, and when.", false, 150),
        ],
        [Dimension.Schedule, Dimension.Cost, Dimension.Scope, Dimension.Resources, Dimension.Benefits],
        [
            new(Figure.Baseline, true), new(Figure.Planned, false), new(Figure.Actual, true), new(Figure.Forecast, true), new(Figure.PercentComplete, true),
            new(Figure.BaselineEnd, true), new(Figure.ForecastEnd, true), new(Figure.Phase, false), new(Figure.Milestones, false),
        ],
        [
            new(Rag.Green, []),
            new(Rag.Amber, [Explanation.Cause, Explanation.Action]),
            new(Rag.Red, [Explanation.Cause, Explanation.Owner, Explanation.Action]),
        ],
        "The standard that ships.");
}
