using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Submitting;

namespace Pmo.Reporting.Portfolio;

/// <summary>What becomes of the reports themselves: kept byte for byte, judged, counted.</summary>
internal sealed partial class ProjectRecords
{
    private static Sql[] Submitted(ReportSubmitted e, Recorded about)
    {
        var row = Row(e.Obligation, e.Project, e.DataDate, e.Revision, e.Content);
        var report = Sql($"""
            update reports set state = {ReportState.Submitted}, submitted_by = {e.By}, submitted_for = {e.OnBehalfOf}, at = {e.At}, on_time = {e.OnTime}, correction = {e.Correction}
            where project = {e.Project} and data_date = {e.DataDate} and revision = {e.Revision}
            """);
        return e.Revision == 1 ? [row, report, Frozen(e.Obligation, 1, about)] : [row, report, Frozen(e.Obligation, e.Revision, about), Supersede(e)];
    }

    private static Sql Supersede(ReportSubmitted e) => Sql($"""
        update reports set state = {ReportState.Superseded}
        where project = {e.Project} and data_date = {e.DataDate} and revision < {e.Revision} and state in ('Submitted', 'InReview')
        """);

    private static Sql[] Imported(ReportImported e, Recorded about) =>
    [
        Row(e.Obligation, e.Project, e.DataDate, 0, e.Content),
        Sql($"""
            update reports set state = {ReportState.Historic}, source = {e.Source}, marks = {string.Join('\n', e.Marks)}, import = {e.Import}
            where project = {e.Project} and data_date = {e.DataDate} and revision = 0
            """),
        Frozen(e.Obligation, 0, about),
    ];

    private static Sql Gap(ObligationImported e) => Sql($"""
        insert into reports (project, data_date, revision, obligation, period, state, import)
        values ({e.Project}, {e.DataDate}, 0, {e.Obligation}, {e.Period}, {ReportState.Missing}, {e.Import})
        on conflict do nothing
        """);

    private static Sql Row(ObligationId obligation, ProjectId project, DateOnly dataDate, int revision, ReportContent c)
    {
        var f = c.Figures;
        return Sql($"""
            insert into reports (project, data_date, revision, obligation, state, rag, rag_as_given, schedule, cost, scope, resources, benefits,
                phase, percent, currency, baseline, planned, actual, forecast, start, baseline_end, forecast_end)
            values ({project}, {dataDate}, {revision}, {obligation}, {ReportState.Submitted}, {c.Overall}, {c.OverallAsGiven},
                {c.RatingOf(Dimension.Schedule)}, {c.RatingOf(Dimension.Cost)}, {c.RatingOf(Dimension.Scope)}, {c.RatingOf(Dimension.Resources)}, {c.RatingOf(Dimension.Benefits)},
                {f.Phase}, {f.PercentComplete}, {f.Currency}, {f.Baseline}, {f.Planned}, {f.Actual}, {f.Forecast}, {f.Start}, {f.BaselineEnd}, {f.ForecastEnd})
            on conflict do nothing
            """);
    }

    private static Sql Frozen(ObligationId obligation, int revision, Recorded about) =>
        Sql($"insert into report_contents (obligation, revision, content) values ({obligation}, {revision}, {FrozenContent.In(about.Stored.Data.Span)}) on conflict do nothing");

    private static Sql Returned(ReportReturned e) => Sql($"""
        update reports set state = {ReportState.Returned}, reviewer = {e.By}, reviewer_for = {e.OnBehalfOf}, reviewed_at = {e.At}, revision_due = {e.RevisionDue},
            reasons = {SectionReasons.Write(e.Reasons)}
        where project = {e.Project} and obligation = {e.Obligation} and revision = {e.Revision}
        """);

    private static Sql[] Accepted(ReportAccepted e)
    {
        var accepted = Sql($"""
            update reports set state = {ReportState.Accepted}, counts = 1, reviewer = {e.By}, reviewer_for = {e.OnBehalfOf}, reviewed_at = {e.At}, remark = {e.Remark}
            where project = {e.Project} and data_date = {e.DataDate} and revision = {e.Revision}
            """);
        return e.Revision == 1
            ? [accepted, Recompute(e.Project, e.DataDate), Advance(e)]
            : [accepted, Replace(e), Recompute(e.Project, e.DataDate), Advance(e)];
    }

    private static Sql Replace(ReportAccepted e) =>
        Sql($"update reports set counts = 0 where project = {e.Project} and data_date = {e.DataDate} and revision < {e.Revision}");
}
