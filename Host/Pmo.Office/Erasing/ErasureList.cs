namespace Pmo.Office.Erasing;

/// <summary>Requests to erase people, and legal holds, as they stand. The reasons name nobody.</summary>
internal sealed class ErasureList : Projection
{
    public override string Schema => """
        create table erasure (id blob primary key, person blob not null, basis text, reason text, state text not null, requested integer, requested_by blob,
            approved integer, approved_by blob, executed integer, gone text, withdrawn integer, withdrawn_by blob, withdrawn_reason text, changed integer not null);
        create table legal_hold (id blob primary key, person blob not null, reason text not null, placed integer not null, placed_by blob not null,
            asked integer, asked_by blob, asked_reason text, lifted integer, lifted_by blob, lifted_reason text);
        """;

    public override string Indexes => """
        create index erasure_person on erasure (person);
        create index legal_hold_person on legal_hold (person);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ErasureRequested e => [Sql($"insert into erasure (id, person, basis, reason, state, requested, requested_by, changed) values ({e.Erasure}, {e.Person}, {e.Basis}, {e.Reason}, {ErasureState.Requested}, {e.At}, {e.By}, {e.At})")],
        ErasureWithdrawn e => [Sql($"update erasure set state = {ErasureState.Withdrawn}, withdrawn = {e.At}, withdrawn_by = {e.By}, withdrawn_reason = {e.Reason}, changed = {e.At} where id = {e.Erasure}")],
        ErasureApproved e => [Sql($"update erasure set state = {ErasureState.Approved}, approved = {e.At}, approved_by = {e.By}, changed = {e.At} where id = {e.Erasure}")],
        // A request that stood open in the restored log is settled by what was erased before.
        ErasureRepeated e =>
        [
            Sql($"delete from erasure where person = {e.Person} and state = {ErasureState.Requested}"),
            Sql($"insert into erasure (id, person, state, approved, changed) values ({about.Stored.Id}, {e.Person}, {ErasureState.Approved}, {e.At}, {e.At})"),
        ],
        ErasureExecuted e => [Sql($"update erasure set state = {ErasureState.Executed}, executed = {e.At}, gone = {Words(e.Gone)}, changed = {e.At} where person = {e.Person} and state = {ErasureState.Approved}")],
        LegalHoldPlaced e => [Sql($"insert into legal_hold (id, person, reason, placed, placed_by) values ({e.Hold}, {e.Person}, {e.Reason}, {e.At}, {e.By})")],
        LegalHoldLiftRequested e => [Sql($"update legal_hold set asked = {e.At}, asked_by = {e.By}, asked_reason = {e.Reason} where id = {e.Hold}")],
        LegalHoldKept e => [Sql($"update legal_hold set asked = null, asked_by = null, asked_reason = null where id = {e.Hold}")],
        LegalHoldLifted e => [Sql($"update legal_hold set lifted = {e.At}, lifted_by = {e.By}, lifted_reason = {e.Reason} where id = {e.Hold}")],
        _ => Skip,
    };

    /// <summary>What was removed, as one sentence's list.</summary>
    internal static string Words(IReadOnlyList<Forgotten> gone) => Tell.List([.. gone.Where(g => g.Count > 0).Select(g => $"{g.Place} ({g.Count})")], "nothing was left");
}
