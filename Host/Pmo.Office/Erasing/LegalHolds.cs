using Pmo.Office.People;

namespace Pmo.Office.Erasing;

/// <summary>Says that a person's data must be kept.</summary>
/// <param name="Reason">Why, without naming the person.</param>
[May(Role.HeadOfPmo, Role.ComplianceReviewer)]
internal sealed record PlaceLegalHold(PersonId Person, string Reason) : ICommand;

/// <summary>A hold is placed with a reason, any number on one person, until an erasure is approved.</summary>
internal sealed class PlaceLegalHoldRule : IRule<PlaceLegalHold, Erasures, Person>
{
    public string Stream(PlaceLegalHold c) => ErasureOrders.Stream;
    public IEnumerable<string> Consults(PlaceLegalHold c, Erasures erasures) => [Person.StreamOf(c.Person)];

    public Decision Decide(PlaceLegalHold c, Erasures erasures, Person person, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        _ when erasures.Of(c.Person) is { Approved: true } => Decision.Refuse("hold.too-late", "The erasure of this person was approved before: there is nothing left to hold."),
        _ when Given.Refused(c.Reason, person) is { } wrong => wrong,
        _ => [new LegalHoldPlaced(Ids.From(m.Command, "office.legal-hold"), c.Person, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
