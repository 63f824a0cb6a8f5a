namespace Pmo.Reporting.Measuring;

/// <summary>Why so many questions were answered.</summary>
internal sealed class WhyAnswered() : MeasuredFigure("answers")
{
    public override string Title => "Questions answered";
    public override string Words => "Of the questions put in the span, by the day (UTC) they were first put, that were answered or whose time passed without an answer, how many were answered. Passing on is no answer. Questions still within their time, and those closed without needing one, are left out.";
    public override FigureKind Kind => FigureKind.Share;

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var s = Measured.Scope(scope, who);
        var rows = db.List<Line>($"""
            select a.ask, a.project, a.asked_at, a.answered_at is not null answered, a.closed_at is not null closed, p.department, p.sponsor, p.manager, p.category,
                exists (select 1 from ask_life l where l.ask = a.ask and l.what in ('Unanswered', 'UnansweredAtTop')) unanswered
            from asks a left join measured_asks p using (ask)
            where {who.Projects("a.project")} and a.project not in (select project from reporting_projects where shown = 0) and {Where.All.And(s.Unit is not null, $"p.ask is not null and ({ReportingProjects.Under(s.Unit)})")}
            order by a.asked_at, a.ask
            """);
        var asks = Measured.Shown(scope, who, db).Asks;
        return new(new(asks.Answered, asks.Owed), [.. rows.Where(r => r.Day >= s.From && r.Day <= s.To && Measured.Has(scope, s, r.Department, r.Sponsor, r.Manager, r.Category, r.Day)).Select(Row)]);
    }

    private static FigureRow Row(Line a) => new($"{Tell.Name(a.Project)}, question of {Tell.Day(a.Day)}", $"/reporting/asks/{a.Ask}", a.Project, a.Answered ? 1 : 0,
        a.Answered ? "answered" : a.Unanswered ? "not answered in time" : a.Closed ? "closed without needing an answer" : "still within its time",
        a.Answered || a.Unanswered ? null : a.Closed ? "closed without needing an answer" : "still within its time", [new RowCells("asks", RowCells.KeyOf(a.Ask.Value), "state", "asked_of", "answer", "answered_at", "closed_at")]);

    private sealed record Line(AskId Ask, ProjectId Project, DateTimeOffset AskedAt, bool Answered, bool Closed, byte[]? Department, byte[]? Sponsor, byte[]? Manager, string? Category, bool Unanswered)
    {
        public DateOnly Day => DateOnly.FromDateTime(AskedAt.UtcDateTime);
    }
}
