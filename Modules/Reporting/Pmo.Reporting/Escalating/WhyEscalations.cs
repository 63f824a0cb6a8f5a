namespace Pmo.Reporting.Escalating;

/// <summary>Why so many escalations go on. The page counts steps; this counts ladders.</summary>
internal sealed class WhyEscalations : FigureDefinition
{
    public override string Name => "reporting.escalations-going-on";
    public override string Title => "Escalations going on";
    public override string Words => "Counts the ladders of projects you may look into that have taken a step and have not ended. One ladder runs for a project, and one for each revision that was asked for.";
    public override Type Asks => typeof(FindEscalations);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var shown = new FindEscalationsAnswer().Answer(new FindEscalations(Project: scope.Project, Unit: scope.Unit, Size: 1), who, db).Total;
        var rows = db.List<Line>($"""
            select l.ladder, l.project, l.level, l.step, l.ended is not null ended from ladders l join reporting_projects p on p.project = l.project
            where p.shown and {who.Projects("l.project")} and {ReportingProjects.Under(scope.Unit)} and ({scope.Project} is null or l.project = {scope.Project}) order by l.ended is not null, p.code, l.started
            """);
        return new(new(shown), [.. rows.Select(Row)]);
    }

    private static FigureRow Row(Line l) => new($"{Tell.Name(l.Project)}, its ladder", $"/projects/{l.Project}?view=escalations", l.Project, 1, l.Level is { } level ? $"at the {Tell.Words(level)}" : "no step taken yet",
        l.Ended ? "ended" : l.Step < 0 ? "no step taken yet" : null, [new RowCells("ladders", RowCells.KeyOf(l.Ladder), "level", "person", "waits", "exhausted", "ended")]);

    private sealed record Line(Guid Ladder, ProjectId Project, string? Level, int Step, bool Ended);
}
