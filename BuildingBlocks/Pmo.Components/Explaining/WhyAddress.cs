using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Pmo.Components;

/// <summary>Where it is told why a figure is what it is.</summary>
public static class WhyAddress
{
    /// <summary>The address.</summary>
    /// <param name="figure">The figure's name.</param>
    /// <param name="unit">Only projects of this part of the tree.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="by">What it is broken down by.</param>
    /// <param name="part">Which part of that, or which month.</param>
    /// <param name="project">Only this project.</param>
    public static string Of(string figure, UnitId? unit = null, DateOnly? from = null, DateOnly? to = null, string? by = null, string? part = null, ProjectId? project = null)
    {
        (string Key, string? Value)[] all = [("figure", figure), ("unit", unit?.ToString()), ("from", Day(from)), ("to", Day(to)), ("by", by), ("part", part), ("project", project?.ToString())];
        return QueryHelpers.AddQueryString("/audit/why", all.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
