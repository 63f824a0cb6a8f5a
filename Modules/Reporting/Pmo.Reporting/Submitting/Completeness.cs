namespace Pmo.Reporting.Submitting;

/// <summary>
/// What the reporting standard asks for and the report does not give: a mandatory section, a rating or its comment, a figure,
/// the way back to green. A field marked as not published or not given, with the reason, is complete.
/// </summary>
internal static class Completeness
{
    /// <summary>Everything that is missing, in the order of the form.</summary>
    /// <param name="rated">False where no overall status is asked for.</param>
    public static IEnumerable<Fault> Faults(ReportContent content, ReportingStandard standard, bool rated = true) =>
        [.. rated ? Overall(content, standard) : Unrated(content), .. Dimensions(content, standard), .. Sections(content, standard), .. Figures(content, standard)];

    private static IEnumerable<Fault> Unrated(ReportContent c) => c.Overall is null ? [] : [new(ReportFields.Overall, "This form gives no status: leave it out.")];

    private static IEnumerable<Fault> Overall(ReportContent c, ReportingStandard standard)
    {
        if (c.MarkOf(ReportFields.Overall) is not null) yield break;
        if (c.Overall is not { } overall)
        {
            yield return new(ReportFields.Overall, "Choose an overall status.");
            yield break;
        }

        if (string.IsNullOrWhiteSpace(c.OverallComment)) yield return new(ReportFields.Overall, "Say why the overall status is what it is.");
        var r = c.Recovery ?? new Recovery();
        foreach (var need in standard.Needs(overall))
            if (Missing(need, r) is { } sentence) yield return new(ReportFields.Recovery, $"{overall} needs {sentence}");
    }

    private static string? Missing(Explanation need, Recovery r) => need switch
    {
        Explanation.Cause when string.IsNullOrWhiteSpace(r.Cause) => "its cause.",
        Explanation.Action when string.IsNullOrWhiteSpace(r.Action) => "an action: what is done about it.",
        Explanation.Owner when string.IsNullOrWhiteSpace(r.Owner) => "an owner of the action.",
        Explanation.WayToGreen when r is { GreenOn: null, NotRecoverable: false } && string.IsNullOrWhiteSpace(r.DependsOn) =>
            "a way out: the day it is green again, \"not recoverable\", or the decision it depends on.",
        _ => null,
    };

    private static IEnumerable<Fault> Dimensions(ReportContent c, ReportingStandard standard)
    {
        foreach (var dimension in standard.Dimensions)
        {
            var field = ReportFields.Of(dimension);
            var rating = c.Ratings.FirstOrDefault(r => r.Dimension == dimension);
            if (c.MarkOf(field) is not null) continue;
            if (rating is null) yield return new(field, $"Choose a status for {Lower(dimension)}.");
            else if (string.IsNullOrWhiteSpace(rating.Comment)) yield return new(field, $"Say why {Lower(dimension)} is {rating.Rag.ToString().ToLowerInvariant()}.");
        }
    }

    private static IEnumerable<Fault> Sections(ReportContent c, ReportingStandard standard)
    {
        foreach (var section in standard.Sections)
            if (section.Mandatory && string.IsNullOrWhiteSpace(c.TextOf(section.Key)) && c.MarkOf(section.Key) is null)
                yield return new(section.Key, $"Write \"{section.Title}\", or say why it is withheld.");
        foreach (var unknown in c.Sections.Where(s => standard.Sections.All(known => known.Key != s.Section)))
            yield return new(unknown.Section, $"Version {standard.Version} of the reporting standard has no section \"{unknown.Section}\".");
    }

    private static IEnumerable<Fault> Figures(ReportContent c, ReportingStandard standard)
    {
        foreach (var (figure, _) in standard.Figures.Where(f => f.Mandatory))
            if (!Given(c, figure) && c.MarkOf(ReportFields.Of(figure)) is null)
                yield return new(ReportFields.Of(figure), $"Enter {Lower(ReportFields.Word(figure))}, or say why it is withheld.");
    }

    private static bool Given(ReportContent c, Figure figure) => figure switch
    {
        Figure.Baseline => c.Figures.Baseline is not null,
        Figure.Planned => c.Figures.Planned is not null,
        Figure.Actual => c.Figures.Actual is not null,
        Figure.Forecast => c.Figures.Forecast is not null,
        Figure.PercentComplete => c.Figures.PercentComplete is not null,
        Figure.Start => c.Figures.Start is not null,
        Figure.BaselineEnd => c.Figures.BaselineEnd is not null,
        Figure.ForecastEnd => c.Figures.ForecastEnd is not null,
        Figure.Phase => !string.IsNullOrWhiteSpace(c.Figures.Phase),
        _ => c.Milestones.Count > 0,
    };

    private static string Lower(object word) => word.ToString()!.ToLowerInvariant();
}
