namespace Pmo.Reporting.Portfolio;

/// <summary>How far something of a project moved.</summary>
internal enum Movement
{
    /// <summary>Money, from the first report to the newest.</summary>
    Money,
    /// <summary>The forecast end, from the first report to the newest or to that of a day.</summary>
    End,
    /// <summary>The approved end of a report against the first forecast end.</summary>
    ApprovedEnd,
    /// <summary>Money against the budget, in percent.</summary>
    Share,
    /// <summary>The forecast end against the approved end.</summary>
    Slip,
    /// <summary>The forecast, against the report before.</summary>
    MoneyStep,
    /// <summary>The forecast end, against the report before.</summary>
    EndStep,
}

/// <summary>Why something of a project moved so far: the value of one report less that of another. Lists and pages read what is carried from report to report; this finds the two reports.</summary>
internal sealed class WhyMovement(Movement movement) : FigureDefinition
{
    private const string Later = "the later one";
    private const string Earlier = "the one it is measured against";

    public override string Name => NameOf(movement);
    public override string Title => movement switch
    {
        Movement.Money => "Money moved",
        Movement.End => "Forecast end moved, in days",
        Movement.ApprovedEnd => "Approved end, in days after the first forecast",
        Movement.Share => "Money against the budget, in percent",
        Movement.Slip => "Slip, in days",
        Movement.MoneyStep => "Forecast against the report before",
        _ => "Forecast end against the report before, in days",
    };
    public override string Words => "Of the accepted reports of the project, " + movement switch
    {
        Movement.Money => "the budget of the newest that gives one, less that of the first; where none ever gave a budget, the forecast.",
        Movement.End => "the forecast end of the newest that gives one, or of a data date's, less that of the first, in days.",
        Movement.ApprovedEnd => "the approved end of a data date's, less the forecast end of the first that gives one, in days.",
        Movement.Share => "the newest forecast, or the newest budget where no forecast was ever given, less the newest budget, or the first forecast where no budget was ever given; in percent of the latter.",
        Movement.Slip => "the newest forecast end, less the newest approved end, or the first forecast end where none was ever approved, in days.",
        Movement.MoneyStep => "the forecast of a data date's, less that of the next older one that gives one.",
        _ => "the forecast end of a data date's, less that of the next older one that gives one, in days.",
    };
    public override FigureForm Form => movement is Movement.Share ? FigureForm.Percent : FigureForm.Number;
    public override string OfEach => "project";
    public override Type Asks => movement is Movement.Share or Movement.Slip ? typeof(FindPortfolio) : typeof(ShowProjectReporting);

    /// <summary>The name of a movement in addresses.</summary>
    public static string NameOf(Movement movement) => "reporting.project-moved-" + Tell.Words(movement).Replace(' ', '-');

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        if (scope.Project is not { } project) return new(new(0), []);
        var lines = FactLine.Of(project, db);
        var day = Chosen.Day(scope.Part);
        if (Shown(project, day, who, db) is not { } shown || Two(lines, day) is not { } two) return new(new(0), [.. lines.Select(l => l.Row(project, 0, "gives none", "gives none", []))]);
        var scale = movement is Movement.Share ? 100 / two.Earlier.Amount : 1;
        return new(new(shown),
        [
            Row(project, two.Later, Later, Math.Round(two.Later.Amount * scale, 6)), Row(project, two.Earlier, Earlier, -Math.Round(two.Earlier.Amount * scale, 6)),
            .. lines.Where(l => l != two.Later.Line && l != two.Earlier.Line).Select(l => l.Row(project, 0, "another report", "another report", [])),
        ]);
    }

    /// <summary>What the page shows, from its own answer.</summary>
    private decimal? Shown(ProjectId project, DateOnly? day, Viewer who, Db db)
    {
        if (movement is Movement.Share or Movement.Slip)
        {
            var row = new PortfolioAnswer().Answer(new FindPortfolio(Project: project, Ended: true, Size: 1), who, db).Rows.SingleOrDefault();
            return movement is Movement.Slip ? row?.SlipDays : row?.MoneyChange is { } share ? Math.Round((decimal)share, 6) : null;
        }

        if (ProjectLine.Page(project, who, db) is not { } page) return null;
        var at = page.Counted.FirstOrDefault(c => c.DataDate == day);
        var ends = page.Counted.Where(c => c.ForecastEnd is not null).ToList();
        return movement switch
        {
            Movement.Money => page.Record.BudgetChange,
            Movement.End when day is null => page.Record.SlippedDays,
            Movement.End => at?.ForecastEnd?.DayNumber - ends.LastOrDefault()?.ForecastEnd?.DayNumber,
            Movement.ApprovedEnd => at?.BaselineEnd?.DayNumber - ends.LastOrDefault()?.ForecastEnd?.DayNumber,
            Movement.MoneyStep => at?.Forecast - page.Counted.FirstOrDefault(c => c.DataDate < day && c.Forecast is not null)?.Forecast,
            _ => at?.ForecastEnd?.DayNumber - ends.Find(c => c.DataDate < day)?.ForecastEnd?.DayNumber,
        };
    }

    private (Value Later, Value Earlier)? Two(IReadOnlyList<FactLine> newestFirst, DateOnly? day)
    {
        IEnumerable<Value> Given(string column, Func<FactLine, decimal?> of) => newestFirst.Where(l => of(l) is not null).Select(l => new Value(l, column, of(l)!.Value));
        var (budgets, forecasts) = (Given("baseline", l => l.Baseline).ToList(), Given("forecast", l => l.Forecast).ToList());
        var (ends, approved) = (Given("forecast_end", l => l.ForecastEnd?.DayNumber).ToList(), Given("baseline_end", l => l.BaselineEnd?.DayNumber).ToList());
        var money = budgets.Count > 0 ? budgets : forecasts;
        var (later, earlier) = movement switch
        {
            Movement.Money => (money.FirstOrDefault(), money.LastOrDefault()),
            Movement.End => (ends.Find(e => day is null || e.Line.DataDate == day), ends.LastOrDefault()),
            Movement.ApprovedEnd => (approved.Find(e => e.Line.DataDate == day), ends.LastOrDefault()),
            Movement.Share => (forecasts.FirstOrDefault() ?? budgets.FirstOrDefault(), budgets.FirstOrDefault() ?? forecasts.LastOrDefault()),
            Movement.Slip => (ends.FirstOrDefault(), approved.FirstOrDefault() ?? ends.LastOrDefault()),
            Movement.MoneyStep => (forecasts.Find(e => e.Line.DataDate == day), forecasts.Find(e => e.Line.DataDate < day)),
            _ => (ends.Find(e => e.Line.DataDate == day), ends.Find(e => e.Line.DataDate < day)),
        };
        return later is null || earlier is null || (movement is Movement.Share && earlier.Amount == 0) ? null : (later, earlier);
    }

    private static FigureRow Row(ProjectId project, Value v, string role, decimal gives) =>
        v.Line.Row(project, gives, $"{(v.Column.EndsWith("_end", StringComparison.Ordinal) ? Tell.Day(DateOnly.FromDayNumber((int)v.Amount)) : v.Line.Said(v.Amount))}, {role}", null, [], v.Column);

    private sealed record Value(FactLine Line, string Column, decimal Amount);
}
