namespace Pmo.Reporting.Submitting;

/// <summary>What no report can mean, whatever the standard asks for: impossible figures and dates, texts and lists without end.</summary>
internal static class Plausibility
{
    /// <summary>The most entries (issues, risks, decisions) and milestones of one report.</summary>
    public const int MostRows = 200;

    /// <summary>The most characters of a section.</summary>
    public const int LongestText = 20_000;

    /// <summary>The most characters of a comment, an entry or a reason.</summary>
    public const int LongestComment = 2_000;

    private static readonly DateOnly First = new(1950, 1, 1);
    private static readonly DateOnly Last = new(2200, 1, 1);

    /// <summary>Everything that is impossible, in the order of the form.</summary>
    public static IEnumerable<Fault> Faults(ReportContent content, DateOnly dataDate) =>
        HasHoles(content) ? [new(ReportFields.Entries, "A list of the report holds an empty element.")] :
        [.. Ratings(content), .. Figures(content.Figures), .. Days(content, dataDate), .. Texts(content), .. Lists(content), .. Milestones(content), .. Entries(content)];

    // JSON can put null into a list; nobody means it.
    private static bool HasHoles(ReportContent c) =>
        ((IEnumerable<object?>)[.. c.Ratings, .. c.Sections, .. c.Entries, .. c.Milestones, .. c.Marks]).Contains(null) || c.Sections.Any(s => s.Text is null || s.Section is null);

    private static IEnumerable<Fault> Ratings(ReportContent content)
    {
        foreach (var twice in content.Ratings.GroupBy(r => r.Dimension).Where(g => g.Count() > 1))
            yield return new(ReportFields.Of(twice.Key), $"{twice.Key} is rated twice; give one rating.");
        foreach (var twice in content.Sections.GroupBy(s => s.Section).Where(g => g.Count() > 1))
            yield return new(twice.Key, $"The section {twice.Key} stands twice; give it once.");
    }

    private static IEnumerable<Fault> Figures(ReportFigures f)
    {
        if (f.PercentComplete is < 0 or > 100) yield return new(ReportFields.Of(Figure.PercentComplete), "Percent complete is between 0 and 100.");
        foreach (var (figure, value) in ((Figure, decimal?)[])[(Figure.Baseline, f.Baseline), (Figure.Planned, f.Planned), (Figure.Forecast, f.Forecast)])
            if (value < 0) yield return new(ReportFields.Of(figure), $"{ReportFields.Word(figure)} cannot be negative.");
        foreach (var value in (decimal?[])[f.Baseline, f.Planned, f.Actual, f.Forecast])
            if (value is > 1e15m or < -1e15m) yield return new(ReportFields.Figures, "An amount is larger than any budget; enter it in whole units of the currency.");
        if (f.Currency is { Length: not 3 }) yield return new("currency", "A currency has three letters, for example EUR.");
        if (f.Start > f.ForecastEnd) yield return new(ReportFields.Of(Figure.ForecastEnd), $"The forecast end ({f.ForecastEnd:yyyy-MM-dd}) is before the start ({f.Start:yyyy-MM-dd}).");
        if (f.Start > f.BaselineEnd) yield return new(ReportFields.Of(Figure.BaselineEnd), $"The approved end ({f.BaselineEnd:yyyy-MM-dd}) is before the start ({f.Start:yyyy-MM-dd}).");
    }

    private static IEnumerable<Fault> Days(ReportContent c, DateOnly dataDate)
    {
        IEnumerable<(string Field, string Name, DateOnly? Day)> days =
        [
            (ReportFields.Of(Figure.Start), "Start", c.Figures.Start), (ReportFields.Of(Figure.BaselineEnd), "Approved end", c.Figures.BaselineEnd), (ReportFields.Of(Figure.ForecastEnd), "Forecast end", c.Figures.ForecastEnd),
            (ReportFields.Recovery, "Green again on", c.Recovery?.GreenOn),
            .. c.Milestones.SelectMany(m => ((string, string, DateOnly?)[])[(ReportFields.Milestones, m.Name, m.Baseline), (ReportFields.Milestones, m.Name, m.Forecast), (ReportFields.Milestones, m.Name, m.Done)]),
            .. c.Entries.Select(e => (ReportFields.Entries, "The due date of an entry", e.Due)),
        ];
        foreach (var (field, name, day) in days)
            if (day < First || day > Last) yield return new(field, $"{name}: {day:yyyy-MM-dd} is not a plausible day.");
        if (c.Recovery?.GreenOn <= dataDate) yield return new(ReportFields.Recovery, $"\"Green again on\" must be after the data date {dataDate:yyyy-MM-dd}.");
    }

    private static IEnumerable<Fault> Texts(ReportContent c)
    {
        foreach (var s in c.Sections.Where(s => s.Text.Length > LongestText))
            yield return new(s.Section, $"The section {s.Section} has {s.Text.Length} characters; at most {LongestText} are kept.");
        IEnumerable<(string Field, string? Text)> comments =
        [
            (ReportFields.Overall, c.OverallComment), .. c.Ratings.Select(r => (ReportFields.Of(r.Dimension), r.Comment)),
            (ReportFields.Recovery, c.Recovery?.Cause), (ReportFields.Recovery, c.Recovery?.Action), (ReportFields.Recovery, c.Recovery?.Owner), (ReportFields.Recovery, c.Recovery?.DependsOn),
            .. c.Entries.SelectMany(e => ((string, string?)[])[(ReportFields.Entries, e.Text), (ReportFields.Entries, e.Owner)]),
            .. c.Milestones.Select(m => (ReportFields.Milestones, (string?)m.Name)), .. c.Marks.Select(m => (m.Field, (string?)m.Reason)),
        ];
        foreach (var (field, text) in comments)
            if (text?.Length > LongestComment) yield return new(field, $"A text has {text.Length} characters; here at most {LongestComment} are kept. Longer text belongs into a section.");
    }

    private static IEnumerable<Fault> Lists(ReportContent c)
    {
        if (c.Entries.Count > MostRows) yield return new(ReportFields.Entries, $"{c.Entries.Count} issues, risks and decisions; at most {MostRows} fit one report.");
        if (c.Milestones.Count > MostRows) yield return new(ReportFields.Milestones, $"{c.Milestones.Count} milestones; at most {MostRows} fit one report.");
    }

    private static IEnumerable<Fault> Milestones(ReportContent c)
    {
        foreach (var _ in c.Milestones.Where(m => string.IsNullOrWhiteSpace(m.Name))) yield return new(ReportFields.Milestones, "A milestone has no name.");
        foreach (var twice in c.Milestones.Where(m => !string.IsNullOrWhiteSpace(m.Name)).GroupBy(m => m.Name.Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            yield return new(ReportFields.Milestones, $"The milestone \"{twice.Key}\" stands twice.");
    }

    private static IEnumerable<Fault> Entries(ReportContent c)
    {
        foreach (var e in c.Entries.Where(e => string.IsNullOrWhiteSpace(e.Text)))
            yield return new(ReportFields.Entries, e.Kind == EntryKind.Issue ? "An issue has no text." : $"A {e.Kind.ToString().ToLowerInvariant()} has no text.");
        foreach (var m in c.Marks.Where(m => string.IsNullOrWhiteSpace(m.Reason)))
            yield return new(m.Field, $"Say why {ReportFields.Word(m.Field).ToLowerInvariant()} is left out.");
        if (c.Marks.Any(m => string.IsNullOrWhiteSpace(m.Field))) yield return new(ReportFields.Marks, "Choose the field that is left out on purpose.");
    }
}
