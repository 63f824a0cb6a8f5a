using Pmo.Office;

namespace Pmo.Staffing.Lines;

/// <summary>Where something that consent is asked for stands.</summary>
public enum ConsentState
{
    /// <summary>Somebody is asked.</summary>
    Waiting,
    /// <summary>Nobody answered in time, or there is nobody to ask: the head of the PMO decides.</summary>
    Undecided,
    /// <summary>The sponsor said no: the head of the PMO decides.</summary>
    Declined,
    /// <summary>Agreed; the other side of the swap is waited for.</summary>
    Agreed,
    /// <summary>Both sides are agreed, and the two are just changing places.</summary>
    Confirming,
    /// <summary>It was carried out.</summary>
    Done,
    /// <summary>It was not agreed, fell through or was withdrawn; all stays as it was.</summary>
    Dropped,
}

/// <summary>What consent was asked for, the newest for each booking; and the lines of departments and people.</summary>
internal sealed class ConsentTables : Projection
{
    public override string Schema => """
        create table staffing_consent (
            person blob not null, booking blob not null, project blob not null, what text not null, asked blob, asked_as text not null, last_day text, notice_ends text, needs blob,
            other blob, other_project blob, swap_from text, reason text not null, by blob not null, at integer not null, answer_by integer not null, state text not null, said text, primary key (person, booking)) without rowid;
        create table staffing_arrangement (department blob not null, from_day text not null, arrangement text not null, reason text not null, by blob not null, primary key (department, from_day)) without rowid;
        create table staffing_own_department (person blob not null, from_day text not null, department blob, reason text not null, primary key (person, from_day)) without rowid;
        create table staffing_department (id blob primary key, name text not null, parent blob, manager blob) without rowid;
        create table staffing_terms (one integer primary key, notice integer not null, answer integer not null);
        insert into staffing_terms values (1, 10, 5);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ConsentAsked e => [Sql($"delete from staffing_consent where person = {e.Person} and booking = {e.Booking}"), Asked(e)],
        ConsentAnswered e => [State(e, e.Booking, (e.Agreed, e.For, e.As) switch
        {
            (true, ConsentFor.Swap, _) => ConsentState.Agreed,
            (true, _, _) => ConsentState.Done,
            (false, not ConsentFor.Assignment, AskedAs.Sponsor) => ConsentState.Declined,
            _ => ConsentState.Dropped,
        }, e.Reason)],
        ConsentUnanswered e => [State(e, e.Booking, e.For == ConsentFor.Assignment ? ConsentState.Dropped : ConsentState.Undecided, null)],
        ConsentOverridden e => [State(e, e.Booking, e.For == ConsentFor.Swap ? ConsentState.Agreed : ConsentState.Done, e.Reason)],
        ConsentWithdrawn e => [State(e, e.Booking, ConsentState.Dropped, e.Reason)],
        SwapConfirming e => [State(e, e.Swap.Of(e.Person).Booking, ConsentState.Confirming, null), State(e.Swap.Second.Person, e.Swap.Second.Booking, ConsentState.Confirming, null)],
        SwapMade e => [State(e, e.Swap.Of(e.Person).Booking, ConsentState.Done, null)],
        SwapFailed e => [State(e, e.Swap.Of(e.Person).Booking, ConsentState.Dropped, e.Reason)],
        BookingReleased e => [Over(e.Person, e.Booking)],
        BookingLapsed e => [Over(e.Person, e.Booking)],
        ArrangementSet e => [Sql($"insert into staffing_arrangement (department, from_day, arrangement, reason, by) values ({e.Department}, {e.From}, {e.Arrangement}, {e.Reason}, {e.By}) on conflict do update set arrangement = excluded.arrangement, reason = excluded.reason, by = excluded.by")],
        OwnDepartmentSet e => [Sql($"insert into staffing_own_department (person, from_day, department, reason) values ({e.Person}, {e.From}, {e.Department}, {e.Reason}) on conflict do update set department = excluded.department, reason = excluded.reason")],
        ConsentTermsSet e => [Sql($"update staffing_terms set notice = {e.NoticeWorkingDays}, answer = {e.AnswerWorkingDays}")],
        UnitCreated { Kind: UnitKind.Department } e => [Sql($"insert into staffing_department (id, name, parent) values ({e.Unit}, {e.Name}, {e.Parent})")],
        UnitRenamed e => [Sql($"update staffing_department set name = {e.Name} where id = {e.Unit}")],
        UnitMoved { Kind: UnitKind.Department } e => [Sql($"update staffing_department set parent = {e.Parent} where id = {e.Unit}")],
        UnitManagerNamed { Kind: UnitKind.Department } e => [Sql($"update staffing_department set manager = {e.Manager} where id = {e.Unit}")],
        _ => Skip,
    };

    private static Sql Asked(ConsentAsked e) => Sql($"""
        insert into staffing_consent (person, booking, project, what, asked, asked_as, last_day, notice_ends, needs, other, other_project, swap_from, reason, by, at, answer_by, state)
        values ({e.Person}, {e.Booking}, {e.Project}, {e.For}, {e.Asked}, {e.As}, {e.LastDay}, {e.NoticeEnds}, {e.Needs}, {e.Swap?.Other(e.Person).Person}, {e.Swap?.Other(e.Person).Project}, {e.Swap?.From}, {e.Reason}, {e.By}, {e.At}, {e.AnswerBy},
            {(e.Asked is null ? ConsentState.Undecided : ConsentState.Waiting)})
        """);

    private static Sql State(IOfPoolMember e, BookingId booking, ConsentState state, string? said) => State(e.Person, booking, state, said);

    private static Sql State(PersonId person, BookingId booking, ConsentState state, string? said) => Sql($"update staffing_consent set state = {state}, said = coalesce({said}, said) where person = {person} and booking = {booking}");

    // A booking that ended some other way leaves nothing to consent to.
    private static Sql Over(PersonId person, BookingId booking) => Sql($"""
        update staffing_consent set state = {ConsentState.Dropped} where person = {person} and booking = {booking} and state in ({ConsentState.Waiting}, {ConsentState.Undecided}, {ConsentState.Declined}, {ConsentState.Agreed})
        """);
}
