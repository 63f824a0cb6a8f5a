using Pmo.Reporting.ShortReporting;

namespace Pmo.Reporting.Tiering;

/// <summary>How tiers, exception reports, and the roll of those whom they concern, are told.</summary>
internal static class TierStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Tiers(), Exceptions(), Roll()];

    private static StreamStory<TierBook> Tiers() => new StreamStory<TierBook>("reporting.tiers", "Cadence tiers").Rules().Also(Role.Administrator).On(_ => "/reporting/cadence/tiers")
        .Called<TiersSet>(_ => "Cadence tiers")
        .Names("When", "Holds for").Names("Health", "While the status is").Names("Periods", "First periods").Names("Default", "Tiers of all others").Names("Own", "Tiers of departments")
        .Names("Every", "Every so many").Names("Unit", "Counted in").Names("Anchor", "Counted from the data date").Names("DueAfterWorkingDays", "Working days until due")
        .Says<TiersSet>(e => e.Tiers switch
        {
            null => $"The projects of {Whose(e)} report by the tiers of the department above.",
            { Count: 0 } => $"The projects of {Whose(e)} report by no tiers: all keep to the default cadence.",
            var tiers => $"The projects of {Whose(e)} report by {Tell.Count(tiers.Count, "tier")}: {Tell.List([.. tiers.Select(TierWords.Case)])}.",
        });

    private static StreamStory<ExceptionReports> Exceptions() => new StreamStory<ExceptionReports>("reporting.exceptions", "Exception reports").Also(Role.Administrator).On(_ => "/reporting/cadence/red")
        .Called<ExceptionReportsSet>(_ => "Exception reports of red projects")
        .Names("On", "Asked for").Names("Day", "As of which weekday").Names("DueAfterWorkingDays", "Working days until due")
        .Says<ExceptionReportsSet>(e => e.On
            ? $"Red projects are asked for a short exception report each week, as of {e.Day} and due {Tell.Count(e.DueAfterWorkingDays, "working day")} later." : "Red projects are asked for no exception reports any more.");

    private static StreamStory<ReportingRoll> Roll() => new StreamStory<ReportingRoll>("reporting.roll", "Roll of those that report")
        .Called<RollJoined>(_ => "Some of the projects that report")
        .Names("Cause", "Called for")
        .Says<RollJoined>(e => $"{Tell.Name(e.Project)} is one of the projects that report.")
        .Says<RollCalled>(e => $"A setting was changed, {(e.Cause == RollCause.Tiers ? "the tiers" : "the exception reports")}; what it means for {Tell.Name(e.Project)} was looked at.");

    private static string Whose(TiersSet e) => Tell.Name(e.Department, "all departments without tiers of their own");
}
