namespace Pmo.Reporting.Portfolio;

/// <summary>Why so many projects stood so in a reporting month. The page shows sums that are kept; this counts the months of projects.</summary>
internal sealed class WhyMonth(Standing standing) : FigureDefinition
{
    private readonly string word = standing.ToString().ToLowerInvariant();

    public override string Name => $"reporting.{word}-in-month";
    public override string Title => $"{standing} in a reporting month";
    public override string Words => "Each project counts once a month of its data dates: with the rating accepted for its newest data date in that month, or as unknown when a report was expected and none with a rating was accepted. " +
        $"Counted here are those that stood {word}; projects that ended since count in the months they were reported for.";
    public override string? PartIs => "Month";
    public override Type Asks => typeof(ShowPortfolio);

    public override IReadOnlyList<string> Parts(Viewer who, Db db) => [.. new PortfolioFiguresAnswer().Answer(new ShowPortfolio(), who, db).Ratings.Select(m => m.Month)];

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var shown = new PortfolioFiguresAnswer().Answer(new ShowPortfolio(scope.Unit), who, db).Ratings.FirstOrDefault(m => m.Month == scope.Part);
        var figure = standing switch { Standing.Red => shown?.Red, Standing.Amber => shown?.Amber, Standing.Green => shown?.Green, _ => shown?.Unknown };
        var rows = db.List<Line>($"select m.project, m.rag, m.rated_on from project_months m join portfolio p using (project) where m.month = {scope.Part} and {PortfolioUnits.Under(scope.Unit)} order by p.code");
        return FigureAnswer.For(who, new(figure ?? 0), [.. rows.Select(r => Row(r, scope.Part ?? ""))]);
    }

    private FigureRow Row(Line m, string month)
    {
        var says = m.Rag is Standing.Unknown ? "unknown" : $"{m.Rag.ToString().ToLowerInvariant()}, as of {m.RatedOn}";
        return new(Tell.Name(m.Project), $"/projects/{m.Project}", m.Project, 1, says, m.Rag == standing ? null : says, [new RowCells("project_months", RowCells.KeyOf(m.Project.Value, month), "rag")]);
    }

    private sealed record Line(ProjectId Project, Standing Rag, string RatedOn);
}
