using Pmo.Office;
using Pmo.Reporting.Tiering;

namespace Pmo.Reporting;

/// <summary>The projects as far as asking for reports needs them: who, where, their cadence and go-live, and the calendars that count.</summary>
internal sealed class ReportingProjects : Projection
{
    public override string Schema => """
        create table reporting_projects (
            project blob primary key, code text not null, name text not null, department blob, manager blob, sponsor blob,
            status text not null default 'Active', cadence text, tier text, rating text, rated_on text, phase text, held_from text, held_by blob, held_review text, go_live text, from_day text, import blob, shown int not null) without rowid;
        create table reporting_units (unit blob primary key, parent blob, name text not null, kind text not null) without rowid;
        create table reporting_groups (project blob not null, unit blob not null, primary key (project, unit)) without rowid;
        create table reporting_defaults (one int primary key, cadence text not null);
        create table reporting_calendars (calendar blob primary key, name text not null, zone text not null, days text not null) without rowid;
        create table reporting_holidays (calendar blob not null, day text not null, name text not null, primary key (calendar, day)) without rowid;
        """;

    public override string Indexes => """
        create index reporting_projects_code on reporting_projects (code);
        create index reporting_projects_hidden on reporting_projects (import) where shown = 0;
        create index reporting_units_parent on reporting_units (parent);
        create index reporting_groups_unit on reporting_groups (unit);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ProjectRegistered e => [Registered(e)],
        ProjectRenamed e => [Sql($"update reporting_projects set name = {e.Name} where project = {e.Project}")],
        ProjectMoved e => [Sql($"update reporting_projects set department = {e.Department} where project = {e.Project}")],
        ProjectManagerNamed e => [Sql($"update reporting_projects set manager = {e.Manager} where project = {e.Project}")],
        SponsorNamed e => [Sql($"update reporting_projects set sponsor = {e.Sponsor} where project = {e.Project}")],
        ProjectStatusRecorded e => [Stands(e)],
        HoldReviewed e => [Sql($"update reporting_projects set held_by = {e.DecidedBy}, held_review = {e.ReviewOn} where project = {e.Project}")],
        ProjectProfileChanged e => [Sql($"update reporting_projects set phase = {e.Profile.Phase} where project = {e.Project}")],
        TierReached e => [Sql($"update reporting_projects set tier = {(e.Tier is null ? null : KnownTiers.Text(e.Tier))} where project = {e.Project}")],
        RatingNoted e => [Sql($"update reporting_projects set rating = {e.Rag}, rated_on = {e.DataDate} where project = {e.Project}")],
        ProjectGrouped e => [Sql($"delete from reporting_groups where project = {e.Project}"), .. e.Units.Distinct().Select(u => Sql($"insert into reporting_groups (unit, project) values ({u}, {e.Project})"))],
        ImportCompleted e => [Sql($"update reporting_projects set shown = 1 where import = {e.Import} and shown = 0")],
        CadenceSet e => [Sql($"update reporting_projects set cadence = {CadenceText.Of(e.Cadence)}, tier = null where project = {e.Project}")],
        GoLiveSet e => [Sql($"update reporting_projects set go_live = {e.GoLive}, from_day = {e.From} where project = {e.Project}")],
        DefaultCadenceSet e => [Sql($"insert into reporting_defaults (one, cadence) values (1, {CadenceText.Of(e.Cadence)}) on conflict do update set cadence = excluded.cadence")],
        UnitCreated e => [Sql($"insert into reporting_units (unit, parent, name, kind) values ({e.Unit}, {e.Parent}, {e.Name}, {e.Kind}) on conflict do nothing")],
        UnitRenamed e => [Sql($"update reporting_units set name = {e.Name} where unit = {e.Unit}")],
        UnitMoved e => [Sql($"update reporting_units set parent = {e.Parent} where unit = {e.Unit}")],
        _ => Calendar(@event),
    };

    private static Sql[] Calendar(object @event) => @event switch
    {
        CalendarCreated e => [Kept(e.Calendar, e.Name, e.Zone, e.WorkingDays)],
        CalendarChanged e => [Kept(e.Calendar, e.Name, e.Zone, e.WorkingDays)],
        HolidaysAdded e => [.. e.Holidays.Select(h => Sql($"insert into reporting_holidays (calendar, day, name) values ({e.Calendar}, {h.Day}, {h.Name}) on conflict do update set name = excluded.name"))],
        HolidayRemoved e => [Sql($"delete from reporting_holidays where calendar = {e.Calendar} and day = {e.Day}")],
        _ => Skip,
    };

    private static Sql Registered(ProjectRegistered e) => Sql($"""
        insert into reporting_projects (project, code, name, department, phase, import, shown)
        values ({e.Project}, {e.Code}, {e.Name}, {e.Department}, {e.Profile.Phase}, {e.Import}, {e.Import is null}) on conflict do nothing
        """);

    private static Sql Stands(ProjectStatusRecorded e) => e.Status is ProjectStatus.OnHold
        ? Sql($"update reporting_projects set status = {e.Status}, held_from = {e.From}, held_by = {e.DecidedBy}, held_review = {e.ReviewOn} where project = {e.Project}")
        : Sql($"update reporting_projects set status = {e.Status}, held_from = null, held_by = null, held_review = null where project = {e.Project}");

    private static Sql Kept(CalendarId calendar, string name, string zone, IEnumerable<DayOfWeek> days) => Sql($"""
        insert into reporting_calendars (calendar, name, zone, days) values ({calendar}, {name}, {zone}, {string.Join(',', days)})
        on conflict do update set name = excluded.name, zone = excluded.zone, days = excluded.days
        """);

    /// <summary>The condition that a project (<c>p</c>) stands somewhere in a unit's part of its tree.</summary>
    public static Where Under(UnitId? unit) => Where.All.And(unit is not null, $"""
        p.department in (with recursive part (unit) as (select {unit} union select u.unit from reporting_units u join part on u.parent = part.unit) select unit from part)
        or p.project in (select project from reporting_groups where unit in
            (with recursive part (unit) as (select {unit} union select u.unit from reporting_units u join part on u.parent = part.unit) select unit from part))
        """);

    /// <summary>The condition that a project's code, name or manager holds a text, whatever its letters' case.</summary>
    public static Where Says(string? text)
    {
        var pattern = "%" + (text ?? "").Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
        return Where.All.And(!string.IsNullOrWhiteSpace(text), $"p.code || ' ' || p.name || ' ' || coalesce(person_name(p.manager), '') like {pattern} escape '\\'");
    }
}
