using System.Globalization;
using Pmo.Components;

namespace Pmo.Reporting.Portfolio;

/// <summary>A project's history as charts, along its own data dates.</summary>
internal static class ProjectCharts
{
    /// <summary>Forecast, budget and actual cost, with their unit: millions where they are that large.</summary>
    public static (ChartModel Chart, string Unit) Money(IReadOnlyList<CountedReport> oldestFirst)
    {
        CountedReport[] given = [.. oldestFirst.Where(r => r.Forecast is not null || r.Baseline is not null)];
        var most = given.SelectMany(r => (decimal?[])[r.Forecast, r.Baseline, r.Actual]).Max() ?? 0;
        var (scale, unit) = most >= 1_000_000 ? (1_000_000m, "m ") : (1m, "");
        var currency = given.LastOrDefault(r => r.Currency is not null)?.Currency ?? "";
        var written = (unit + currency).Trim();
        return (Charts.Line([.. given.Select(Label)], "Data date", written,
            [.. Lines([new("Forecast", Of(given, r => r.Forecast / scale)), new("Budget", Of(given, r => r.Baseline / scale), Target: true), new("Actual", Of(given, r => r.Actual / scale))])]), written);
    }

    /// <summary>How far the forecast end stands from the first one given, in days.</summary>
    public static ChartModel Ends(IReadOnlyList<CountedReport> oldestFirst)
    {
        CountedReport[] given = [.. oldestFirst.Where(r => r.ForecastEnd is not null)];
        var first = given.FirstOrDefault()?.ForecastEnd?.DayNumber ?? 0;
        return Charts.Line([.. given.Select(Label)], "Data date", "days",
            [.. Lines([new("Forecast end", Of(given, r => r.ForecastEnd!.Value.DayNumber - first)), new("Approved end", Of(given, r => r.BaselineEnd?.DayNumber - first), Target: true)])]);
    }

    private static IEnumerable<Series> Lines(Series[] lines) => lines.Where(l => l.Values.Any(v => v is not null));

    private static double?[] Of(CountedReport[] reports, Func<CountedReport, decimal?> value) => [.. reports.Select(r => (double?)value(r))];

    private static string Label(CountedReport r) => r.DataDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
