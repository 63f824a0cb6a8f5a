namespace Pmo.Reporting.Portfolio;

/// <summary>Why so many projects run.</summary>
internal sealed class WhyProjects : FigureDefinition
{
    public override string Name => "reporting.projects";
    public override string Title => "Projects";
    public override string Words => "Counts the projects that are active or on hold. Completed and cancelled projects are left out.";
    public override Type Asks => typeof(ShowPortfolio);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db) =>
        new(new(new PortfolioFiguresAnswer().Answer(new ShowPortfolio(scope.Unit), who, db).Projects), [.. ProjectLine.Of(scope, db).Select(p => p.Row(1, p.Runs ? "runs" : "has ended", p.Ended, "status"))]);
}

/// <summary>Why so many projects stand red, amber, green or unknown.</summary>
internal sealed class WhyStanding(Standing standing) : FigureDefinition
{
    private readonly string word = standing.ToString().ToLowerInvariant();

    public override string Name => $"reporting.{word}-projects";
    public override string Title => $"{standing} projects";
    public override string Words => standing is Standing.Unknown
        ? "Counts the active and on-hold projects of which no report with a status was ever accepted. Unknown is not green."
        : $"Counts the active and on-hold projects whose newest accepted report that gives a status says {word}. An accepted report counts by its data date, so that a late acceptance of an old period never hides a newer one.";
    public override Type Asks => typeof(ShowPortfolio);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        if (scope.Project is { } one) return new(new(ProjectLine.Page(one, who, db) is { } page && Of(page.Record.Overall?.Value) == standing && ProjectLine.Running(page.Status) ? 1 : 0), Rows(scope, db));
        var shown = new PortfolioFiguresAnswer().Answer(new ShowPortfolio(scope.Unit), who, db);
        var figure = standing switch { Standing.Red => shown.Red, Standing.Amber => shown.Amber, Standing.Green => shown.Green, _ => shown.Unknown };
        return new(new(figure), Rows(scope, db));
    }

    private static Standing Of(Rag? rag) => rag is { } given ? Enum.Parse<Standing>(given.ToString()) : Standing.Unknown;

    private IReadOnlyList<FigureRow> Rows(FigureScope scope, Db db) => [.. ProjectLine.Of(scope, db).Select(p => p.Row(1, p.Stands, p.Ended ?? (p.Standing == standing ? null : p.Stands), "status", "rag", "rag_on"))];
}

/// <summary>Why forecast ends moved so often.</summary>
internal sealed class WhyMoved : FigureDefinition
{
    public override string Name => "reporting.forecast-ends-moved";
    public override string Title => "Forecast ends moved";
    public override string Words => "Sums, over the active and on-hold projects, how often the forecast end changed from one accepted report that gives one to the next.";
    public override Type Asks => typeof(ShowPortfolio);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db) =>
        new(new(scope.Project is { } one ? ProjectLine.Page(one, who, db)?.Record.MovedTimes ?? 0 : new PortfolioFiguresAnswer().Answer(new ShowPortfolio(scope.Unit), who, db).Moves),
            [.. ProjectLine.Of(scope, db).Select(p => p.Row(p.Moves, $"{p.Moves} ×", scope.Project is null ? p.Ended : null, "status", "forecast_end", "moved"))]);
}

/// <summary>A project with its standing, made from its reports that count and not from what the portfolio carries forward.</summary>
internal sealed record ProjectLine(ProjectId Project, Pmo.Office.ProjectStatus Status, string? Rag, string? RatedOn, int? Revision, int Moves)
{
    public bool Runs => Running(Status);

    public string? Ended => Runs ? null : $"the project is {Tell.Words(Status)}";

    public Standing Standing => Rag is { } rag ? Enum.Parse<Standing>(rag) : Standing.Unknown;

    public string Stands => Standing is Standing.Unknown ? "unknown" : $"{Standing.ToString().ToLowerInvariant()}, as of {RatedOn}";

    /// <summary>True for a project that is active or on hold.</summary>
    public static bool Running(Pmo.Office.ProjectStatus status) => status is Pmo.Office.ProjectStatus.Active or Pmo.Office.ProjectStatus.OnHold;

    /// <summary>What a project's own page shows.</summary>
    public static ProjectSituation? Page(ProjectId project, Viewer who, Db db) => new ProjectSituationAnswer().Answer(new ShowProjectReporting(project), who, db);

    /// <summary>The projects of a part of the tree, or one; what is still being imported is not shown anywhere.</summary>
    public static IReadOnlyList<ProjectLine> Of(FigureScope scope, Db db) => db.List<ProjectLine>($"""
        select p.project, p.status, r.rag, r.data_date rated_on, r.revision,
            (select count(*) from (select forecast_end, lag(forecast_end) over (order by data_date) as before from reports m
                where m.project = p.project and m.counts and m.forecast_end is not null) where before <> forecast_end) moves
        from portfolio p left join reports r on r.project = p.project and r.counts
            and r.data_date = (select max(x.data_date) from reports x where x.project = p.project and x.counts and coalesce(x.rag, x.rag_as_given) is not null)
        where p.import is null and {PortfolioUnits.Under(scope.Unit)} and ({scope.Project} is null or p.project = {scope.Project}) order by p.code
        """);

    public FigureRow Row(decimal gives, string says, string? leftOut, params string[] columns) => new(Tell.Name(Project), $"/projects/{Project}", Project, gives, says, leftOut,
    [
        new RowCells("portfolio", RowCells.KeyOf(Project.Value), columns),
        .. RatedOn is null || !columns.Contains("rag") ? [] : (RowCells[])[new("reports", RowCells.KeyOf(Project.Value, RatedOn, Revision!.Value), "rag", "counts")],
    ]);
}
