namespace Pmo.Reporting.Measuring;

/// <summary>Why so much was escalated above the project manager.</summary>
internal sealed class WhyEscalated() : MeasuredFigure("escalations")
{
    public override string Title => "Escalated above the project manager";
    public override string Words => "Counts the steps that ladders took in the span, by the day (UTC) they were taken, to the line manager, the head of PMO, the sponsor or the executive. Steps to the project manager are left out.";

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var s = Measured.Scope(scope, who);
        var rows = db.List<Line>($"""
            select e.ladder, e.step, e.project, e.level, e.at, p.department, p.sponsor, p.manager, p.category
            from escalations e left join measured_escalations p using (ladder, step)
            where {who.Projects("e.project")} and e.project not in (select project from reporting_projects where shown = 0) and {Where.All.And(s.Unit is not null, $"p.ladder is not null and ({ReportingProjects.Under(s.Unit)})")}
            order by e.at, e.ladder
            """);
        return new(new(Measured.Shown(scope, who, db).Escalated.All), [.. rows.Where(r => r.Day >= s.From && r.Day <= s.To && Measured.Has(scope, s, r.Department, r.Sponsor, r.Manager, r.Category, r.Day)).Select(Row)]);
    }

    private static FigureRow Row(Line e) => new($"{Tell.Name(e.Project)}, step {e.Step + 1} of its ladder", $"/projects/{e.Project}", e.Project, 1, $"to the {Tell.Words(e.Level)} on {Tell.Day(e.Day)}",
        e.Level is LadderLevel.ProjectManager ? "to the project manager" : null, [new RowCells("escalations", RowCells.KeyOf(e.Ladder, e.Step), "level", "person", "days_late")]);

    private sealed record Line(Guid Ladder, int Step, ProjectId Project, LadderLevel Level, DateTimeOffset At, byte[]? Department, byte[]? Sponsor, byte[]? Manager, string? Category)
    {
        public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);
    }
}
