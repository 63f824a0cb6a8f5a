namespace Pmo.Office.Competencies;

/// <summary>The catalogue, the core set, and what people have; a person's own word and what was validated in rows of their own.</summary>
internal sealed class CompetencyTables : Projection
{
    public override string Schema => """
        create table competency (id blob primary key, name text not null, kind text not null, description text, retired integer, retired_reason text) without rowid;
        create table core_target (competency blob not null, role text not null, level integer not null, primary key (competency, role)) without rowid;
        create table person_competency (
            person blob not null, competency blob not null, validated integer not null, level integer, evidence text not null, on_day text not null, until text, by blob,
            primary key (person, competency, validated)) without rowid;
        """;

    public override string Indexes => """
        create index person_competency_competency on person_competency (competency);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        CompetencyDefined e => [Sql($"insert into competency (id, name, kind, description) values ({e.Competency}, {e.Name}, {e.Kind}, {e.Description})")],
        CompetencyChanged e => [Sql($"update competency set name = {e.Name}, description = {e.Description} where id = {e.Competency}")],
        CompetencyRetired e => [Sql($"update competency set retired = {e.At}, retired_reason = {e.Reason} where id = {e.Competency}")],
        CompetencyReinstated e => [Sql($"update competency set retired = null, retired_reason = null where id = {e.Competency}")],
        CoreTargetSet { Target: { } target } e => [Sql($"insert into core_target (competency, role, level) values ({e.Competency}, {e.Role}, {(int)target}) on conflict do update set level = excluded.level")],
        CoreTargetSet e => [Sql($"delete from core_target where competency = {e.Competency} and role = {e.Role}")],
        CompetencyClaimed e => [Has(e.Person, e.Competency, false, e.Level, e.Evidence, e.On, e.ValidUntil, null)],
        CompetencyValidated e => [Has(e.Person, e.Competency, true, e.Level, e.Evidence, e.On, e.ValidUntil, e.By)],
        CompetencyClaimWithdrawn e => [Gone(e.Person, e.Competency, false)],
        CompetencyValidationWithdrawn e => [Gone(e.Person, e.Competency, true)],
        _ => Skip,
    };

    private static Sql Has(PersonId person, CompetencyId competency, bool validated, CompetencyLevel? level, string evidence, DateOnly on, DateOnly? until, PersonId? by) => Sql($"""
        insert into person_competency (person, competency, validated, level, evidence, on_day, until, by)
        values ({person}, {competency}, {validated}, {(int?)level}, {evidence}, {on}, {until}, {by})
        on conflict do update set level = excluded.level, evidence = excluded.evidence, on_day = excluded.on_day, until = excluded.until, by = excluded.by
        """);

    private static Sql Gone(PersonId person, CompetencyId competency, bool validated) =>
        Sql($"delete from person_competency where person = {person} and competency = {competency} and validated = {validated}");
}
