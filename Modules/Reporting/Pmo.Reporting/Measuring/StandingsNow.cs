namespace Pmo.Reporting.Measuring;

/// <summary>
/// How the active and on-hold projects stand now. Stale is an accepted status whose newest data date is older than one and a half
/// of the project's reporting cycles, or has two asked-for data dates after it; unknown is one that was never accepted.
/// </summary>
internal static class StandingsNow
{
    private sealed record Row(string? Key, int Green, int Amber, int Red, int Stale, int Unknown);

    public static Dictionary<string, Standings> By(Scope scope, Db db) =>
        Rows(scope, db).ToDictionary(r => r.Key ?? "", r => new Standings(r.Green, r.Amber, r.Red, r.Stale, r.Unknown));

    private static IReadOnlyList<Row> Rows(Scope s, Db db)
    {
        var (today, cycle) = (DateOnly.FromDateTime(s.Who.Now.UtcDateTime), KnownCalendars.Default(db).DaysOfCycle());
        return db.List<Row>($"""
            select case typeof(k) when 'blob' then lower(hex(k)) else k end key,
                sum(rag = 'Green') green, sum(rag = 'Amber') amber, sum(rag = 'Red') red, sum(rag = 'Stale') stale, sum(rag is null) unknown
            from (select
                    case {s.By} when 'Department' then p.department when 'Sponsor' then p.sponsor when 'ProjectManager' then p.manager when 'Category' then p.category end k,
                    case when p.rag is not null and (
                        julianday({today}) - julianday(p.data_date) > 1.5 * coalesce(json_extract(r.cadence, '$.every') *
                            case json_extract(r.cadence, '$.unit') when 'Week' then 7 when 'Month' then 30.4375 when 'Quarter' then 91.3125 else 365.25 end, {cycle})
                        or (select count(*) from measured_reports o where o.project = p.project and o.data_date > p.data_date and o.data_date < {today} and o.state = 'Asked') >= 2)
                    then 'Stale' else p.rag end rag
                from portfolio p join reporting_projects r using (project)
                where p.import is null and p.status in ('Active', 'OnHold') and {s.Seen})
            group by k
            """);
    }
}
