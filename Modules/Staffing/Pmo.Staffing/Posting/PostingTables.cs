namespace Pmo.Staffing.Posting;

/// <summary>Roles posted openly, and who applied. What people wrote stands in none of these tables.</summary>
internal sealed class PostingTables : Projection
{
    public override string Schema => """
        create table role_posting (request blob primary key, project blob not null, about text, until text not null, closes integer not null, by blob not null, posted_at integer not null, closed_at integer, filled integer not null default 0) without rowid;
        create table role_application (request blob not null, person blob not null, applied_at integer not null, outcome text, answered_at integer, answered_by blob, primary key (request, person)) without rowid;
        """;

    public override string Indexes => "create index role_application_person on role_application (person);";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        RolePosted e => [Sql($"""
            insert into role_posting (request, project, about, until, closes, by, posted_at) values ({e.Request}, {e.Project}, {e.About}, {e.Until}, {e.Closes}, {e.By}, {e.At})
            on conflict do update set about = excluded.about, until = excluded.until, closes = excluded.closes, by = excluded.by
            """)],
        RoleAppliedFor e => [Sql($"insert into role_application (request, person, applied_at) values ({e.Request}, {e.Person}, {e.At}) on conflict do update set applied_at = excluded.applied_at")],
        ApplicationWithdrawn e => [Sql($"delete from role_application where request = {e.Request} and person = {e.Person}")],
        PostingClosed e => [Sql($"update role_posting set closed_at = {e.At}, filled = {e.Filled} where request = {e.Request}")],
        ApplicationAnswered e => [Sql($"update role_application set outcome = {e.Outcome}, answered_at = {e.At}, answered_by = {e.By} where request = {e.Request} and person = {e.Person}")],
        _ => Skip,
    };

    /// <summary>Who applied for a role and has not withdrawn it.</summary>
    public static IReadOnlySet<PersonId> Applied(Db db, RequestId request) => db.List<PersonId>($"select person from role_application where request = {request}").ToHashSet();
}
