using System.Globalization;
using Pmo.Reporting;

namespace Pmo.Office.TwoClocks;

/// <summary>
/// Facts with both their clocks, of which the newest that holds on a day counts: a project's status, department and reported rating,
/// and how each of its reports stands. Project manager and sponsor have no day of their own: they hold from when they are entered.
/// </summary>
internal sealed class EffectiveFacts : Projection
{
    public override string Schema => """
        create table effective_fact (
            position integer not null, kind text not null, project blob not null, subject blob not null, true_on text not null, known_on integer not null, weight integer not null,
            value text, unit blob, what text not null, reason text, link text not null, actor blob not null, primary key (position, kind));
        """;

    public override string Indexes => "create index effective_fact_subject on effective_fact (subject, kind)";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        // What a project begins with gives way to everything else, also to what holds from an earlier day.
        ProjectRegistered e =>
        [
            Fact(about, FactKind.Status, e.Project, e.Project.Value, Day(about.At), 0, $"{ProjectStatus.Active}", null, "Registered", null),
            Fact(about, FactKind.Department, e.Project, e.Project.Value, Day(about.At), 0, null, e.Department, "Registered", null),
        ],
        ProjectStatusRecorded e => [Fact(about, FactKind.Status, e.Project, e.Project.Value, e.From, 1, $"{e.Status}", null, $"Status: {Tell.Words(e.Status)}", e.Reason)],
        ProjectMoved e => [Fact(about, FactKind.Department, e.Project, e.Project.Value, e.From, 1, null, e.Department, "Moved to another department", null)],
        ReportSubmitted { Revision: 1 } e => [Rating(about, e), Fact(about, FactKind.Report, e.Project, e.Obligation.Value, Day(e.At), 1, e.OnTime ? "OnTime" : "Late", null, Report(e.DataDate, "handed in"), null, Link(e.Obligation))],
        ReportSubmitted e => [Rating(about, e)],
        ReportImported e => [Fact(about, FactKind.Rating, e.Project, e.Project.Value, e.DataDate, 1, e.Content.Overall?.ToString(), null, Report(e.DataDate, "imported"), null, Link(e.Obligation))],
        ReportFellBehind e => [Fact(about, FactKind.Report, e.Project, e.Obligation.Value, Day(e.Due), 1, "Behind", null, "Due, and not handed in", null, Link(e.Obligation))],
        PeriodExcused e => [Settled(about, e.Project, e.Obligation, "Excused", "Period excused", e.Reason)],
        ObligationCancelled e => [Settled(about, e.Project, e.Obligation, "Cancelled", "Report not wanted any more", e.Reason)],
        _ => Skip,
    };

    private static Sql Rating(Recorded about, ReportSubmitted e) => Fact(about, FactKind.Rating, e.Project, e.Project.Value, e.DataDate, 1, e.Content.Overall?.ToString(), null,
        e.Correction is null ? Report(e.DataDate, "handed in") : Report(e.DataDate, $"corrected: revision {e.Revision.ToString(CultureInfo.InvariantCulture)}"), e.Correction, $"{Link(e.Obligation)}/revisions/{e.Revision.ToString(CultureInfo.InvariantCulture)}");

    private static Sql Fact(Recorded about, FactKind kind, ProjectId project, Guid subject, DateOnly trueOn, int weight, string? value, UnitId? unit, string what, string? reason, string? link = null) => Sql($"""
        insert into effective_fact (position, kind, project, subject, true_on, known_on, weight, value, unit, what, reason, link, actor)
        values ({about.Position}, {kind}, {project}, {subject}, {trueOn}, {about.At}, {weight}, {value}, {unit}, {what}, {about.Metadata.Reason ?? reason}, {link ?? $"/projects/{project}"}, {about.Metadata.Actor})
        """);

    /// <summary>Whenever it is decided, it holds from the day the report was due, or from the decision where it was not due yet.</summary>
    private static Sql Settled(Recorded about, ProjectId project, ObligationId obligation, string value, string what, string reason) => Sql($"""
        insert into effective_fact (position, kind, project, subject, true_on, known_on, weight, value, unit, what, reason, link, actor)
        values ({about.Position}, {FactKind.Report}, {project}, {obligation.Value}, coalesce((select min(true_on) from effective_fact where subject = {obligation.Value} and kind = {FactKind.Report}), {Day(about.At)}),
            {about.At}, 2, {value}, null, {what}, {about.Metadata.Reason ?? reason}, {Link(obligation)}, {about.Metadata.Actor})
        """);

    private static string Report(DateOnly day, string what) => string.Create(CultureInfo.InvariantCulture, $"Report for {day:yyyy-MM-dd} {what}");

    private static string Link(ObligationId obligation) => $"/reporting/obligations/{obligation}";

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
