namespace Pmo.Reporting.Measuring;

/// <summary>Why so many projects stand green, amber, red, stale or unknown in the metrics; broken down by month, of that month.</summary>
internal sealed class WhyFresh(FreshStanding standing) : MeasuredFigure(standing.ToString().ToLowerInvariant())
{
    private readonly string word = standing.ToString().ToLowerInvariant();

    public override string Title => $"Projects that stand {word}";
    public override string Words => "Counts the active and on-hold projects by the status accepted last. It is stale when its newest accepted data date is older than one and a half of the project's reporting cycles, or has two asked-for data dates after it; unknown when none was ever accepted. " +
        "Of a month: by the rating accepted for the newest data date in it, stale where only an earlier month had one.";

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var (shown, s) = (Measured.Shown(scope, who, db).Now, Measured.Scope(scope, who));
        var figure = standing switch { FreshStanding.Green => shown.Green, FreshStanding.Amber => shown.Amber, FreshStanding.Red => shown.Red, FreshStanding.Stale => shown.Stale, _ => shown.Unknown };
        return new(new(figure), s.By is MetricsBy.Month && scope.Part is { } month ? InMonth(s, month, db) : Now(scope, s, db));
    }

    private IReadOnlyList<FigureRow> Now(FigureScope scope, Scope s, Db db)
    {
        var (today, usual) = (DateOnly.FromDateTime(s.Who.Now.UtcDateTime), KnownCalendars.Default(db).DaysOfCycle());
        var rows = db.List<Line>($"""
            select p.project, p.department, p.sponsor, p.manager, p.category, c.cadence, r.rag, r.revision, r.data_date rated_on,
                (select max(x.data_date) from reports x where x.project = p.project and x.counts) data_date,
                (select count(*) from obligations o where o.project = p.project and o.due is not null and o.state not in ('Excused', 'Cancelled', 'Historic') and o.data_date < {today}
                    and o.data_date > (select max(x.data_date) from reports x where x.project = p.project and x.counts)) after
            from portfolio p join reporting_projects c using (project) left join reports r on r.project = p.project and r.counts
                and r.data_date = (select max(x.data_date) from reports x where x.project = p.project and x.counts and coalesce(x.rag, x.rag_as_given) is not null)
            where p.import is null and p.status in ('Active', 'OnHold') and {s.Seen} order by p.code
            """);
        return [.. rows.Where(r => Measured.Has(scope, s, r.Department, r.Sponsor, r.Manager, r.Category, today)).Select(r => Row(r.Project, Of(r, today, usual), r.Rag is null ? "" : $", as of {r.RatedOn}",
            r.Rag is null ? [new("portfolio", RowCells.KeyOf(r.Project.Value), "rag", "status")] : [new("portfolio", RowCells.KeyOf(r.Project.Value), "rag", "data_date", "status"), new("reports", RowCells.KeyOf(r.Project.Value, r.RatedOn!, r.Revision!.Value), "rag", "counts")]))];
    }

    private IReadOnlyList<FigureRow> InMonth(Scope s, string month, Db db) => [.. db.List<Month>($"""
        select m.project, m.rag, exists (select 1 from project_months e where e.project = m.project and e.month < m.month and e.rag <> 'Unknown') rated_before
        from project_months m join portfolio p using (project) where m.month = {month} and p.import is null and {s.Seen} order by p.code
        """).Select(m => Row(m.Project, m.Rag is FreshStanding.Unknown && m.RatedBefore ? FreshStanding.Stale : m.Rag, "", [new("project_months", RowCells.KeyOf(m.Project.Value, month), "rag")]))];

    private FigureRow Row(ProjectId project, FreshStanding stands, string when, RowCells[] cells)
    {
        var says = $"{stands.ToString().ToLowerInvariant()}{when}";
        return new(Tell.Name(project), $"/projects/{project}", project, 1, says, stands == standing ? null : says, cells);
    }

    private static FreshStanding Of(Line r, DateOnly today, double usual) => r switch
    {
        { Rag: null } => FreshStanding.Unknown,
        _ when r.After >= 2 || today.DayNumber - r.DataDate!.Value.DayNumber > 1.5 * (r.Cadence is { } own ? CadenceText.Read(own).DaysOfCycle() : usual) => FreshStanding.Stale,
        _ => r.Rag.Value,
    };

    private sealed record Line(ProjectId Project, byte[]? Department, byte[]? Sponsor, byte[]? Manager, string? Category, string? Cadence, FreshStanding? Rag, int? Revision, string? RatedOn, DateOnly? DataDate, int After);

    private sealed record Month(ProjectId Project, FreshStanding Rag, bool RatedBefore);
}
