using Pmo.Reporting;

namespace Pmo.Office;

/// <summary>The project register as it stands. What an unfinished import brought stays hidden until that import is complete.</summary>
internal sealed class ProjectRegister : Projection
{
    public override string Schema => """
        create table project (
            n integer primary key, id blob not null unique, code text not null, name text not null, description text, department blob,
            category text, class text, phase text, starts text, ends text, budget real, currency text,
            manager blob, manager_since integer, sponsor blob, sponsor_since integer,
            status text not null, status_since text, status_by blob, status_reason text, status_review text,
            planned_to blob, planned_from text, import blob, hidden integer not null);
        create table project_unit (project blob not null, unit blob not null, primary key (project, unit)) without rowid;
        create table project_member (project blob not null, person blob not null, primary key (project, person)) without rowid;
        """;

    public override string Indexes => """
        create index project_code on project (code collate nocase);
        create index project_name on project (name collate nocase);
        create index project_department on project (department);
        create index project_manager on project (manager);
        create index project_unit_unit on project_unit (unit);
        create virtual table project_text using fts5 (code, name, description, content = 'project', content_rowid = 'n', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
        insert into project_text (project_text) values ('rebuild');
        create trigger project_text_added after insert on project begin
            insert into project_text (rowid, code, name, description) values (new.n, new.code, new.name, new.description);
        end;
        create trigger project_text_changed after update of code, name, description on project begin
            insert into project_text (project_text, rowid, code, name, description) values ('delete', old.n, old.code, old.name, old.description);
            insert into project_text (rowid, code, name, description) values (new.n, new.code, new.name, new.description);
        end;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ProjectRegistered e => [Registered(e, e.Profile)],
        ProjectRenamed e => [Sql($"update project set name = {e.Name}, description = {e.Description} where id = {e.Project}")],
        ProjectProfileChanged e => [Changed(e.Project, e.Profile)],
        ProjectMoveDecided e => [Sql($"update project set planned_to = {e.Department}, planned_from = {e.From} where id = {e.Project}")],
        ProjectMoved e => [Sql($"update project set department = {e.Department}, planned_to = null, planned_from = null where id = {e.Project}")],
        ProjectMoveDropped e => [Sql($"update project set planned_to = null, planned_from = null where id = {e.Project}")],
        ProjectGrouped e => [Sql($"delete from project_unit where project = {e.Project}"), .. e.Units.Select(u => Sql($"insert into project_unit (project, unit) values ({e.Project}, {u})"))],
        ProjectManagerNamed e => [Sql($"update project set manager = {e.Manager}, manager_since = {e.At} where id = {e.Project}")],
        SponsorNamed e => [Sql($"update project set sponsor = {e.Sponsor}, sponsor_since = {e.At} where id = {e.Project}")],
        TeamMemberAdded e => [Sql($"insert or ignore into project_member (project, person) values ({e.Project}, {e.Member})")],
        TeamMemberRemoved e => [Sql($"delete from project_member where project = {e.Project} and person = {e.Member}")],
        ProjectStatusRecorded e => [Sql($"update project set status = {e.Status}, status_since = {e.From}, status_by = {e.DecidedBy}, status_reason = {e.Reason}, status_review = {e.ReviewOn} where id = {e.Project}")],
        HoldReviewed e => [Sql($"update project set status_by = {e.DecidedBy}, status_reason = coalesce({e.Reason}, status_reason), status_review = {e.ReviewOn} where id = {e.Project}")],
        ImportCompleted e => [Sql($"update project set hidden = 0 where import = {e.Import}")],
        _ => Skip,
    };

    private static Sql Registered(ProjectRegistered e, ProjectProfile p) => Sql($"""
        insert into project (id, code, name, description, department, category, class, phase, starts, ends, budget, currency, status, import, hidden)
        values ({e.Project}, {e.Code}, {e.Name}, {e.Description}, {e.Department}, {p.Category}, {p.Class}, {p.Phase}, {p.Start}, {p.End}, {p.Budget}, {p.Currency},
            {ProjectStatus.Active}, {e.Import}, {e.Import is not null})
        """);

    private static Sql Changed(ProjectId project, ProjectProfile p) => Sql($"""
        update project set category = {p.Category}, class = {p.Class}, phase = {p.Phase}, starts = {p.Start}, ends = {p.End}, budget = {p.Budget}, currency = {p.Currency}
        where id = {project}
        """);
}
