using Pmo.Office.People;

namespace Pmo.Office.Erasing;

/// <summary>Takes a request back, or turns it down.</summary>
[May(Role.Administrator, Role.HeadOfPmo)]
internal sealed record WithdrawErasure(Guid Erasure, string Reason) : ICommand;

/// <summary>A request can be taken back with a reason until it is approved; after that nothing stops it.</summary>
internal sealed class WithdrawErasureRule : IRule<WithdrawErasure, Erasures, Person>
{
    public string Stream(WithdrawErasure c) => ErasureOrders.Stream;
    public IEnumerable<string> Consults(WithdrawErasure c, Erasures erasures) => erasures.Find(c.Erasure) is { } found ? [Person.StreamOf(found.Person)] : [];

    public Decision Decide(WithdrawErasure c, Erasures erasures, Person person, Moment m) => erasures.Find(c.Erasure) switch
    {
        null => Erasures.Unknown,
        { Erasure.Approved: true } => Decision.Refuse("erasure.approved", "The erasure was approved: it cannot be taken back."),
        _ when Given.Refused(c.Reason, person) is { } wrong => wrong,
        { } found => [new ErasureWithdrawn(c.Erasure, found.Person, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
