namespace Pmo.Reporting.Portfolio;

/// <summary>The portfolio's list: every project with the last accepted values of its record.</summary>
/// <param name="Text">Words to find in code, name, project manager, sponsor or department; all must be found.</param>
/// <param name="Unit">A department, programme or portfolio with its whole part of the tree.</param>
/// <param name="Rag">Only projects that stand so.</param>
/// <param name="State">Only projects with a report in this state, as far as the viewer sees it; the row shows that report.</param>
/// <param name="Ended">Completed and cancelled projects too.</param>
/// <param name="Sort">code, name, department, manager, rag, date, forecast, change, end, slip, moved or due; with a dash in front descending.</param>
/// <param name="Project">Only this project.</param>
[May(Role.Reader)]
internal sealed record FindPortfolio(
    string? Text = null, UnitId? Unit = null, Standing? Rag = null, ObligationState? State = null, bool Ended = false, string? Sort = null, int Page = 1, int Size = 50, ProjectId? Project = null)
    : IQuery<Page<PortfolioRow>>;

/// <summary>How a project stands, unknown included.</summary>
public enum Standing { Red, Amber, Green, Unknown }

/// <summary>A project in the portfolio's list.</summary>
/// <param name="RagOn">The data date of the rating; it may be older than <paramref name="DataDate"/>, the newest accepted.</param>
/// <param name="Money">Forecast at completion, or the budget where no forecast was ever given.</param>
/// <param name="Forecasts">It is a forecast.</param>
/// <param name="MoneyChange">In percent of the budget, or of the first value accepted where there is no budget.</param>
/// <param name="SlipDays">From the approved end, or from the first forecast end where none is known.</param>
/// <param name="Moved">How often the forecast end was moved.</param>
/// <param name="Report">Where the oldest open report stands that can still be in time or late, else the newest that was missed, or the one filtered by; null: none, or not for this viewer.</param>
public sealed record PortfolioRow(
    ProjectId Project, string Code, string Name, string? Department, PersonId? Manager, Pmo.Office.ProjectStatus Status,
    Rag? Rag, string? RagAsGiven, DateOnly? RagOn, DateOnly? DataDate, decimal? Money, bool Forecasts, string? Currency, double? MoneyChange,
    DateOnly? ForecastEnd, int? SlipDays, int Moved, ObligationState? Report, DateTimeOffset? Due, ObligationId? Obligation);

/// <summary>Answers fifty rows; what is dear (open report, department) is looked up for those fifty only.</summary>
internal sealed class PortfolioAnswer : IAnswer<FindPortfolio, Page<PortfolioRow>>
{
    public Page<PortfolioRow> Answer(FindPortfolio query, Viewer who, Db db)
    {
        var where = Matching(query, who);
        var total = db.Value<long>($"select count(*) from portfolio p left join portfolio_units d on d.unit = p.department where {where}");
        var (number, size) = Slice.Of(who, query.Page, query.Size, total);
        var rows = db.List<PortfolioRow>($"""
            with listed as materialized (
                select p.*, d.name as department_name, coalesce(p.forecast, p.budget) as money,
                    100 * (coalesce(p.forecast, p.budget) - coalesce(p.budget, p.first_forecast)) / nullif(coalesce(p.budget, p.first_forecast), 0) as change,
                    cast(julianday(p.forecast_end) - julianday(coalesce(p.baseline_end, p.first_end)) as int) as slip,
                    (select coalesce(min(data_date) filter (where state <> 'Missed'), max(data_date)) from expected_reports o
                        where o.project = p.project and o.open and {InState(query.State)} and {who.Projects("p.project")}) as open_date
                from portfolio p left join portfolio_units d on d.unit = p.department
                where {where}
                order by {Order(query.Sort)} limit {size} offset {(long)(number - 1) * size})
            select p.project, p.code, p.name, p.department_name department, p.manager, p.status, p.rag, p.rag_as_given, p.rag_on, p.data_date,
                p.money, p.forecast is not null forecasts, p.currency, p.change money_change, p.forecast_end, p.slip slip_days, p.moved, o.state report, o.due, o.obligation
            from listed p left join expected_reports o on o.project = p.project and o.data_date = p.open_date and o.open
            order by {Order(query.Sort)}
            """);
        return new Page<PortfolioRow>(rows, total, number, size);
    }

    private static Where Matching(FindPortfolio q, Viewer who)
    {
        // The plus keeps the figures' index away, which would sort all projects to find the first fifty.
        var where = Where.All
            .And(true, $"+p.import is null")
            .And(!q.Ended, $"p.status in ('Active', 'OnHold')")
            .And(q.Project is not null, $"p.project = {q.Project}")
            .And(q.Unit is not null, $"{PortfolioUnits.Under(q.Unit)}")
            .And(q.Rag is Standing.Unknown, $"p.rag is null")
            .And(q.Rag is not null and not Standing.Unknown, $"p.rag = {q.Rag}")
            .And(q.State is not null, $"exists (select 1 from expected_reports o where o.project = p.project and o.open and {InState(q.State)} and {who.Projects("p.project")})");
        foreach (var word in WordsOf(q.Text))
            where.And(true, $"instr(lower(p.code || ' ' || p.name || ' ' || coalesce(d.name, '')), {word}) or instr(lower(coalesce(person_name(p.manager), '')), {word}) or instr(lower(coalesce(person_name(p.sponsor), '')), {word})");
        return where;
    }

    private static Where InState(ObligationState? state) => Where.All.And(state is not null, $"o.state = {state}");

    private static IEnumerable<string> WordsOf(string? text) =>
        (text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(8);

    private static SortBy Order(string? sort) => SortBy.Of(sort, "p.code",
        ("code", "p.code"), ("name", "p.name"), ("department", "department_name"), ("manager", "person_name(p.manager)"),
        ("rag", "case p.rag when 'Red' then 1 when 'Amber' then 2 when 'Green' then 3 end"), ("date", "p.data_date"), ("forecast", "money"), ("change", "change"),
        ("end", "p.forecast_end"), ("slip", "slip"), ("moved", "p.moved"), ("due", "open_date"));
}
