using Pmo.Office.People;

namespace Pmo.Office.Erasing;

/// <summary>Orders an erasure that somebody else asked for. It cannot be taken back, so the password was given at most five minutes ago.</summary>
[May(Role.Administrator, Role.HeadOfPmo), FreshSignIn]
internal sealed record ApproveErasure(Guid Erasure) : ICommand;

/// <summary>
/// A second person approves: neither who asked nor who is erased. No legal hold may be on the person, and nothing may wait for them
/// any more: no role, no running project, no unit, nobody they lead.
/// </summary>
internal sealed class ApproveErasureRule(Relations relations, PeopleMemory people) : IRule<ApproveErasure, Erasures, Ties>
{
    public string Stream(ApproveErasure c) => ErasureOrders.Stream;

    // Memory only says where to look; what counts is what stands there.
    public IEnumerable<string> Consults(ApproveErasure c, Erasures erasures) => erasures.Find(c.Erasure) is not { } found ? [] :
    [
        PersonStreams.Of(found.Person), RoleBook.Administrators, RoleHolders.StreamOf(Role.HeadOfPmo), RoleHolders.StreamOf(Role.Executive),
        .. Enum.GetValues<UnitKind>().Select(Units.StreamOf),
        .. relations.LedBy(found.Person).Select(p => Projects.StreamOf(p)).Order(StringComparer.Ordinal),
        .. people.Reports(found.Person).Select(PersonStreams.Of).Order(StringComparer.Ordinal),
    ];

    public Decision Decide(ApproveErasure c, Erasures erasures, Ties ties, Moment m)
    {
        if (erasures.Find(c.Erasure) is not var (person, erasure)) return Erasures.Unknown;
        if (erasure.Approved) return Decision.Nothing;
        if (erasure.RequestedBy == m.Actor || erasure.RequestedBy == m.Principal) return Decision.Refuse("erasure.own-request", "You asked for this erasure: a second administrator or head of the PMO approves it.");
        if (person == m.Actor || person == m.Principal) return Decision.Refuse("erasure.yourself", "Nobody approves their own erasure: somebody else does.");
        if (erasures.HoldsOn(person).FirstOrDefault() is { } hold)
            return Decision.Refuse("erasure.held", $"A legal hold of {hold.At:yyyy-MM-dd} is on this person: \"{hold.Reason}\" Two heads of the PMO or compliance reviewers who did not ask for the erasure can lift it: one asks, the other lifts.");
        if (ties.Of(person) is { Count: > 0 } left) return Decision.Refuse("erasure.in-the-way", $"First give to others: {Tell.List(left)}. The page of the erasure lists them with links.");
        return [new ErasureApproved(c.Erasure, person, m.Actor, m.Now, m.ProvedAt)];
    }
}
