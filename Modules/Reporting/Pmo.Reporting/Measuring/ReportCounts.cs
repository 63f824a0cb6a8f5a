namespace Pmo.Reporting.Measuring;

/// <summary>Counts reports by the day they were due.</summary>
internal static class ReportCounts
{
    private sealed record Row(
        string? Key, int? DaysLate, int Due, int OnTime, int OnTimeIncomplete, int NotYetDue, int Excused, int ExcusedLate, int Cancelled, int Historic,
        int Missing, int Accepted, int FirstPass, int Waiting)
    {
        public Punctuality Counts => new(Due, OnTime, OnTimeIncomplete, NotYetDue, Excused, ExcusedLate, Cancelled, Historic, Missing, Accepted, FirstPass, Waiting);
    }

    public static Dictionary<string, Punctuality> By(Scope scope, Db db) => Rows(scope, db).GroupBy(r => r.Key ?? "").ToDictionary(g => g.Key, Sum);

    /// <summary>By key, and all together: medians do not add up, so the whole is told from the same rows.</summary>
    public static (Dictionary<string, Punctuality> By, Punctuality All) ByAndAll(Scope scope, Db db)
    {
        var rows = Rows(scope, db);
        return (rows.GroupBy(r => r.Key ?? "").ToDictionary(g => g.Key, Sum), Sum(rows));
    }

    private static Punctuality Sum(IEnumerable<Row> rows)
    {
        var (sum, late) = (Punctuality.None, new Days());
        foreach (var row in rows)
        {
            sum += row.Counts;
            if (row.DaysLate is { } days) late.Add(days, row.Due);
        }

        return sum with { MedianDaysLate = late.Median, P90DaysLate = late.P90 };
    }

    // One row for every key and number of days late (any begun day counts), so that medians can be told.
    private static IReadOnlyList<Row> Rows(Scope s, Db db) => db.List<Row>($"""
        select case typeof(k) when 'blob' then lower(hex(k)) else k end key,
            case when is_due and on_time is not 1 then (coalesce(submitted_at, {s.Who.Now}) - due + 86399999999) / 86400000000 end days_late,
            sum(is_due) due, sum(is_due and on_time is 1) on_time, sum(is_due and on_time is 1 and incomplete) on_time_incomplete,
            sum(state = 'Asked' and not is_due) not_yet_due, sum(state = 'Excused') excused, sum(state = 'Excused' and excused_at > due) excused_late,
            sum(state = 'Cancelled') cancelled, sum(state = 'Historic') historic, sum(is_due and submitted_at is null) missing,
            sum(is_due and accepted is not null) accepted, sum(is_due and accepted is 1) first_pass, sum(is_due and submitted_at is not null and accepted is null) waiting
        from (select p.*, (p.state = 'Asked' and p.due <= {s.Who.Now}) is_due,
                case {s.By} when 'Department' then p.department when 'Sponsor' then p.sponsor when 'ProjectManager' then p.manager when 'Category' then p.category when 'Month' then substr(p.day, 1, 7) end k
            from measured_reports p where p.day between {s.From} and {s.To} and (p.import is null or p.import in (select import from measured_imports)) and {s.Seen})
        group by k, days_late
        """);
}
