using System.Text.Json;

namespace Pmo.Reporting.Measuring;

/// <summary>What people call the keys that metrics are broken down by.</summary>
internal static class KeyNames
{
    private sealed record Named(string Key, string? Name);

    public static Dictionary<string, string> Of(MetricsBy? by, IReadOnlyList<string> keys, Db db)
    {
        var ids = JsonSerializer.Serialize(keys.Where(k => k.Length > 0));
        var found = by switch
        {
            MetricsBy.Department => db.List<Named>($"select value key, (select name from reporting_units where unit = unhex(value)) name from json_each({ids})"),
            MetricsBy.Sponsor or MetricsBy.ProjectManager => db.List<Named>($"select value key, person_name(unhex(value)) name from json_each({ids})"),
            _ => [.. keys.Where(k => k.Length > 0).Select(k => new Named(k, k))],
        };
        var names = found.ToDictionary(n => n.Key, n => n.Name ?? "unknown");
        names[""] = by switch
        {
            MetricsBy.Department => "No department",
            MetricsBy.Sponsor => "No sponsor",
            MetricsBy.ProjectManager => "No project manager",
            MetricsBy.Category => "No category",
            _ => "",
        };
        return names;
    }
}
