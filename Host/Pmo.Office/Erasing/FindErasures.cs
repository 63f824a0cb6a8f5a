namespace Pmo.Office.Erasing;

/// <summary>How far an erasure is.</summary>
public enum ErasureState { Requested, BlockedByHold, Approved, Executed, Withdrawn }

/// <summary>Requests to erase people, what changed last first.</summary>
/// <param name="State">Only those that stand so.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, at most 500.</param>
[May(Role.Administrator, Role.HeadOfPmo, Role.ComplianceReviewer)]
internal sealed record FindErasures(ErasureState? State = null, int Page = 1, int Size = 50) : IQuery<Page<ErasureRow>>;

/// <summary>One request.</summary>
/// <param name="Basis">What allows and demands it; null: it was repeated after a restore.</param>
/// <param name="Gone">What was removed, in words.</param>
public sealed record ErasureRow(
    Guid Id, PersonId Person, ErasureBasis? Basis, string? Reason, ErasureState State, DateTimeOffset? Requested, PersonId? RequestedBy,
    DateTimeOffset? Approved, PersonId? ApprovedBy, DateTimeOffset? Executed, string? Gone, DateTimeOffset? Withdrawn, PersonId? WithdrawnBy, string? WithdrawnReason, DateTimeOffset Changed);

/// <summary>A request with a hold on its person is blocked, until the hold is lifted.</summary>
internal sealed class FindErasuresAnswer : IAnswer<FindErasures, Page<ErasureRow>>
{
    public Page<ErasureRow> Answer(FindErasures q, Viewer who, Db db)
    {
        var (number, size) = Slice.Of(who, q.Page, q.Size);
        var where = Where.All.And(q.State is not null, $"e.stands = {q.State}");
        return new(db.List<ErasureRow>($"""
            select e.id, e.person, e.basis, e.reason, e.stands state, e.requested, e.requested_by, e.approved, e.approved_by, e.executed, e.gone, e.withdrawn, e.withdrawn_by, e.withdrawn_reason, e.changed
            from (select x.*, case when x.state = 'Requested' and exists (select 1 from legal_hold h where h.person = x.person and h.lifted is null) then 'BlockedByHold' else x.state end stands from erasure x) e
            where {where} order by e.changed desc, e.id limit {size} offset {(number - 1L) * size}
            """), db.Value<long>($"""
            select count(*) from (select x.state, case when x.state = 'Requested' and exists (select 1 from legal_hold h where h.person = x.person and h.lifted is null) then 'BlockedByHold' else x.state end stands from erasure x) e where {where}
            """), number, size);
    }
}
