namespace Pmo.Reporting.Measuring;

/// <summary>Counts escalations, questions and reminders by the day (UTC) they were sent.</summary>
internal sealed class ActCounts
{
    private readonly Dictionary<string, int> counts = [];
    private readonly Days answered = new();

    private sealed record Row(string? Key, string What, int? Days, int Times);

    public EscalationCounts Escalated => new(Of("LineManager"), Of("HeadOfPmo"), Of("Sponsor"), Of("Executive"));

    public AskCounts Asks => new(Of("Answered") + Of("Unanswered") + Of("Open") + Of("Dropped"), Of("Answered"), Of("Unanswered"), Of("Open"), Of("Dropped"), answered.Median);

    public ReminderCounts Reminders => new(Of("Sent"), Of("ToNobody"), Of("Skipped"));

    /// <summary>By key, and all together.</summary>
    public static (Dictionary<string, ActCounts> By, ActCounts All) ByAndAll(Scope scope, Db db)
    {
        var (acts, all) = (new Dictionary<string, ActCounts>(), new ActCounts());
        foreach (var row in Rows(scope, db))
        {
            if (!acts.TryGetValue(row.Key ?? "", out var act)) acts[row.Key ?? ""] = act = new ActCounts();
            act.Add(row);
            all.Add(row);
        }

        return (acts, all);
    }

    private int Of(string what) => counts.GetValueOrDefault(what);

    private void Add(Row row)
    {
        counts[row.What] = Of(row.What) + row.Times;
        if (row.Days is { } days) answered.Add(days, row.Times);
    }

    private static IReadOnlyList<Row> Rows(Scope s, Db db) => db.List<Row>($"""
        select case typeof(k) when 'blob' then lower(hex(k)) else k end key, what, days, count(*) times
        from (select p.what, p.days,
                case {s.By} when 'Department' then p.department when 'Sponsor' then p.sponsor when 'ProjectManager' then p.manager when 'Category' then p.category when 'Month' then substr(p.day, 1, 7) end k
            from (
                select project, day, department, manager, sponsor, category, level what, null days from measured_escalations
                union all
                select project, day, department, manager, sponsor, category, sent, null from measured_reminders
                union all
                select project, day, department, manager, sponsor, category,
                    case when answered_at is not null then 'Answered' when unanswered_at is not null then 'Unanswered' when closed_at is not null then 'Dropped' else 'Open' end,
                    (answered_at - asked_at + 86399999999) / 86400000000 from measured_asks) p
            where p.day between {s.From} and {s.To} and {s.Seen})
        group by k, what, days
        """);
}
