using Pmo.Office;
using Pmo.Reporting;

namespace Pmo.Staffing.Experience;

/// <summary>Who led which project from when to when, how projects stand, and how each report that was asked for came.</summary>
internal sealed class TrackRecordTables : Projection
{
    public override string Schema => """
        create table led_project (id blob primary key, code text not null, name text not null, class text, budget real, currency text, status text not null, status_from text) without rowid;
        create table project_lead (project blob not null, position integer not null, person blob not null, from_at integer not null, to_at integer, primary key (project, position)) without rowid;
        create table led_report (obligation blob primary key, project blob not null, due integer not null, submitted_at integer, on_time integer, behind integer, incomplete integer, accepted integer) without rowid;
        """;

    public override string Indexes => """
        create index project_lead_person on project_lead (person);
        create index led_report_project on led_report (project);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ProjectRegistered e => [Sql($"insert into led_project (id, code, name, class, budget, currency, status) values ({e.Project}, {e.Code}, {e.Name}, {e.Profile.Class}, {e.Profile.Budget}, {e.Profile.Currency}, {ProjectStatus.Active})")],
        ProjectRenamed e => [Sql($"update led_project set name = {e.Name} where id = {e.Project}")],
        ProjectProfileChanged { Profile: var p } e => [Sql($"update led_project set class = {p.Class}, budget = {p.Budget}, currency = {p.Currency} where id = {e.Project}")],
        ProjectStatusRecorded e => [Sql($"update led_project set status = {e.Status}, status_from = {e.From} where id = {e.Project}")],
        ProjectManagerNamed { Manager: { } manager } e => [Until(e), Sql($"insert into project_lead (project, position, person, from_at) values ({e.Project}, {about.Stored.Position}, {manager}, {e.At})")],
        ProjectManagerNamed e => [Until(e)],
        ObligationScheduled { Short: null } e => [Sql($"insert into led_report (obligation, project, due) values ({e.Obligation}, {e.Project}, {e.Due}) on conflict do update set due = excluded.due")],
        ObligationRedated e => [Sql($"update led_report set due = {e.Due} where obligation = {e.Obligation}")],
        // More time was given, so that it is not late any more.
        ObligationDueMoved e => [Sql($"update led_report set due = {e.Due}, behind = null where obligation = {e.Obligation}")],
        ReportSubmitted { Revision: 1 } e => [Sql($"update led_report set submitted_at = {e.At}, on_time = {e.OnTime} where obligation = {e.Obligation}")],
        ReportReturned { Incomplete: true } e => [Sql($"update led_report set incomplete = 1 where obligation = {e.Obligation}")],
        ReportAccepted e => [Sql($"update led_report set accepted = min(coalesce(accepted, {e.Revision}), {e.Revision}) where obligation = {e.Obligation}")],
        ReportFellBehind { Lateness: Lateness.Late or Lateness.VeryLate or Lateness.Missed } e => [Sql($"update led_report set behind = 1 where obligation = {e.Obligation}")],
        PeriodExcused e => [Gone(e.Obligation)],
        ObligationCancelled e => [Gone(e.Obligation)],
        _ => Skip,
    };

    private static Sql Until(ProjectManagerNamed e) => Sql($"update project_lead set to_at = {e.At} where project = {e.Project} and to_at is null");

    // Of a period that was excused or dropped, nothing is held against anybody.
    private static Sql Gone(ObligationId obligation) => Sql($"delete from led_report where obligation = {obligation}");
}
