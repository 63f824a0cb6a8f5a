namespace Pmo.Reporting.Portfolio;

/// <summary>The figures among a project's facts.</summary>
internal enum ProjectFact { Budget, Actual, Forecast, Complete, ApprovedEnd, ForecastEnd, Duration, Milestones, OpenEntries }

/// <summary>
/// Why a fact of a project is what it is: the newest report that counts and gives it; of a data date, what the report of that day gives. The
/// project's page carries it from the reports it shows; this finds the report anew, and shows beside it what the portfolio keeps.
/// </summary>
internal sealed class WhyFact(ProjectFact fact) : FigureDefinition
{
    public override string Name => NameOf(fact);
    public override string Title => fact switch
    {
        ProjectFact.Actual => "Actual cost",
        ProjectFact.Complete => "Complete, in percent",
        ProjectFact.ApprovedEnd => "Approved end",
        ProjectFact.ForecastEnd => "Forecast end",
        ProjectFact.Duration => "Duration, in days",
        ProjectFact.Milestones => "Milestones done",
        ProjectFact.OpenEntries => "Open issues and risks",
        _ => fact.ToString(),
    };
    public override string Words => (fact is ProjectFact.Milestones or ProjectFact.OpenEntries
        ? "Counted in the newest accepted report that was written here as a whole report; reports from files and short reports have no lists."
        : "What the newest accepted report says that gives one. An accepted report counts by its data date, so that a late acceptance of an old period never hides a newer one.") +
        (fact is ProjectFact.Duration ? " Days from the start to the forecast end of one report." : "") + " Of a data date: what the report of that day says.";
    public override FigureKind Kind => FigureKind.Single;
    public override FigureForm Form => fact switch { ProjectFact.ApprovedEnd or ProjectFact.ForecastEnd => FigureForm.Day, ProjectFact.Complete => FigureForm.Percent, _ => FigureForm.Number };
    public override string OfEach => "project";
    public override Type Asks => typeof(ShowProjectReporting);

    /// <summary>The name of a fact in addresses.</summary>
    public static string NameOf(ProjectFact fact) => "reporting.project-" + Tell.Words(fact).Replace(' ', '-');

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        if (scope.Project is not { } project || ProjectLine.Page(project, who, db) is not { } page) return new(new(null), []);
        var lines = FactLine.Of(project, db);
        var day = Chosen.Day(scope.Part);
        var counts = scope.Part is null ? lines.FirstOrDefault(l => Of(l) is not null) : lines.FirstOrDefault(l => l.DataDate == day && Of(l) is not null);
        var shown = scope.Part is null ? Shown(page.Record) : page.Counted.FirstOrDefault(c => c.DataDate == day) is { } report ? Shown(report) : null;
        return new(new(shown), [.. lines.Select(l => Row(project, l, l == counts, day))]);
    }

    private FigureRow Row(ProjectId project, FactLine l, bool counts, DateOnly? day) => l.Row(project, Of(l) ?? 0, Says(l), counts ? null : Of(l) is null ? "gives none" : day is null ? "an older report" : "of another day",
        counts && day is null && Carried is { } column ? [new("portfolio", RowCells.KeyOf(project.Value), column)] : [], Columns);

    private decimal? Of(FactLine l) => fact switch
    {
        ProjectFact.Budget => l.Baseline,
        ProjectFact.Actual => l.Actual,
        ProjectFact.Forecast => l.Forecast,
        ProjectFact.Complete => l.Percent,
        ProjectFact.ApprovedEnd => l.BaselineEnd?.DayNumber,
        ProjectFact.ForecastEnd => l.ForecastEnd?.DayNumber,
        ProjectFact.Duration => l.ForecastEnd?.DayNumber - l.Start?.DayNumber,
        ProjectFact.Milestones => l.Lists ? l.Done : null,
        _ => l.Lists ? l.Open : null,
    };

    private decimal? Shown(ProjectRecord r) => fact switch
    {
        ProjectFact.Budget => r.Baseline?.Value,
        ProjectFact.Actual => r.Actual?.Value,
        ProjectFact.Forecast => r.Forecast?.Value,
        ProjectFact.Complete => r.PercentComplete?.Value,
        ProjectFact.ApprovedEnd => r.BaselineEnd?.Value.DayNumber,
        ProjectFact.ForecastEnd => r.ForecastEnd?.Value.DayNumber,
        ProjectFact.Duration => r.DurationDays?.Value,
        ProjectFact.Milestones => r.Milestones?.Value.Count(m => m.Done is not null),
        _ => r.Entries?.Value.Count(e => !e.Closed),
    };

    private decimal? Shown(CountedReport r) => fact switch
    {
        ProjectFact.Budget => r.Baseline,
        ProjectFact.Actual => r.Actual,
        ProjectFact.Forecast => r.Forecast,
        ProjectFact.Complete => r.Percent,
        ProjectFact.ApprovedEnd => r.BaselineEnd?.DayNumber,
        ProjectFact.ForecastEnd => r.ForecastEnd?.DayNumber,
        ProjectFact.Duration => r.ForecastEnd?.DayNumber - r.Start?.DayNumber,
        _ => null,
    };

    private string Says(FactLine l) => Of(l) is null ? "gives none" : fact switch
    {
        ProjectFact.Budget => l.Said(l.Baseline),
        ProjectFact.Actual => l.Said(l.Actual),
        ProjectFact.Forecast => l.Said(l.Forecast),
        ProjectFact.Complete => $"{Of(l):0.##} %",
        ProjectFact.ApprovedEnd => Tell.Day(l.BaselineEnd!.Value),
        ProjectFact.ForecastEnd => Tell.Day(l.ForecastEnd!.Value),
        ProjectFact.Duration => Tell.Count((long)Of(l)!.Value, "day"),
        ProjectFact.Milestones => $"{l.Done} of {l.Milestones} done",
        _ => $"{l.Open} open",
    };

    private string[] Columns => fact switch
    {
        ProjectFact.Budget => ["baseline"],
        ProjectFact.Actual => ["actual"],
        ProjectFact.Forecast => ["forecast"],
        ProjectFact.Complete => ["percent"],
        ProjectFact.ApprovedEnd => ["baseline_end"],
        ProjectFact.ForecastEnd => ["forecast_end"],
        ProjectFact.Duration => ["start", "forecast_end"],
        _ => ["state"],
    };

    private string? Carried => fact switch
    {
        ProjectFact.Budget => "budget",
        ProjectFact.Forecast => "forecast",
        ProjectFact.Complete => "percent",
        ProjectFact.ApprovedEnd => "baseline_end",
        ProjectFact.ForecastEnd => "forecast_end",
        _ => null,
    };
}
