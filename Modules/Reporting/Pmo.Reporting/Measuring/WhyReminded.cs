namespace Pmo.Reporting.Measuring;

/// <summary>Why so many reminders were sent. The page counts what is kept for metrics; this counts the lives of the reports.</summary>
internal sealed class WhyReminded() : MeasuredFigure("reminders")
{
    public override string Title => "Reminders sent";
    public override string Words => "Counts the reminders of reports that were sent by themselves in the span, by the day (UTC). Those with nobody to remind and those skipped because their moment was long past are left out; reminders by hand are no part of it.";

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var s = Measured.Scope(scope, who);
        var (begin, end) = (new DateTimeOffset(s.From, TimeOnly.MinValue, TimeSpan.Zero), new DateTimeOffset(s.To.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
        var rows = db.List<Line>($"""
            select l.obligation, o.project, o.period, l.number days, l.at, l.what = 'ReminderSkipped' skipped, l.who is null nobody, p.department, p.sponsor, p.manager, p.category
            from obligation_life l join obligations o using (obligation)
            left join measured_reminders p on p.obligation = l.obligation and p.days = l.number and p.day = date(l.at / 1000000, 'unixepoch')
            where l.what in ('Reminded', 'ReminderSkipped') and l.at >= {begin} and l.at < {end} and {who.Projects("o.project")} and o.project not in (select project from reporting_projects where shown = 0)
                and {Where.All.And(s.Unit is not null, $"p.obligation is not null and ({ReportingProjects.Under(s.Unit)})")}
            group by l.obligation, l.number, l.at / 86400000000 order by l.at, l.obligation
            """);
        return new(new(Measured.Shown(scope, who, db).Reminders.Sent), [.. rows.Where(r => Measured.Has(scope, s, r.Department, r.Sponsor, r.Manager, r.Category, r.Day)).Select(Row)]);
    }

    private static FigureRow Row(Line l) => new($"{Tell.Name(l.Project)}, {l.Period}, reminder of {Tell.Day(l.Day)}", $"/reporting/obligations/{l.Obligation}", l.Project, 1, l.Skipped ? "skipped" : l.Nobody ? "nobody to remind" : "sent",
        l.Skipped ? "skipped as long past" : l.Nobody ? "with nobody to remind" : null, [new RowCells("measured_reminders", RowCells.KeyOf(l.Obligation.Value, l.Days, l.Day), "sent")]);

    private sealed record Line(ObligationId Obligation, ProjectId Project, string Period, int Days, DateTimeOffset At, bool Skipped, bool Nobody, byte[]? Department, byte[]? Sponsor, byte[]? Manager, string? Category)
    {
        public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);
    }
}
