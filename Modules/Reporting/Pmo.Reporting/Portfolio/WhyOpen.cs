namespace Pmo.Reporting.Portfolio;

/// <summary>The figures of open reports.</summary>
internal enum OpenReports { Due, Late, Waiting }

/// <summary>Why so many reports are late, due or waiting for a review. The page counts the expected reports; this counts the obligations, which are written by themselves.</summary>
internal sealed class WhyOpen(OpenReports which) : FigureDefinition
{
    public override string Name => which switch { OpenReports.Due => "reporting.due-reports", OpenReports.Late => "reporting.late-reports", _ => "reporting.waiting-reports" };
    public override string Title => which switch { OpenReports.Due => "Reports open and not due", OpenReports.Late => "Reports late", _ => "Reports in review" };
    public override string Words => which switch
    {
        OpenReports.Due => "Counts the reports of active and on-hold projects you may look into whose form is open and whose due instant has not passed.",
        OpenReports.Late => "Counts the reports of active and on-hold projects you may look into that were due and have not come: overdue, late, very late and missed.",
        _ => "Counts the reports of active and on-hold projects you may look into that were handed in and not judged yet.",
    };
    public override Type Asks => typeof(ShowPortfolio);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var shown = new PortfolioFiguresAnswer().Answer(new ShowPortfolio(scope.Unit), who, db);
        var rows = db.List<Line>($"""
            select o.obligation, o.project, o.period, o.state, o.standard, p.status from obligations o join portfolio p using (project)
            where o.shown and p.import is null and o.state not in ('Scheduled', 'Accepted', 'Excused', 'Cancelled', 'Historic') and {who.Projects("o.project")} and {PortfolioUnits.Under(scope.Unit)}
            order by p.code, o.data_date
            """);
        return new(new(which switch { OpenReports.Due => shown.Due, OpenReports.Late => shown.Late, _ => shown.Waiting }), [.. rows.Select(Row)]);
    }

    private FigureRow Row(Line o) => ReportLine.Row(o.Obligation, o.Project, o.Period, o.Standard, 1, Tell.Words(o.State),
        o.Status is Pmo.Office.ProjectStatus.Active or Pmo.Office.ProjectStatus.OnHold ? Of(o.State) == which ? null : Tell.Words(o.State) : $"the project is {Tell.Words(o.Status)}",
        "state", "due");

    private static OpenReports? Of(ObligationState state) => state switch
    {
        ObligationState.Open => OpenReports.Due,
        ObligationState.Overdue or ObligationState.Late or ObligationState.VeryLate or ObligationState.Missed => OpenReports.Late,
        ObligationState.Submitted or ObligationState.InReview => OpenReports.Waiting,
        _ => null,
    };

    private sealed record Line(ObligationId Obligation, ProjectId Project, string Period, ObligationState State, int Standard, Pmo.Office.ProjectStatus Status);
}

/// <summary>How a report stands among the rows behind a figure.</summary>
internal static class ReportLine
{
    public static FigureRow Row(ObligationId obligation, ProjectId project, string period, int standard, decimal gives, string says, string? leftOut, params string[] columns) =>
        new($"{Tell.Name(project)}, {period}", $"/reporting/obligations/{obligation}", project, gives, says, leftOut, [new RowCells("obligations", RowCells.KeyOf(obligation.Value), columns)],
            standard > 0 ? [$"Reporting standard, version {standard}"] : null);
}
