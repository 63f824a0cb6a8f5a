namespace Pmo.Reporting.Submitting;

/// <summary>The way back to green, as typed.</summary>
public sealed class RecoveryInput
{
    public string? Cause { get; set; }
    public string? Action { get; set; }
    public string? Owner { get; set; }
    public DateOnly? GreenOn { get; set; }
    public bool NotRecoverable { get; set; }
    public string? DependsOn { get; set; }

    public static RecoveryInput From(Recovery? r) => r is null
        ? new()
        : new() { Cause = r.Cause, Action = r.Action, Owner = r.Owner, GreenOn = r.GreenOn, NotRecoverable = r.NotRecoverable, DependsOn = r.DependsOn };

    /// <summary>Null when nothing was typed.</summary>
    public Recovery? ToRecovery()
    {
        var r = new Recovery(Text.OrNull(Cause), Text.OrNull(Action), Text.OrNull(Owner), GreenOn, NotRecoverable, Text.OrNull(DependsOn));
        return r == new Recovery() ? null : r;
    }
}

/// <summary>The figures as typed.</summary>
public sealed class FiguresInput
{
    public decimal? Baseline { get; set; }
    public decimal? Planned { get; set; }
    public decimal? Actual { get; set; }
    public decimal? Forecast { get; set; }
    public string? Currency { get; set; }
    public decimal? PercentComplete { get; set; }
    public DateOnly? Start { get; set; }
    public DateOnly? BaselineEnd { get; set; }
    public DateOnly? ForecastEnd { get; set; }
    public string? Phase { get; set; }

    public static FiguresInput From(ReportFigures f) => new()
    {
        Baseline = f.Baseline, Planned = f.Planned, Actual = f.Actual, Forecast = f.Forecast, Currency = f.Currency, PercentComplete = f.PercentComplete,
        Start = f.Start, BaselineEnd = f.BaselineEnd, ForecastEnd = f.ForecastEnd, Phase = f.Phase,
    };

    public ReportFigures ToFigures() =>
        new(Baseline, Planned, Actual, Forecast, Text.OrNull(Currency)?.ToUpperInvariant(), PercentComplete, Start, BaselineEnd, ForecastEnd, Text.OrNull(Phase));
}
