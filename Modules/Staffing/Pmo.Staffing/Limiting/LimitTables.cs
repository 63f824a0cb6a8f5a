using Pmo.Office;

namespace Pmo.Staffing.Limiting;

/// <summary>Grade limits by class, the classes of projects, and the waivers that were asked.</summary>
internal sealed class LimitTables : Projection
{
    public override string Schema => """
        create table grade_limit (key text not null, class text not null, from_day text not null, grade text, reason text not null, by blob not null, primary key (key, from_day)) without rowid;
        create table project_class (project blob not null, from_day text not null, class text, primary key (project, from_day)) without rowid;
        create table grade_waiver (
            id blob primary key, project blob not null, code text not null, person blob, grade text not null, until text not null, reason text not null, asked_by blob not null, asked_at integer not null, stage text not null,
            from_day text, decided_by blob, decided_at integer, said text, ended_on text, ended_because text) without rowid;
        """;

    public override string Indexes => "create index grade_waiver_project on grade_waiver (project);";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        GradeLimitSet e => [Sql($"""
            insert into grade_limit (key, class, from_day, grade, reason, by) values ({e.Class.ToUpperInvariant()}, {e.Class}, {e.From}, {e.Grade}, {e.Reason}, {e.By})
            on conflict do update set class = excluded.class, grade = excluded.grade, reason = excluded.reason, by = excluded.by
            """)],
        ProjectRegistered e => [Class(e.Project, DateOnly.MinValue, e.Profile.Class)],
        ProjectProfileChanged e => [Class(e.Project, e.From, e.Profile.Class)],
        GradeWaiverAsked e => [Sql($"""
            insert into grade_waiver (id, project, code, person, grade, until, reason, asked_by, asked_at, stage)
            values ({e.Waiver}, {e.Project}, {e.Code}, {e.Person}, {e.Grade}, {e.Until}, {e.Reason}, {e.By}, {e.At}, {WaiverStage.Asked})
            """)],
        GradeWaiverGranted e => [Sql($"update grade_waiver set stage = {WaiverStage.Granted}, from_day = {e.From}, decided_by = {e.By}, decided_at = {e.At}, said = {e.Reason} where id = {e.Waiver}")],
        GradeWaiverRefused e => [Sql($"update grade_waiver set stage = {WaiverStage.Refused}, decided_by = {e.By}, decided_at = {e.At}, said = {e.Reason} where id = {e.Waiver}")],
        GradeWaiverEnded e => [Sql($"update grade_waiver set stage = {WaiverStage.Ended}, ended_on = {e.On}, ended_because = {e.Reason} where id = {e.Waiver}")],
        _ => Skip,
    };

    private static Sql Class(ProjectId project, DateOnly from, string? @class) =>
        Sql($"insert into project_class (project, from_day, class) values ({project}, {from}, {@class}) on conflict do update set class = excluded.class");
}

/// <summary>The limits as the tables hold them: the same book that rules consult, filled from rows.</summary>
internal sealed class KnownLimits(LimitBook book, ILookup<ProjectId, object> facts)
{
    private sealed record ClassRow(ProjectId Project, DateOnly FromDay, string? Class);

    private sealed record WaiverRow(GradeWaiverId Id, ProjectId Project, PersonId? Person, Grade Grade, DateOnly FromDay, DateOnly Until, DateOnly? EndedOn);

    public static KnownLimits Read(Db db)
    {
        var book = db.List<GradeLimitRow>($"select class, from_day, grade, reason, by from grade_limit order by key, from_day").Aggregate(LimitBook.Initial, (b, r) => b.Evolve(new GradeLimitSet(r.Class, r.Grade, r.FromDay, "", default, default)));
        var classes = db.List<ClassRow>($"select project, from_day, class from project_class");
        var waivers = db.List<WaiverRow>($"select id, project, person, grade, from_day, until, ended_on from grade_waiver where from_day is not null order by asked_at, id");
        IEnumerable<(ProjectId Project, object Event)> facts =
        [
            .. classes.Select(c => (c.Project, (object)new ProjectProfileChanged(c.Project, new(Class: c.Class), c.FromDay))),
            .. waivers.Select(w => (w.Project, (object)new GradeWaiverGranted(w.Id, w.Project, w.Person, w.Grade, w.FromDay, w.Until, default, null, default, default, null, default))),
            .. waivers.Where(w => w.EndedOn is not null).Select(w => (w.Project, (object)new GradeWaiverEnded(w.Id, w.Project, w.EndedOn!.Value, null, null, [], default, default))),
        ];
        return new(book, facts.ToLookup(f => f.Project, f => f.Event));
    }

    /// <summary>What the class of a project asks.</summary>
    public ProjectLimit Of(ProjectId project) => facts[project].Aggregate(ProjectLimit.None with { Book = book }, (l, e) => l.After(e));
}
