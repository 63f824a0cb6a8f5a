using Pmo.Office;

namespace Pmo.Reporting.Submitting;

/// <summary>The viewer's own reports: what is open or opens next, and what was handed in lately.</summary>
/// <param name="Page">Of the history, from 1.</param>
[May(Role.Reader), OnBehalf(DeputyScope.Reports)]
internal sealed record FindMyReports(int Page = 1) : IQuery<MyReports>;

/// <summary>The viewer's own reports.</summary>
/// <param name="Open">To be written, handed in, returned: the most urgent first.</param>
/// <param name="Next">Scheduled, not open yet: the next one of each project.</param>
/// <param name="Past">Accepted, excused and cancelled periods, newest first.</param>
public sealed record MyReports(IReadOnlyList<MyReport> Open, IReadOnlyList<MyReport> Next, Page<MyReport> Past);

/// <summary>One period of one of the viewer's projects.</summary>
/// <param name="Accountable">The viewer hands it in.</param>
public sealed record MyReport(
    ObligationId Obligation, ProjectId Project, string Code, string Name, string Period, DateOnly DataDate, DateTimeOffset Opens, DateTimeOffset Due,
    ObligationState State, int Revision, DateTimeOffset? RevisionDue, bool? OnTime, Rag? Rag, bool Accountable)
{
    /// <summary>The report is waited for: not handed in, or returned.</summary>
    public bool ToWrite => State is ObligationState.Open or ObligationState.Overdue or ObligationState.Late or ObligationState.VeryLate or ObligationState.Missed or ObligationState.Returned;
}

/// <summary>Answers for projects whose report the viewer writes: as project manager, team member, or sponsor without a project manager.</summary>
internal sealed class MyReportsAnswer : IAnswer<FindMyReports, MyReports>
{
    private const int Size = 25;

    public MyReports Answer(FindMyReports query, Viewer who, Db db)
    {
        var mine = Where.All.And(true, $"o.project in (select p.project from portfolio p where {Writes(who)}) and {who.Projects("o.project")}");
        var total = db.Value<long>($"select count(*) from expected_reports o where {mine} and not open and state <> 'Scheduled'");
        var slice = Slice.Of(who, query.Page, Size, total);
        var most = Slice.Of(who, 1, 200);
        return new MyReports(
            Rows(db, who, Where.All.And(true, $"{mine} and o.open"), "case o.state when 'Returned' then coalesce(o.revision_due, o.due) when 'Submitted' then o.due + 1000000000000000 when 'InReview' then o.due + 1000000000000000 else o.due end", most),
            Rows(db, who, Where.All.And(true, $"{mine} and o.state = 'Scheduled' and o.data_date = (select min(data_date) from expected_reports x where x.project = o.project and x.state = 'Scheduled')"), "o.due", most),
            new Page<MyReport>(Rows(db, who, Where.All.And(true, $"{mine} and not o.open and o.state <> 'Scheduled'"), "o.data_date desc, p.code", slice), total, slice.Number, slice.Size));
    }

    /// <summary>The condition that the viewer writes the reports of a project (<c>p</c> of <c>portfolio</c>).</summary>
    public static Where Writes(Viewer who) => Where.All.And(true,
        $"p.import is null and (coalesce(p.manager, p.sponsor) is {who.Person} or p.project in (select project from portfolio_members where person = {who.Person}))");

    private static IReadOnlyList<MyReport> Rows(Db db, Viewer who, Where which, string order, Slice slice) => db.List<MyReport>($"""
        select o.obligation, o.project, p.code, p.name, o.period, o.data_date, o.opens, o.due, o.state, o.revision, o.revision_due, o.on_time, r.rag,
            coalesce(p.manager, p.sponsor) is {who.Person} accountable
        from expected_reports o join portfolio p using (project)
        left join reports r on r.project = o.project and r.data_date = o.data_date and r.revision = o.revision and o.revision > 0
        where {which} order by {SortBy.Of(null, "o.obligation", ("", order))} limit {slice.Size} offset {slice.Skip}
        """);
}
