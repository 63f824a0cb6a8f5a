namespace Pmo.Reporting.Measuring;

/// <summary>Why so many reports came in time.</summary>
internal sealed class WhyPunctual() : MeasuredFigure("on-time")
{
    public override string Title => "On time";
    public override string Words => "Of the reports due in the span, how many first came complete by their due instant. Excused, cancelled, historic and not yet due reports are outside. One that was sent back as incomplete counts as on time, and not as first pass.";
    public override FigureKind Kind => FigureKind.Share;

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var shown = Measured.Shown(scope, who, db).Reports;
        return new(new(shown.OnTime, shown.Due), [.. MeasuredReport.Of(scope, who, db).Select(r => r.Row(r.OnTime ? 1 : 0, r.OnTime ? "in time" : r.Facts.SubmittedAt is null ? "still missing" : "late", r.LeftOut))]);
    }
}

/// <summary>Why so many reports were accepted at first pass.</summary>
internal sealed class WhyFirstPass() : MeasuredFigure("first-pass")
{
    public override string Title => "Accepted at first pass";
    public override string Words => "Of the reports due in the span and accepted, how many were accepted as first handed in. What is due and not accepted neither passed nor failed.";
    public override FigureKind Kind => FigureKind.Share;

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var shown = Measured.Shown(scope, who, db).Reports;
        return new(new(shown.FirstPass, shown.Accepted), [.. MeasuredReport.Of(scope, who, db).Select(r => r.Row(r.Facts.Accepted is 1 ? 1 : 0, r.Facts.Accepted is { } n ? $"accepted as revision {n}" : "not accepted", r.NotJudged))]);
    }
}

/// <summary>Why late reports are so late.</summary>
internal sealed class WhyDaysLate() : MeasuredFigure("days-late")
{
    public override string Title => "Days late, median";
    public override string Words => "Of the reports due in the span that did not come in time, begun days from due to the first report, or to now while it is missing; the middle one of them.";
    public override FigureKind Kind => FigureKind.Median;

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db) => new(new((decimal?)Measured.Shown(scope, who, db).Reports.MedianDaysLate),
        [.. MeasuredReport.Of(scope, who, db).Select(r => r.LeftOut is { } why ? r.Row(0, why, why) : r.OnTime ? r.Row(0, "in time", "in time") : r.Row(r.DaysLate, Tell.Count(r.DaysLate, "day"), null))]);
}

/// <summary>Why so many reports are missing.</summary>
internal sealed class WhyMissing() : MeasuredFigure("missing")
{
    public override string Title => "Reports missing";
    public override string Words => "Counts the reports due in the span that have not come. Excused, cancelled, historic and not yet due reports are outside.";

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db) => new(new(Measured.Shown(scope, who, db).Reports.Missing),
        [.. MeasuredReport.Of(scope, who, db).Select(r => r.Row(1, r.Facts.SubmittedAt is null ? "missing" : "is here", r.LeftOut ?? (r.Facts.SubmittedAt is null ? null : "is here")))]);
}
