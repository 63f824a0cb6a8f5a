using Pmo.Office;

namespace Pmo.Reporting.Measuring;

/// <summary>
/// What metrics count: every report that was asked for with what became of it, every escalation, question and reminder. Each row
/// keeps the department, project manager, sponsor and category of its project as they were when the report came or was due, so
/// that nobody is measured by what was before or after their time.
/// </summary>
internal sealed class Measures : Projection
{
    // Projects are looked up in the record, which is written by an earlier event.
    public override string Schema => """
        create table measured_reports (
            obligation blob primary key, project blob not null, data_date text not null, due int, day text not null, state text not null,
            submitted_at int, on_time int, incomplete int not null default 0, accepted int, excused_at int, import blob,
            department blob, manager blob, sponsor blob, category text) without rowid;
        create index measured_reports_project on measured_reports (project, data_date);
        create table measured_imports (import blob primary key) without rowid;
        create table measured_escalations (
            ladder blob not null, step int not null, project blob not null, level text not null, day text not null,
            department blob, manager blob, sponsor blob, category text, primary key (ladder, step)) without rowid;
        create table measured_asks (
            ask blob primary key, project blob not null, asked_at int not null, day text not null, answered_at int, unanswered_at int, closed_at int,
            department blob, manager blob, sponsor blob, category text) without rowid;
        create table measured_reminders (
            obligation blob not null, days int not null, project blob not null, day text not null, sent text not null,
            department blob, manager blob, sponsor blob, category text, primary key (obligation, days, day)) without rowid;
        """;

    public override string Indexes => """
        create index measured_reports_day on measured_reports (day, project, state, due, submitted_at, on_time, incomplete, accepted, excused_at, import, department, manager, sponsor, category);
        create index measured_escalations_day on measured_escalations (day);
        create index measured_asks_day on measured_asks (day);
        create index measured_reminders_day on measured_reminders (day, project, sent, department, manager, sponsor, category);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ObligationScheduled e => [Asked(e)],
        ObligationRedated e => [Redated(e)],
        ObligationDueMoved e => [Moved(e.Obligation, e.Due)],
        ReportSubmitted { Revision: 1 } e => [Sql($"update measured_reports set submitted_at = {e.At}, on_time = {e.OnTime} where obligation = {e.Obligation}")],
        ReportReturned { Incomplete: true } e => [Sql($"update measured_reports set incomplete = 1 where obligation = {e.Obligation}")],
        ReportAccepted e => [Sql($"update measured_reports set accepted = coalesce(accepted, {e.Revision}) where obligation = {e.Obligation}")],
        PeriodExcused e => [Sql($"update measured_reports set state = {Asking.Excused}, excused_at = {e.At} where obligation = {e.Obligation}")],
        ObligationCancelled e => [Sql($"update measured_reports set state = {Asking.Cancelled} where obligation = {e.Obligation}")],
        ObligationImported e => [Historic(e)],
        ImportCompleted e => [Sql($"insert into measured_imports (import) values ({e.Import}) on conflict do nothing")],
        ReportEscalated { Level: not LadderLevel.ProjectManager } e => [Escalated(e)],
        ReportReminded e => [Reminded(e.Obligation, e.Project, e.Days, e.At, e.To is null ? Reminder.ToNobody : Reminder.Sent)],
        ReminderSkipped e => [Reminded(e.Obligation, e.Project, e.Days, e.At, Reminder.Skipped)],
        AnswerAsked e => [Put(e)],
        AskAnswered { Answer: not AnswerKind.PassOn } e => [Sql($"update measured_asks set answered_at = coalesce(answered_at, {e.At}) where ask = {e.Ask}")],
        AskUnanswered e => [Sql($"update measured_asks set unanswered_at = coalesce(unanswered_at, {e.At}) where ask = {e.Ask}")],
        AskClosed e => [Sql($"update measured_asks set closed_at = {e.At} where ask = {e.Ask}")],
        ProjectMoved e => [Sql($"update measured_reports set department = {e.Department} where project = {e.Project} and {Ahead(about)}")],
        ProjectManagerNamed e => [Sql($"update measured_reports set manager = {e.Manager} where project = {e.Project} and {Ahead(about)}")],
        SponsorNamed e => [Sql($"update measured_reports set sponsor = {e.Sponsor} where project = {e.Project} and {Ahead(about)}")],
        ProjectProfileChanged e => [Sql($"update measured_reports set category = {e.Profile.Category} where project = {e.Project} and {Ahead(about)}")],
        _ => Skip,
    };

    private static Where Ahead(Recorded about) => Where.All.And(true, $"due > {about.At} and submitted_at is null");

    // A cancelled obligation may be asked for again.
    private static Sql Asked(ObligationScheduled e) => Sql($"""
        insert into measured_reports (obligation, project, data_date, due, day, state, department, manager, sponsor, category)
        select {e.Obligation}, {e.Project}, {e.DataDate}, {e.Due}, {WorkingCalendar.DayOf(e.Due, e.Zone)}, {Asking.Asked}, r.department, r.manager, r.sponsor, r.category
        from (select 1) left join portfolio r on r.project = {e.Project} where true
        on conflict do update set due = excluded.due, day = excluded.day, state = excluded.state,
            department = excluded.department, manager = excluded.manager, sponsor = excluded.sponsor, category = excluded.category
        """);

    // An event that names no zone leaves the time of day, so the day moves by as many days as the instant.
    private static Sql Redated(ObligationRedated e) => e.Zone is { } zone
        ? Sql($"update measured_reports set due = {e.Due}, day = {WorkingCalendar.DayOf(e.Due, zone)} where obligation = {e.Obligation}")
        : Moved(e.Obligation, e.Due);

    private static Sql Moved(ObligationId obligation, DateTimeOffset due) => Sql($"""
        update measured_reports set due = {due}, day = date(day, cast(round(({due} - due) / 86400000000.0) as int) || ' days') where obligation = {obligation}
        """);

    private static Sql Historic(ObligationImported e) => Sql($"""
        insert into measured_reports (obligation, project, data_date, day, state, import, department, manager, sponsor, category)
        select {e.Obligation}, {e.Project}, {e.DataDate}, {e.DataDate}, {Asking.Historic}, {e.Import}, r.department, r.manager, r.sponsor, r.category
        from (select 1) left join portfolio r on r.project = {e.Project} where true on conflict do nothing
        """);

    private static Sql Escalated(ReportEscalated e) => Sql($"""
        insert into measured_escalations (ladder, step, project, level, day, department, manager, sponsor, category)
        select {e.Ladder}, {e.Step}, {e.Project}, {e.Level}, {DayOf(e.At)}, r.department, r.manager, r.sponsor, r.category
        from (select 1) left join portfolio r on r.project = {e.Project} where true on conflict do nothing
        """);

    private static Sql Put(AnswerAsked e) => Sql($"""
        insert into measured_asks (ask, project, asked_at, day, department, manager, sponsor, category)
        select {e.Ask}, {e.Project}, {e.At}, {DayOf(e.At)}, r.department, r.manager, r.sponsor, r.category
        from (select 1) left join portfolio r on r.project = {e.Project} where true on conflict do nothing
        """);

    private static Sql Reminded(ObligationId obligation, ProjectId project, int days, DateTimeOffset at, Reminder sent) => Sql($"""
        insert into measured_reminders (obligation, days, project, day, sent, department, manager, sponsor, category)
        select {obligation}, {days}, {project}, {DayOf(at)}, {sent}, r.department, r.manager, r.sponsor, r.category
        from (select 1) left join portfolio r on r.project = {project} where true on conflict do nothing
        """);

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>Whether a report is asked for.</summary>
    internal enum Asking { Asked, Excused, Cancelled, Historic }

    /// <summary>What became of a reminder.</summary>
    internal enum Reminder { Sent, ToNobody, Skipped }
}
