namespace Pmo.Reporting.Measuring;

/// <summary>
/// How projects stood month by month of their data dates, and how they went from one of their reporting months to the next. A
/// month without an accepted status is stale if an earlier one had one, else unknown.
/// </summary>
/// <param name="Months">Standings by month.</param>
/// <param name="Flow">How many went from what to what.</param>
/// <param name="First">Reporting months without one before.</param>
internal sealed record StandingsOverTime(IReadOnlyDictionary<string, Standings> Months, IReadOnlyDictionary<(FreshStanding From, FreshStanding To), int> Flow, int First)
{
    // Text, because a column that is made up and empty in the first row has no type to read an enum by.
    private sealed record Row(string Month, string? Was, FreshStanding Standing, int Projects);

    public static StandingsOverTime Of(Scope scope, Db db)
    {
        var rows = Rows(scope, db);
        return new StandingsOverTime(
            rows.GroupBy(r => r.Month).ToDictionary(g => g.Key, g => g.Aggregate(Standings.None, (sum, r) => sum + One(r))),
            rows.Where(r => r.Was is not null).GroupBy(r => (Enum.Parse<FreshStanding>(r.Was!), r.Standing)).ToDictionary(g => g.Key, g => g.Sum(r => r.Projects)),
            rows.Where(r => r.Was is null).Sum(r => r.Projects));
    }

    private static Standings One(Row r) => r.Standing switch
    {
        FreshStanding.Green => Standings.None with { Green = r.Projects },
        FreshStanding.Amber => Standings.None with { Amber = r.Projects },
        FreshStanding.Red => Standings.None with { Red = r.Projects },
        FreshStanding.Stale => Standings.None with { Stale = r.Projects },
        _ => Standings.None with { Unknown = r.Projects },
    };

    private static IReadOnlyList<Row> Rows(Scope s, Db db) => db.List<Row>($"""
        with standings as materialized (
            select m.project, m.month, case when m.rag <> 'Unknown' then m.rag when max(m.rag <> 'Unknown') over before then 'Stale' else 'Unknown' end standing
            from project_months m where m.project in (select p.project from portfolio p where p.import is null and {s.Seen})
            window before as (partition by m.project order by m.month rows between unbounded preceding and 1 preceding)),
        pairs as (select month, lag(standing) over (partition by project order by month) was, standing from standings)
        select month, was, standing, count(*) projects from pairs where month between substr({s.From}, 1, 7) and substr({s.To}, 1, 7)
        group by month, was, standing
        """);
}
