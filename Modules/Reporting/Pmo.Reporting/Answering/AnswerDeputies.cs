using Pmo.Office;

namespace Pmo.Reporting.Answering;

/// <summary>Who may answer in whose place, from day to day.</summary>
internal sealed class AnswerDeputies : Projection
{
    public override string Schema => """
        create table ask_deputies (person blob not null, deputyship blob not null, deputy blob not null, from_day text not null, to_day text, primary key (person, deputyship)) without rowid;
        """;

    public override string Indexes => "create index ask_deputies_deputy on ask_deputies (deputy);";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        DeputyNamed { Scope: DeputyScope.All or DeputyScope.Answers } e =>
            [Sql($"insert into ask_deputies (person, deputyship, deputy, from_day, to_day) values ({e.Person}, {e.Deputyship}, {e.Deputy}, {e.From}, {e.To}) on conflict do update set deputy = excluded.deputy, from_day = excluded.from_day, to_day = excluded.to_day")],
        DeputyWithdrawn e => [Sql($"delete from ask_deputies where person = {e.Person} and deputyship = {e.Deputyship}")],
        _ => Skip,
    };
}
