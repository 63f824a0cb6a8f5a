namespace Pmo.Staffing.Career;

/// <summary>Promotion cases with their panels. What members wrote stands in none of these tables.</summary>
internal sealed class PromotionTables : Projection
{
    public override string Schema => """
        create table promotion (
            id blob not null, attempt integer not null, person blob not null, grade text not null, state text not null, evidence text not null, opened_at integer not null, opened_by blob not null,
            decided_at integer, decided_by blob, from_day text, reason text, primary key (id, attempt)) without rowid;
        create table promotion_panel (id blob not null, attempt integer not null, member blob not null, recommends integer, at integer, primary key (id, attempt, member)) without rowid;
        create table promotion_project (id blob not null, attempt integer not null, project blob not null, primary key (id, attempt, project)) without rowid;
        create table promotion_line (id blob not null, attempt integer not null, n integer not null, line text not null, primary key (id, attempt, n)) without rowid;
        """;

    public override string Indexes => "create index promotion_person on promotion (person);";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        PromotionOpened e =>
        [
            Sql($"insert into promotion (id, attempt, person, grade, state, evidence, opened_at, opened_by) values ({e.Promotion}, {e.Attempt}, {e.Person}, {e.Grade}, {PromotionState.BeforeThePanel}, {e.Evidence}, {e.At}, {e.By})"),
            .. e.Panel.Select(p => Sql($"insert into promotion_panel (id, attempt, member) values ({e.Promotion}, {e.Attempt}, {p})")),
            .. e.Projects.Select(p => Sql($"insert into promotion_project (id, attempt, project) values ({e.Promotion}, {e.Attempt}, {p})")),
        ],
        PromotionOpinionGiven e => [Sql($"update promotion_panel set recommends = {e.Recommends}, at = {e.At} where id = {e.Promotion} and attempt = {e.Attempt} and member = {e.By}")],
        PromotionGranted e =>
        [
            Sql($"update promotion set state = {PromotionState.Granted}, decided_at = {e.At}, decided_by = {e.By}, from_day = {e.From}, reason = {e.Reason} where id = {e.Promotion} and attempt = {e.Attempt}"),
            .. Lines(e.Promotion, e.Attempt, e.Met),
        ],
        PromotionDeclined e =>
        [
            Sql($"update promotion set state = {PromotionState.Declined}, decided_at = {e.At}, decided_by = {e.By}, reason = {e.Reason} where id = {e.Promotion} and attempt = {e.Attempt}"),
            .. Lines(e.Promotion, e.Attempt, e.Missing),
        ],
        _ => Skip,
    };

    private static IEnumerable<Sql> Lines(PromotionId id, int attempt, IReadOnlyList<string> lines) => lines.Select((line, n) => Sql($"insert into promotion_line (id, attempt, n, line) values ({id}, {attempt}, {n}, {line})"));
}
