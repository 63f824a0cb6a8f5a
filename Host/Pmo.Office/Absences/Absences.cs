namespace Pmo.Office.Absences;

/// <summary>Who is away when, and who may act in whose place.</summary>
internal sealed class Absences : Projection
{
    public override string Schema => """
        create table absence (id blob primary key, person blob not null, from_day text not null, to_day text not null, zone text not null) without rowid;
        create table deputyship (id blob primary key, person blob not null, deputy blob not null, scope text not null, from_day text not null, to_day text,
            assistant integer not null, at integer not null) without rowid;
        """;

    public override string Indexes => """
        create index absence_person on absence (person, from_day);
        create index deputyship_person on deputyship (person, at);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        AbsenceEntered e => [Sql($"insert into absence (id, person, from_day, to_day, zone) values ({e.Absence}, {e.Person}, {e.From}, {e.To}, {e.Zone}) on conflict do nothing")],
        AbsenceEnded { To: { } to } e => [Sql($"update absence set to_day = {to} where id = {e.Absence}")],
        AbsenceEnded e => [Sql($"delete from absence where id = {e.Absence}")],
        DeputyNamed e => [Named(e)],
        DeputyWithdrawn e => [Sql($"delete from deputyship where id = {e.Deputyship}")],
        _ => Skip,
    };

    private static Sql Named(DeputyNamed e) => Sql($"""
        insert into deputyship (id, person, deputy, scope, from_day, to_day, assistant, at)
        values ({e.Deputyship}, {e.Person}, {e.Deputy}, {e.Scope}, {e.From}, {e.To}, {e.Assistant}, {e.At}) on conflict do nothing
        """);
}
