namespace Pmo.Staffing.Returning;

/// <summary>Closing work and return talks, by booking; and the terms.</summary>
internal sealed class ReturnTables : Projection
{
    public override string Schema => $"""
        create table staffing_return (booking blob primary key, person blob not null, project blob not null, closing_from text, closing_to text, last_day text, due text, held text, held_by blob) without rowid;
        create table staffing_return_terms (one integer primary key, closing integer not null, talk integer not null);
        insert into staffing_return_terms values (1, {ReturnTerms.Initial.Closing}, {ReturnTerms.Initial.Talk});
        """;

    public override string Indexes => "create index staffing_return_person on staffing_return (person);";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ReturnTermsSet e => [Sql($"update staffing_return_terms set closing = {e.ClosingWorkingDays}, talk = {e.TalkWorkingDays}")],
        ClosingWorkBegun e => [Sql($"insert into staffing_return (booking, person, project, closing_from, closing_to) values ({e.Booking}, {e.Person}, {e.Project}, {e.From}, {e.LastDay}) on conflict do update set closing_from = excluded.closing_from, closing_to = excluded.closing_to")],
        ReturnTalkOpened e => [Sql($"insert into staffing_return (booking, person, project, last_day, due) values ({e.Booking}, {e.Person}, {e.Project}, {e.LastDay}, {e.Due}) on conflict do update set last_day = excluded.last_day, due = excluded.due")],
        ReturnTalkHeld e => [Sql($"update staffing_return set held = {e.On}, held_by = {e.By} where booking = {e.Booking}")],
        _ => Skip,
    };
}
