namespace Pmo.Reporting.Portfolio;

/// <summary>How the last accepted values are carried: forward by one report in the usual case, from all reports when an older one counts anew.</summary>
internal sealed partial class ProjectRecords
{
    // The usual case, one row read: the report accepted is the newest of its project.
    private static Sql Advance(ReportAccepted e) => Sql($"""
        update portfolio set
            rag = case when coalesce(r.rag, r.rag_as_given) is null then portfolio.rag else r.rag end,
            rag_as_given = case when coalesce(r.rag, r.rag_as_given) is null then portfolio.rag_as_given else r.rag_as_given end,
            rag_on = case when coalesce(r.rag, r.rag_as_given) is null then portfolio.rag_on else r.data_date end,
            phase = coalesce(r.phase, portfolio.phase), percent = coalesce(r.percent, portfolio.percent), currency = coalesce(r.currency, portfolio.currency),
            budget = coalesce(r.baseline, budget), first_budget = coalesce(first_budget, r.baseline),
            forecast = coalesce(r.forecast, portfolio.forecast), first_forecast = coalesce(first_forecast, r.forecast),
            baseline_end = coalesce(r.baseline_end, portfolio.baseline_end),
            forecast_end = coalesce(r.forecast_end, portfolio.forecast_end), first_end = coalesce(first_end, r.forecast_end),
            moved = moved + coalesce(r.forecast_end <> portfolio.forecast_end, 0),
            data_date = r.data_date, reports = portfolio.reports + 1
        from reports r
        where portfolio.project = {e.Project} and (portfolio.data_date is null or portfolio.data_date < {e.DataDate})
            and r.project = {e.Project} and r.data_date = {e.DataDate} and r.revision = {e.Revision}
        """);

    private static Sql Recompute(ProjectId project, DateOnly dataDate) => RecomputeWhere(Where.All.And(true, $"p.project = {project} and p.data_date >= {dataDate}"));

    // A hidden report does not count yet, or an acceptance in between would show it.
    private static Sql[] Reveal(Guid import) =>
    [
        Sql($"update reports set counts = 1 where import = {import} and state = {ReportState.Historic}"),
        RecomputeImported(import),
        Sql($"update reports set import = null where import = {import}"),
        Sql($"update portfolio set import = null where import = {import}"),
    ];

    private static Sql RecomputeImported(Guid import) => RecomputeWhere(Where.All.And(true, $"p.project in (select project from reports where import = {import})"));

    private static Sql RecomputeWhere(Where which) => Sql($"""
        update portfolio as p set
            (rag, rag_as_given, rag_on) = (select rag, rag_as_given, data_date from reports r
                where r.project = p.project and counts and coalesce(rag, rag_as_given) is not null order by data_date desc limit 1),
            phase = (select phase from reports r where r.project = p.project and counts and phase is not null order by data_date desc limit 1),
            percent = (select percent from reports r where r.project = p.project and counts and percent is not null order by data_date desc limit 1),
            currency = (select currency from reports r where r.project = p.project and counts and currency is not null order by data_date desc limit 1),
            budget = (select baseline from reports r where r.project = p.project and counts and baseline is not null order by data_date desc limit 1),
            first_budget = (select baseline from reports r where r.project = p.project and counts and baseline is not null order by data_date limit 1),
            forecast = (select forecast from reports r where r.project = p.project and counts and forecast is not null order by data_date desc limit 1),
            first_forecast = (select forecast from reports r where r.project = p.project and counts and forecast is not null order by data_date limit 1),
            baseline_end = (select baseline_end from reports r where r.project = p.project and counts and baseline_end is not null order by data_date desc limit 1),
            forecast_end = (select forecast_end from reports r where r.project = p.project and counts and forecast_end is not null order by data_date desc limit 1),
            first_end = (select forecast_end from reports r where r.project = p.project and counts and forecast_end is not null order by data_date limit 1),
            moved = (select count(*) from (select forecast_end, lag(forecast_end) over (order by data_date) as before from reports r
                where r.project = p.project and counts and forecast_end is not null) where before <> forecast_end),
            (data_date, reports) = (select max(data_date), count(*) from reports r where r.project = p.project and counts)
        where {which}
        """);
}
