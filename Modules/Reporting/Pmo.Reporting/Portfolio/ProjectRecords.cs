using Pmo.Office;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Portfolio;

/// <summary>
/// The record: every project with its register facts, every revision of every report, and of each fact the last accepted value.
/// An accepted report counts by its data date, so that a late acceptance of an old period never hides a newer one.
/// </summary>
internal sealed partial class ProjectRecords : Projection
{
    // A row with an import is hidden until that import is complete.
    public override string Schema => """
        create table portfolio (
            project blob primary key, code text not null, name text not null, description text, department blob,
            manager blob, sponsor blob, status text not null, category text, class text, register_phase text, import blob,
            rag text, rag_as_given text, rag_on text, phase text, percent real, currency text, budget real, forecast real,
            baseline_end text, forecast_end text, first_budget real, first_forecast real, first_end text,
            data_date text, reports int not null default 0, moved int not null default 0) without rowid;
        create table reports (
            project blob not null, data_date text not null, revision int not null, obligation blob not null, period text,
            state text not null, counts int not null default 0, submitted_by blob, submitted_for blob, at int, on_time int, correction text,
            rag text, rag_as_given text, schedule text, cost text, scope text, resources text, benefits text,
            phase text, percent real, currency text, baseline real, planned real, actual real, forecast real,
            start text, baseline_end text, forecast_end text,
            reviewer blob, reviewer_for blob, reviewed_at int, remark text, reasons text, revision_due int, source text, marks text, import blob,
            primary key (project, data_date, revision)) without rowid;
        create table report_contents (obligation blob not null, revision int not null, content text not null, primary key (obligation, revision));
        """;

    public override string Indexes => """
        create index portfolio_now on portfolio (rag, status, import, data_date, department, moved) where import is null;
        create index portfolio_code on portfolio (code);
        create index portfolio_name on portfolio (name);
        create index portfolio_import on portfolio (import) where import is not null;
        create index reports_import on reports (import) where import is not null;
        create index reports_obligation on reports (obligation, revision);
        create index reports_waiting on reports (at) where state in ('Submitted', 'InReview');
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ProjectRegistered e => [Registered(e)],
        ProjectRenamed e => [Sql($"update portfolio set name = {e.Name}, description = {e.Description} where project = {e.Project}")],
        ProjectProfileChanged e => [Sql($"update portfolio set category = {e.Profile.Category}, class = {e.Profile.Class}, register_phase = {e.Profile.Phase} where project = {e.Project}")],
        ProjectMoved e => [Sql($"update portfolio set department = {e.Department} where project = {e.Project}")],
        ProjectManagerNamed e => [Sql($"update portfolio set manager = {e.Manager} where project = {e.Project}")],
        SponsorNamed e => [Sql($"update portfolio set sponsor = {e.Sponsor} where project = {e.Project}")],
        ProjectStatusRecorded e => [Sql($"update portfolio set status = {e.Status} where project = {e.Project}")],
        ReportSubmitted e => Submitted(e, about),
        ReviewerAssigned e => [Sql($"update reports set state = {ReportState.Submitted}, reviewer = {e.Reviewer}, reviewer_for = null where project = {e.Project} and obligation = {e.Obligation} and revision = {e.Revision}")],
        ReviewStarted e => [Sql($"update reports set state = {ReportState.InReview}, reviewer = {e.By}, reviewer_for = {e.OnBehalfOf} where project = {e.Project} and obligation = {e.Obligation} and revision = {e.Revision}")],
        ReportReturned e => [Returned(e)],
        ReportAccepted e => Accepted(e),
        ObligationImported { Missing: true } e => [Gap(e)],
        ReportImported e => Imported(e, about),
        ImportCompleted e => Reveal(e.Import),
        _ => Skip,
    };

    private static Sql Registered(ProjectRegistered e) => Sql($"""
        insert into portfolio (project, code, name, description, department, status, category, class, register_phase, import)
        values ({e.Project}, {e.Code}, {e.Name}, {e.Description}, {e.Department}, {ProjectStatus.Active}, {e.Profile.Category}, {e.Profile.Class}, {e.Profile.Phase}, {e.Import})
        on conflict do nothing
        """);
}

/// <summary>Where a revision of a report stands.</summary>
public enum ReportState
{
    /// <summary>Handed in, waiting for review.</summary>
    Submitted,
    /// <summary>An officer has taken it up.</summary>
    InReview,
    /// <summary>Sent back with reasons.</summary>
    Returned,
    /// <summary>Accepted.</summary>
    Accepted,
    /// <summary>Corrected by a newer revision before anybody judged it.</summary>
    Superseded,
    /// <summary>From a file; counts as the record of its data date.</summary>
    Historic,
    /// <summary>A gap in the file: expected, never written.</summary>
    Missing,
}
