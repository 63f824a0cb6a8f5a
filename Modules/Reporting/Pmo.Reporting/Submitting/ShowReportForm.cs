using Pmo.Office;
using Pmo.Reporting.Portfolio;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.ShortReporting;

namespace Pmo.Reporting.Submitting;

/// <summary>What the report form of a period is made of; null for everyone who does not write it.</summary>
[May(Role.Reader), OnBehalf(DeputyScope.Reports), NoPast]
internal sealed record ShowReportForm(ObligationId Obligation) : IQuery<ReportFormFacts?>;

/// <summary>What the report form of a period is made of.</summary>
/// <param name="Standard">The version in force when the period opened; null before.</param>
/// <param name="Accountable">The viewer hands the report in; otherwise they only write the draft.</param>
/// <param name="Last">What the form opens with when there is no draft: the newest revision of this period, else the last report that counts.</param>
/// <param name="LastDataDate">The data date of <paramref name="Last"/>; the period's own when it is a revision.</param>
/// <param name="Reasons">Why the newest revision was returned.</param>
/// <param name="Short">The short form that is asked for; null: the report.</param>
public sealed record ReportFormFacts(
    ObligationId Obligation, ProjectId Project, string Code, string Name, string Period, DateOnly DataDate, DateTimeOffset Opens, DateTimeOffset Due,
    ObligationState State, ReportingStandard? Standard, int Revision, DateTimeOffset? RevisionDue, bool Accountable,
    ReportContent? Last, DateOnly? LastDataDate, IReadOnlyList<SectionReason> Reasons, ShortForm? Short = null)
{
    /// <summary>A report was handed in and not returned, so a new one is a correction.</summary>
    public bool IsCorrection => Revision > 0 && State != ObligationState.Returned;

    /// <summary>The form takes input now.</summary>
    public bool IsOpen => Standard is not null && State is not (ObligationState.Excused or ObligationState.Cancelled);
}

/// <summary>Answers only the project's own writers: project manager, team members, and the sponsor where there is no project manager.</summary>
internal sealed class ReportFormAnswer : IAnswer<ShowReportForm, ReportFormFacts?>
{
    public ReportFormFacts? Answer(ShowReportForm query, Viewer who, Db db)
    {
        var o = db.One<Row>($"""
            select o.project, p.code, p.name, o.period, o.data_date, o.opens, o.due, o.state, coalesce(o.standard, 0) standard, o.revision, o.revision_due, o.short,
                coalesce(p.manager, p.sponsor) is {who.Person} as accountable
            from expected_reports o join portfolio p using (project)
            where o.obligation = {query.Obligation} and {who.Projects("o.project")}
                and (coalesce(p.manager, p.sponsor) is {who.Person} or exists (select 1 from portfolio_members m where m.project = o.project and m.person = {who.Person}))
            """);
        if (o is null) return null;
        var (content, day) = Last(query.Obligation, o, db);
        var reasons = db.Value<string>($"select reasons from reports where obligation = {query.Obligation} and revision = {o.Revision}");
        return new ReportFormFacts(query.Obligation, o.Project, o.Code, o.Name, o.Period, o.DataDate, o.Opens, o.Due, o.State, o.Standard > 0 ? StandardVersions.Find(o.Standard, db).Asked(o.Short) : null, o.Revision, o.RevisionDue,
            o.Accountable, content, day, o.State == ObligationState.Returned ? SectionReasons.Read(reasons) : [], o.Short);
    }

    private static (ReportContent? Content, DateOnly? DataDate) Last(ObligationId obligation, Row o, Db db)
    {
        if (o.Revision > 0) return (FrozenReports.Content(obligation, o.Revision, db), o.DataDate);
        var before = db.One<Before>($"""
            select obligation, revision, data_date from reports r
            where project = {o.Project} and import is null and data_date < {o.DataDate} and state <> 'Missing'
                and (select e.short from expected_reports e where e.obligation = r.obligation) is {o.Short} order by data_date desc, revision desc limit 1
            """);
        return before is null ? (null, null) : (FrozenReports.Content(before.Obligation, before.Revision, db), before.DataDate);
    }

    private sealed record Row(
        ProjectId Project, string Code, string Name, string Period, DateOnly DataDate, DateTimeOffset Opens, DateTimeOffset Due, ObligationState State,
        int Standard, int Revision, DateTimeOffset? RevisionDue, ShortForm? Short, bool Accountable);

    private sealed record Before(ObligationId Obligation, int Revision, DateOnly DataDate);
}
