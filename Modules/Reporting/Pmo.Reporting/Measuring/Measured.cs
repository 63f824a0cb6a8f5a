using System.Globalization;

namespace Pmo.Reporting.Measuring;

/// <summary>What the metrics page shows for the part of it that is asked about.</summary>
internal static class Measured
{
    /// <summary>Which rows are counted.</summary>
    public static Scope Scope(FigureScope scope, Viewer who)
    {
        var to = scope.To ?? DateOnly.FromDateTime(who.Now.UtcDateTime);
        return new Scope(who, scope.Unit, scope.From ?? to.AddYears(-1).AddDays(1), to, Chosen.Value<MetricsBy>(scope.By));
    }

    /// <summary>The metrics shown: of everything together, or of one row.</summary>
    public static Metrics Shown(FigureScope scope, Viewer who, Db db)
    {
        var s = Scope(scope, who);
        var page = new MetricsAnswer().Answer(new ShowMetrics(s.Unit, s.From, s.To, s.By), who, db);
        if (s.By is null || scope.Part is null) return page.All;
        if (page.Rows.FirstOrDefault(r => (r.Key ?? "") == scope.Part) is { } row) return row.Metrics;
        // A month in which nothing was due or sent has no row, and yet projects stood somehow in it.
        return s.By is MetricsBy.Month ? Metrics.None with { Now = page.Months.FirstOrDefault(m => m.Month == scope.Part)?.Standings ?? Standings.None } : Metrics.None;
    }

    /// <summary>True for a row of the part asked about, by what its project had when the report came or was due.</summary>
    public static bool Has(FigureScope scope, Scope s, byte[]? department, byte[]? sponsor, byte[]? manager, string? category, DateOnly day) => s.By is null || scope.Part is null || scope.Part == s.By switch
    {
        MetricsBy.Department => Key(department),
        MetricsBy.Sponsor => Key(sponsor),
        MetricsBy.ProjectManager => Key(manager),
        MetricsBy.Category => category ?? "",
        _ => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    private static string Key(byte[]? id) => id is null ? "" : Convert.ToHexStringLower(id);
}
