namespace Pmo.Reporting.Portfolio;

/// <summary>Why so many of the reports of the last twelve months came in time. The page adds up sums; this counts the obligations.</summary>
internal sealed class WhyOnTime : FigureDefinition
{
    public override string Name => "reporting.on-time";
    public override string Title => "On time, last 12 months";
    public override string Words => "Of the reports expected for data dates in the last twelve months that have any, how many first came by their due instant. Excused, cancelled and imported periods are outside; so are reports that are not due and have not come.";
    public override FigureKind Kind => FigureKind.Share;
    public override Type Asks => typeof(ShowPortfolio);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var shown = new PortfolioFiguresAnswer().Answer(new ShowPortfolio(scope.Unit), who, db);
        var lines = ExpectedLine.Of(scope.Unit, db);
        var months = lines.Where(l => l.Expected).Select(l => l.Month).Distinct().OrderDescending().Take(12).ToHashSet();
        return FigureAnswer.For(who, new(shown.OnTime, shown.Expected), [.. lines.Where(l => months.Contains(l.Month)).Select(l => l.Row())]);
    }
}

/// <summary>Why so many of one month's reports came in time.</summary>
internal sealed class WhyOnTimeMonth : FigureDefinition
{
    public override string Name => "reporting.on-time-month";
    public override string Title => "On time in a reporting month";
    public override string Words => "Of the reports expected for data dates in the month, how many first came by their due instant. Excused, cancelled and imported periods are outside; so are reports that are not due and have not come.";
    public override FigureKind Kind => FigureKind.Share;
    public override string? PartIs => "Month";
    public override Type Asks => typeof(ShowPortfolio);

    public override IReadOnlyList<string> Parts(Viewer who, Db db) => [.. new PortfolioFiguresAnswer().Answer(new ShowPortfolio(), who, db).Punctuality.Select(m => m.Month)];

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var shown = new PortfolioFiguresAnswer().Answer(new ShowPortfolio(scope.Unit), who, db).Punctuality.FirstOrDefault(m => m.Month == scope.Part);
        return FigureAnswer.For(who, new(shown?.OnTime ?? 0, shown?.Expected ?? 0), [.. ExpectedLine.Of(scope.Unit, db).Where(l => l.Month == scope.Part).Select(l => l.Row())]);
    }
}

/// <summary>A report that was asked for, and whether it came in time, as its own obligation tells it.</summary>
internal sealed record ExpectedLine(ObligationId Obligation, ProjectId Project, string Period, string Month, ObligationState State, bool? OnTime, int Standard)
{
    public bool Expected => OnTime is not null;

    public static IReadOnlyList<ExpectedLine> Of(UnitId? unit, Db db) => db.List<ExpectedLine>($"""
        select o.obligation, o.project, o.period, substr(o.data_date, 1, 7) month, o.state, o.standard,
            case when o.state in ('Excused', 'Cancelled', 'Historic') then null when o.submitted_at is not null then o.on_time when o.lateness is not null then 0 end on_time
        from obligations o join portfolio p using (project) where o.import is null and {PortfolioUnits.Under(unit)} order by o.data_date desc, p.code
        """);

    public FigureRow Row() => ReportLine.Row(Obligation, Project, Period, Standard, OnTime is true ? 1 : 0, OnTime switch { true => "in time", false => "late", _ => Tell.Words(State) }, Expected ? null : Tell.Words(State), "on_time", "submitted_at", "due", "lateness");
}
