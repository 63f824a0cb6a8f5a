using System.Text.Json;

namespace Pmo.Staffing.Appraising;

/// <summary>Appraisals: for whom, by whom, when, and how they stand. What was written in them stands in no table; marks do, and only answers that may show them read them.</summary>
internal sealed class AppraisalTables : Projection
{
    public override string Schema => """
        create table appraisal_weights (id integer primary key, sponsor integer not null, head integer not null);
        create table appraisal (
            id blob primary key, person blob not null, project blob not null, code text not null, from_day text not null, to_day text not null, sponsor blob, sponsor_weight integer not null, head_weight integer not null,
            opened_at integer not null, due_at integer not null, comment_until integer, commented_at integer, closed_at integer, closed_by blob, reason text, result real) without rowid;
        create table appraisal_part (id blob not null, part text not null, by blob not null, at integer not null, marks text not null, primary key (id, part)) without rowid;
        create table appraisal_release (
            id blob not null, n integer not null, asker blob not null, asked_at integer not null, reason text not null, decided_at integer, decided_by blob, until integer, refused text, primary key (id, n)) without rowid;
        """;

    public override string Indexes => """
        create index appraisal_person on appraisal (person);
        create index appraisal_project on appraisal (project);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        AppraisalWeightsSet e => [Sql($"insert into appraisal_weights (id, sponsor, head) values (1, {e.Sponsor}, {e.HeadOfPmo}) on conflict do update set sponsor = excluded.sponsor, head = excluded.head")],
        AppraisalOpened e => [Sql($"""
            insert into appraisal (id, person, project, code, from_day, to_day, sponsor, sponsor_weight, head_weight, opened_at, due_at)
            values ({e.Appraisal}, {e.Person}, {e.Project}, {e.Code}, {e.From}, {e.To}, {e.Sponsor}, {e.SponsorWeight}, {e.HeadWeight}, {e.At}, {e.DueAt})
            """)],
        AppraisalGiven e =>
        [
            Sql($"insert into appraisal_part (id, part, by, at, marks) values ({e.Appraisal}, {e.Part}, {e.By}, {e.At}, {JsonSerializer.Serialize(e.Marks, JsonSerializerOptions.Web)})"),
            Sql($"update appraisal set comment_until = coalesce({e.CommentUntil}, comment_until) where id = {e.Appraisal}"),
        ],
        AppraisalCommented e => [Sql($"update appraisal set commented_at = {e.At} where id = {e.Appraisal}")],
        AppraisalClosed e => [Sql($"update appraisal set closed_at = {e.At}, closed_by = {e.By}, reason = {e.Reason}, result = {e.Result} where id = {e.Appraisal}")],
        AppraisalTextAsked e => [Sql($"insert into appraisal_release (id, n, asker, asked_at, reason) values ({e.Appraisal}, {about.Stored.Position}, {e.By}, {e.At}, {e.Reason})")],
        AppraisalTextReleased e => [Sql($"update appraisal_release set decided_at = {e.At}, decided_by = {e.By}, until = {e.Until} where id = {e.Appraisal} and asker = {e.To} and decided_at is null")],
        AppraisalTextRefused e => [Sql($"update appraisal_release set decided_at = {e.At}, decided_by = {e.By}, refused = {e.Reason} where id = {e.Appraisal} and asker = {e.To} and decided_at is null")],
        _ => Skip,
    };

    /// <summary>The marks of a part.</summary>
    public static IReadOnlyList<Mark> Marks(string stored) => JsonSerializer.Deserialize<IReadOnlyList<Mark>>(stored, JsonSerializerOptions.Web)!;
}
