namespace Pmo.Reporting.Portfolio;

/// <summary>The portfolio in figures: now, and month by month of the data's own dates.</summary>
/// <param name="Unit">Only projects of this part of the tree.</param>
[May(Role.Reader)]
internal sealed record ShowPortfolio(UnitId? Unit = null) : IQuery<PortfolioFigures>;

/// <summary>The portfolio in figures. What was never accepted is unknown, and unknown is not green.</summary>
/// <param name="Projects">Active and on-hold projects.</param>
/// <param name="Due">Reports open and not due yet, of the active and on-hold projects whose inner matters the viewer sees; Late: due and not here; Waiting: handed in and not judged.</param>
/// <param name="OnTime">Of all projects, whoever asks: of the reports expected in the twelve months shown, how many first came in time.</param>
/// <param name="LastDataDate">The newest data date accepted.</param>
/// <param name="Moved">Projects whose forecast end was moved from one report to the next; Moves: how often, all together.</param>
public sealed record PortfolioFigures(
    int Projects, int Red, int Amber, int Green, int Unknown, int Due, int Late, int Waiting, int OnTime, int Expected, DateOnly? LastDataDate,
    IReadOnlyList<RagMonth> Ratings, IReadOnlyList<OnTimeMonth> Punctuality, int Moved = 0, int Moves = 0);

/// <summary>How many projects stood how in a month.</summary>
public sealed record RagMonth(string Month, int Red, int Amber, int Green, int Unknown);

/// <summary>Reports expected for data dates in a month, and how many of them first came in time.</summary>
public sealed record OnTimeMonth(string Month, int Expected, int OnTime);

/// <summary>Answers from sums where the whole portfolio is asked for, from the projects' months where a part of it is.</summary>
internal sealed class PortfolioFiguresAnswer : IAnswer<ShowPortfolio, PortfolioFigures>
{
    private const int MonthsShown = 36;

    public PortfolioFigures Answer(ShowPortfolio query, Viewer who, Db db)
    {
        var unit = PortfolioUnits.Under(query.Unit);
        var now = db.One<Now>($"""
            select count(*) projects, sum(rag is 'Red') red, sum(rag is 'Amber') amber, sum(rag is 'Green') green, sum(rag is null) unknown, max(data_date) last_data_date, sum(moved > 0) moved, sum(moved) moves
            from portfolio p indexed by portfolio_now where import is null and status in ('Active', 'OnHold') and {unit}
            """)!;
        var reports = db.One<Open>($"""
            select sum(o.state = 'Open') due, sum(o.state in ('Overdue', 'Late', 'VeryLate', 'Missed')) late, sum(o.state in ('Submitted', 'InReview')) waiting
            from expected_reports o indexed by expected_reports_waiting join portfolio r on r.project = o.project
            where o.open and r.import is null and r.status in ('Active', 'OnHold') and {who.Projects("o.project")} and {Of(query.Unit, "o")}
            """)!;
        var ratings = Ratings(query.Unit, db);
        var punctuality = Punctuality(query.Unit, db);
        var year = punctuality.TakeLast(12).ToList();
        return new PortfolioFigures(now.Projects, now.Red, now.Amber, now.Green, now.Unknown, reports.Due, reports.Late, reports.Waiting,
            year.Sum(m => m.OnTime), year.Sum(m => m.Expected), now.LastDataDate, ratings, punctuality, now.Moved, now.Moves);
    }

    private static List<RagMonth> Ratings(UnitId? unit, Db db)
    {
        var rows = unit is null
            ? db.List<RagMonth>($"""
                select month, sum(projects * (rag = 'Red')) red, sum(projects * (rag = 'Amber')) amber, sum(projects * (rag = 'Green')) green, sum(projects * (rag = 'Unknown')) unknown
                from rag_months group by month order by month desc limit {MonthsShown}
                """)
            : db.List<RagMonth>($"""
                select month, sum(rag = 'Red') red, sum(rag = 'Amber') amber, sum(rag = 'Green') green, sum(rag = 'Unknown') unknown
                from project_months m where {Of(unit, "m")} group by month order by month desc limit {MonthsShown}
                """);
        return [.. rows.Reverse()];
    }

    private static List<OnTimeMonth> Punctuality(UnitId? unit, Db db)
    {
        var rows = unit is null
            ? db.List<OnTimeMonth>($"select month, expected, on_time from on_time_months where expected > 0 order by month desc limit {MonthsShown}")
            : db.List<OnTimeMonth>($"""
                select substr(data_date, 1, 7) month, count(*) expected, sum(on_time) on_time from expected_reports e
                where on_time is not null and {Of(unit, "e")} group by 1 order by 1 desc limit {MonthsShown}
                """);
        return [.. rows.Reverse()];
    }

    private static Where Of(UnitId? unit, string table) => table switch
    {
        "o" => Where.All.And(unit is not null, $"o.project in (select p.project from portfolio p where {PortfolioUnits.Under(unit)})"),
        "e" => Where.All.And(unit is not null, $"e.project in (select p.project from portfolio p where {PortfolioUnits.Under(unit)})"),
        _ => Where.All.And(unit is not null, $"m.project in (select p.project from portfolio p where {PortfolioUnits.Under(unit)})"),
    };

    private sealed record Now(int Projects, int Red, int Amber, int Green, int Unknown, DateOnly? LastDataDate, int Moved, int Moves);

    private sealed record Open(int Due, int Late, int Waiting);
}
