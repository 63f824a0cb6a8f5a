namespace Pmo.Reporting.Summaries;

/// <summary>What a summary counts.</summary>
public enum SummaryCount { Red, Amber, Green, Unknown, NotAsked, Projects }

/// <summary>Why a summary counts so many projects. It shows what was counted when it was issued; this counts its lines as they were frozen.</summary>
internal sealed class WhySummary(SummaryCount count) : FigureDefinition
{
    private readonly string word = Tell.Words(count);

    public override string Name => NameOf(count);
    public override string Title => count switch { SummaryCount.NotAsked => "Projects not asked in a summary", SummaryCount.Projects => "Projects in a summary", _ => $"{count} in a summary" };
    public override string Words => "Each project of the scope is one line, frozen as the summary was made. " + count switch
    {
        SummaryCount.Projects => "Counts the lines.",
        SummaryCount.NotAsked => "Counts the lines of projects of which no report was asked for in the period.",
        SummaryCount.Unknown => "Counts the lines of projects of which a report was asked for and none with a status accepted until then. Unknown is not green.",
        _ => $"Counts the lines that say {word}, by the newest report of the period accepted until then.",
    };
    public override string OfEach => "summary";
    public override Type Asks => typeof(ShowSummary);

    /// <summary>The name of a count in addresses.</summary>
    public static string NameOf(SummaryCount count) => "reporting.summary-" + Tell.Words(count).Replace(' ', '-');

    /// <summary>Which version of which summary.</summary>
    public static string PartOf(SummaryId summary, int version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{summary}.{version}");

    public override string? PartWords(FigureScope scope) => Read(scope.Part) is { } which ? $"version {which.Version}" : scope.Part;

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        if (Read(scope.Part) is not var (summary, version) || new SummaryAnswers().Answer(new ShowSummary(summary, version), who, db)?.Head is not { } head) return new(new(0), []);
        var shown = count switch
        {
            SummaryCount.Red => head.Result.Red,
            SummaryCount.Amber => head.Result.Amber,
            SummaryCount.Green => head.Result.Green,
            SummaryCount.Unknown => head.Result.Unknown,
            SummaryCount.NotAsked => head.Result.NotAsked,
            _ => head.Projects,
        };
        // A summary that was issued is open to everyone signed in, each line of it.
        var lines = db.List<Line>($"""
            select l.project, l.code, l.rag, l.revision, l.told, json_extract(l.line, '$.source.dataDate') data_date, json_extract(l.line, '$.source.obligation') obligation
            from summary_lines l where l.summary = {summary} and l.version = {version} order by l.code, l.project
            """);
        return new(new(shown), [.. lines.Select(l => Row(l, summary, version))]);
    }

    private FigureRow Row(Line l, SummaryId summary, int version)
    {
        var stands = !l.Told ? "no report was asked for" : l.Rag?.ToString().ToLowerInvariant() ?? "unknown";
        var counts = count switch { SummaryCount.Projects => true, SummaryCount.NotAsked => !l.Told, SummaryCount.Unknown => l.Told && l.Rag is null, _ => l.Told && l.Rag?.ToString() == count.ToString() };
        var kept = new RowCells("summary_lines", RowCells.KeyOf(summary.Value, version, l.Code) + "," + RowCells.KeyOf(l.Project.Value), "rag", "revision", "told");
        return new(Tell.Name(l.Project), l.Obligation is null ? $"/projects/{l.Project}" : $"/reporting/obligations/{l.Obligation}/revisions/{l.Revision}", l.Project, 1, stands, counts ? null : stands,
            l is { DataDate: { } day, Revision: { } revision } ? [kept, new("reports", RowCells.KeyOf(l.Project.Value, day, revision), "rag")] : [kept]);
    }

    private static (SummaryId Summary, int Version)? Read(string? part) => part?.Split('.') is [var id, var number] && Guid.TryParse(id, out var summary) && int.TryParse(number, out var version) ? (new(summary), version) : null;

    private sealed record Line(ProjectId Project, string Code, Rag? Rag, int? Revision, bool Told, DateOnly? DataDate, string? Obligation);
}
