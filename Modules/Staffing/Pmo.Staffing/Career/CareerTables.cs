using System.Text.Json;
using Pmo.Office;

namespace Pmo.Staffing.Career;

/// <summary>The ladder as it was set, and what of people's competencies the Office has validated.</summary>
internal sealed class CareerTables : Projection
{
    public override string Schema => """
        create table ladder_rung (grade text not null, from_day text not null, conditions text not null, reason text not null, by blob not null, primary key (grade, from_day)) without rowid;
        create table ladder_competency (id blob primary key, name text not null, kind text not null) without rowid;
        create table validated_competency (person blob not null, competency blob not null, level integer, on_day text not null, until text, primary key (person, competency)) without rowid;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        GradeConditionsSet e => [Sql($"""
            insert into ladder_rung (grade, from_day, conditions, reason, by) values ({e.Grade}, {e.From}, {Write(e.Conditions)}, {e.Reason}, {e.By})
            on conflict do update set conditions = excluded.conditions, reason = excluded.reason, by = excluded.by
            """)],
        CompetencyDefined e => [Sql($"insert into ladder_competency (id, name, kind) values ({e.Competency}, {e.Name}, {e.Kind})")],
        CompetencyChanged e => [Sql($"update ladder_competency set name = {e.Name} where id = {e.Competency}")],
        CompetencyValidated e => [Sql($"""
            insert into validated_competency (person, competency, level, on_day, until) values ({e.Person}, {e.Competency}, {(int?)e.Level}, {e.On}, {e.ValidUntil})
            on conflict do update set level = excluded.level, on_day = excluded.on_day, until = excluded.until
            """)],
        CompetencyValidationWithdrawn e => [Sql($"delete from validated_competency where person = {e.Person} and competency = {e.Competency}")],
        _ => Skip,
    };

    private static string Write(GradeConditions conditions) => JsonSerializer.Serialize(conditions, JsonSerializerOptions.Web);

    /// <summary>The ladder as the tables hold it.</summary>
    public static CareerLadder Ladder(Db db) => new(
        [.. db.List<RungRow>($"select grade, from_day, conditions from ladder_rung order by from_day").Select(r => new LadderRung(r.Grade, r.FromDay, JsonSerializer.Deserialize<GradeConditions>(r.Conditions, JsonSerializerOptions.Web)!))]);

    /// <summary>What competencies are called.</summary>
    public static IReadOnlyDictionary<CompetencyId, string> Names(Db db) => db.List<NameRow>($"select id, name from ladder_competency").ToDictionary(n => n.Id, n => n.Name);

    /// <summary>What was validated of a person.</summary>
    public static IReadOnlyDictionary<CompetencyId, ValidatedCompetency> Validated(Db db, PersonId person) =>
        db.List<HeldRow>($"select competency, level, on_day, until from validated_competency where person = {person}").ToDictionary(h => h.Competency, h => new ValidatedCompetency((CompetencyLevel?)h.Level, h.OnDay, h.Until));

    private sealed record RungRow(Grade Grade, DateOnly FromDay, string Conditions);

    private sealed record NameRow(CompetencyId Id, string Name);

    private sealed record HeldRow(CompetencyId Competency, int? Level, DateOnly OnDay, DateOnly? Until);
}
