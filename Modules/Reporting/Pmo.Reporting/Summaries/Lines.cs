using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Summaries;

/// <summary>Takes the lines of a summary from the accepted reports of a scope and period, all at one moment.</summary>
internal static class Lines
{
    private const int LongestHeadline = 1000;
    private const int LongestDecision = 400;
    private const int MostDecisions = 8;

    /// <summary>A project of the scope, with the newest report of the period that counts and the last one before it.</summary>
    private sealed record Row(
        ProjectId Project, string Code, string Name, PersonId? Manager, bool Running, ObligationId? Obligation, int Revision, DateOnly? DataDate, int Standard,
        Rag? BeforeRag, string? BeforeAsGiven, DateOnly? BeforeDate);

    private sealed record Expected(ProjectId Project, ObligationId Obligation, string Period, DateOnly DataDate, ObligationState State, DateTimeOffset? Due, DateTimeOffset? SubmittedAt, DateTimeOffset? ClosedAt, bool Missing, string? Reason);

    /// <summary>The lines in the order of the projects' codes; projects that ended and owed nothing in the period are left out.</summary>
    public static IReadOnlyList<SummaryLine> Of(Viewer who, UnitId? unit, DateOnly from, DateOnly to, Db db)
    {
        var gaps = Asked(who, unit, from, to, db).ToLookup(o => o.Project, o => Gap(o, who.Now));
        var standards = new Dictionary<int, ReportingStandard>();
        return [.. Projects(who, unit, from, to, db).Where(p => p.Running || p.Obligation is not null || gaps.Contains(p.Project)).Select(p => Line(p, [.. gaps[p.Project].OfType<SummaryGap>()], standards, db))];
    }

    private static IReadOnlyList<Row> Projects(Viewer who, UnitId? unit, DateOnly from, DateOnly to, Db db) => db.List<Row>($"""
        select p.project, p.code, p.name, p.manager, p.status in ('Active', 'OnHold') running, r.obligation, coalesce(r.revision, 0) revision, r.data_date, coalesce(o.standard, 0) standard,
            b.rag before_rag, b.rag_as_given before_as_given, b.data_date before_date
        from reporting_projects p
            left join reports r on r.project = p.project and r.counts and r.data_date = (select max(data_date) from reports x where x.project = p.project and x.counts and x.data_date between {from} and {to} and not exists (select 1 from obligations s where s.obligation = x.obligation and s.short is not null))
            left join reports b on b.project = p.project and b.counts and b.data_date = (select max(data_date) from reports x where x.project = p.project and x.counts and x.data_date < {from} and not exists (select 1 from obligations s where s.obligation = x.obligation and s.short is not null))
            left join obligations o on o.obligation = r.obligation
        where p.shown and {who.Projects("p.project")} and {ReportingProjects.Under(unit)} order by p.code, p.project
        """);

    private static IReadOnlyList<Expected> Asked(Viewer who, UnitId? unit, DateOnly from, DateOnly to, Db db) => db.List<Expected>($"""
        select o.project, o.obligation, o.period, o.data_date, o.state, o.due, o.submitted_at, o.closed_at, o.missing, o.reason
        from obligations o join reporting_projects p using (project)
        where o.data_date between {from} and {to} and o.shown and p.shown and o.state <> 'Cancelled' and {who.Projects("o.project")} and {ReportingProjects.Under(unit)}
        order by o.project, o.data_date
        """);

    private static SummaryLine Line(Row p, IReadOnlyList<SummaryGap> gaps, Dictionary<int, ReportingStandard> standards, Db db)
    {
        var content = p.Obligation is { } id ? FrozenReports.Content(id, p.Revision, db) : null;
        var source = p is { Obligation: { } obligation, DataDate: { } day } && content is not null ? new SummarySource(obligation, p.Revision, day) : null;
        var c = content ?? ReportContent.Blank;
        var decisions = c.Entries.Where(e => e is { Kind: EntryKind.Decision, Closed: false }).ToList();
        return new SummaryLine(p.Project, p.Code, p.Name, p.Manager, source, c.Overall, c.OverallAsGiven, [.. c.Ratings.Select(r => new DimensionRating(r.Dimension, r.Rag))],
            c.Figures.ForecastEnd, c.Figures.Baseline, c.Figures.Forecast, c.Figures.Currency, Shortened(Headline(c, Standard(p.Standard, standards, db)), LongestHeadline),
            [.. decisions.Take(MostDecisions).Select(d => new DecisionAsked(Shortened(d.Text, LongestDecision)!, Shortened(d.Owner, 100), d.Due))], Math.Max(0, decisions.Count - MostDecisions),
            p.BeforeDate is { } before ? new EarlierRating(p.BeforeRag, p.BeforeAsGiven, before) : null, gaps);
    }

    private static ReportingStandard Standard(int version, Dictionary<int, ReportingStandard> known, Db db)
    {
        if (!known.TryGetValue(version, out var standard)) known[version] = standard = StandardVersions.Find(version, db);
        return standard;
    }

    private static string? Headline(ReportContent c, ReportingStandard standard) =>
        standard.Sections.Select(s => Submitting.Text.OrNull(c.TextOf(s.Key))).FirstOrDefault(t => t is not null) ?? (c.Sections is [var first, ..] ? Submitting.Text.OrNull(first.Text) : null);

    private static string? Shortened(string? text, int longest) =>
        text is null || text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)].TrimEnd() + "…";

    // Any begun day counts.
    private static SummaryGap? Gap(Expected o, DateTimeOffset now)
    {
        var days = o.Due is { } due && (o.SubmittedAt ?? o.ClosedAt ?? now) is var at && at > due ? (int?)(int)Math.Ceiling((at - due).TotalDays) : null;
        SummaryGapKind? kind = o.State switch
        {
            ObligationState.Excused => SummaryGapKind.Excused,
            ObligationState.Historic => o.Missing ? SummaryGapKind.Missing : null,
            ObligationState.Returned => SummaryGapKind.Returned,
            ObligationState.Submitted or ObligationState.InReview => SummaryGapKind.Waiting,
            ObligationState.Accepted => days > 0 ? SummaryGapKind.Late : null,
            _ => days > 0 ? SummaryGapKind.Missing : SummaryGapKind.NotDue,
        };
        return kind is { } k ? new SummaryGap(o.Obligation, o.Period, o.DataDate, k, days, k == SummaryGapKind.Excused ? o.Reason : null) : null;
    }
}
