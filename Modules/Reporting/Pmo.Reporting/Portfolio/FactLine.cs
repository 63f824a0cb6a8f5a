namespace Pmo.Reporting.Portfolio;

/// <summary>A report of a project that counts, with the figures it gives, as the rows behind the project's facts.</summary>
/// <param name="Lists">It was written here as a whole report, and so has milestones and issues.</param>
internal sealed record FactLine(
    ObligationId Obligation, DateOnly DataDate, int Revision, int Standard, string? Currency, decimal? Percent, decimal? Baseline, decimal? Actual, decimal? Forecast,
    DateOnly? Start, DateOnly? BaselineEnd, DateOnly? ForecastEnd, bool Lists, int Done, int Milestones, int Open)
{
    /// <summary>Those of a project, newest data date first. Reports that count are open to everyone signed in.</summary>
    public static IReadOnlyList<FactLine> Of(ProjectId project, Db db) => db.List<FactLine>($"""
        select r.obligation, r.data_date, r.revision, coalesce(o.standard, 0) standard, r.currency, r.percent, r.baseline, r.actual, r.forecast, r.start, r.baseline_end, r.forecast_end,
            r.revision > 0 and o.short is null lists,
            (select count(*) from report_contents c, json_each(c.content, '$.milestones') m where c.obligation = r.obligation and c.revision = r.revision and json_extract(m.value, '$.done') is not null) done,
            (select count(*) from report_contents c, json_each(c.content, '$.milestones') m where c.obligation = r.obligation and c.revision = r.revision) milestones,
            (select count(*) from report_contents c, json_each(c.content, '$.entries') m where c.obligation = r.obligation and c.revision = r.revision and not coalesce(json_extract(m.value, '$.closed'), 0)) open
        from reports r left join obligations o using (obligation) where r.project = {project} and r.counts order by r.data_date desc
        """);

    /// <summary>A day as told text; an amount with its currency.</summary>
    public string Said(decimal? money) => money is { } amount ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{amount:#,0.##} {Currency}").TrimEnd() : "none";

    public FigureRow Row(ProjectId project, decimal gives, string says, string? leftOut, IEnumerable<RowCells> carried, params string[] columns) => new($"{Tell.Name(project)}, as of {Tell.Day(DataDate)}",
        $"/reporting/obligations/{Obligation}/revisions/{Revision}", project, gives, says, leftOut, [new("reports", RowCells.KeyOf(project.Value, DataDate, Revision), [.. columns, "counts"]), .. carried],
        Standard > 0 ? [$"Reporting standard, version {Standard}"] : null);
}
