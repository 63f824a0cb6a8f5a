namespace Pmo.Reporting.Measuring;

/// <summary>
/// A report that may be measured, told from its own obligation and revisions and not from what is kept for metrics: only what its project
/// had when it came or was due (department, people, category) is known nowhere else.
/// </summary>
internal sealed record MeasuredReport(ReportFacts Facts, DateTimeOffset Now)
{
    public bool IsDue => Asked && Facts.Due <= Now;

    public bool OnTime => Facts.OnTime is true;

    /// <summary>Begun days from due to the first report, or to now.</summary>
    public int DaysLate => (int)Math.Ceiling(((Facts.SubmittedAt ?? Now) - Facts.Due!.Value).TotalDays);

    private bool Asked => Facts.State is not (ObligationState.Excused or ObligationState.Cancelled or ObligationState.Historic);

    /// <summary>Why it is outside every denominator; null: it is in.</summary>
    public string? LeftOut => !Asked ? Tell.Words(Facts.State) : IsDue ? null : "not yet due";

    /// <summary>Why it neither passed nor failed at first pass.</summary>
    public string? NotJudged => LeftOut ?? (Facts.Accepted is not null ? null : Facts.SubmittedAt is null ? "still missing" : "handed in and not accepted yet");

    public FigureRow Row(decimal gives, string says, string? leftOut) =>
        Portfolio.ReportLine.Row(Facts.Obligation, Facts.Project, Facts.Period, Facts.Standard, gives, says, leftOut, "state", "due", "submitted_at", "on_time", "incomplete", "lateness");

    /// <summary>The reports of a span, oldest due date first.</summary>
    public static IReadOnlyList<MeasuredReport> Of(FigureScope scope, Viewer who, Db db)
    {
        var s = Measured.Scope(scope, who);
        // Two days on either side: where a project is, it may be another day than here.
        var (begin, end) = (new DateTimeOffset(s.From.AddDays(-2), TimeOnly.MinValue, TimeSpan.Zero), new DateTimeOffset(s.To.AddDays(3), TimeOnly.MinValue, TimeSpan.Zero));
        var facts = db.List<ReportFacts>($"""
            select o.obligation, o.project, o.period, o.data_date, o.due, o.zone, o.state, o.submitted_at, o.on_time, o.standard, p.department, p.sponsor, p.manager, p.category,
                (select min(r.revision) from reports r where r.obligation = o.obligation and r.state = 'Accepted') accepted
            from obligations o left join measured_reports p on p.obligation = o.obligation
            where o.shown and (o.due between {begin} and {end} or (o.due is null and o.data_date between {s.From} and {s.To})) and {Seen(s)} order by o.due, o.obligation
            """);
        return [.. facts.Where(f => f.Day >= s.From && f.Day <= s.To && Measured.Has(scope, s, f.Department, f.Sponsor, f.Manager, f.Category, f.Day)).Select(f => new MeasuredReport(f, who.Now))];
    }

    private static Where Seen(Scope s) => Where.All
        .And(true, $"{s.Who.Projects("o.project")}")
        .And(s.Unit is not null, $"{ReportingProjects.Under(s.Unit)}")
        .And(true, $"o.project not in (select project from reporting_projects where shown = 0)");
}

/// <summary>What is known of a report.</summary>
/// <param name="Accepted">The first revision that was accepted.</param>
internal sealed record ReportFacts(
    ObligationId Obligation, ProjectId Project, string Period, DateOnly DataDate, DateTimeOffset? Due, string Zone, ObligationState State, DateTimeOffset? SubmittedAt, bool? OnTime, int Standard,
    byte[]? Department, byte[]? Sponsor, byte[]? Manager, string? Category, int? Accepted)
{
    /// <summary>The day it counts for: on which it was due where its project is; of the past, its data date.</summary>
    public DateOnly Day => Due is { } due ? WorkingCalendar.DayOf(due, Zone) : DataDate;
}
