using Pmo.Office.People;

namespace Pmo.Office.Erasing;

/// <summary>Asks that a person's data be erased. Nothing is erased before a second person approves.</summary>
/// <param name="Basis">What allows and demands it.</param>
/// <param name="Reason">Why, without naming the person.</param>
[May(Role.Administrator, Role.HeadOfPmo)]
internal sealed record RequestErasure(PersonId Person, ErasureBasis Basis, string Reason) : ICommand;

/// <summary>An erasure is asked for once at a time, with its legal basis and a reason that does not name the person. Holds do not keep anybody from asking.</summary>
internal sealed class RequestErasureRule : IRule<RequestErasure, Erasures, Person>
{
    public string Stream(RequestErasure c) => ErasureOrders.Stream;
    public IEnumerable<string> Consults(RequestErasure c, Erasures erasures) => [Person.StreamOf(c.Person)];

    public Decision Decide(RequestErasure c, Erasures erasures, Person person, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        _ when erasures.Of(c.Person) is { Approved: true } => Decision.Refuse("person.erased", "This person's data were erased, or are being erased."),
        _ when erasures.Of(c.Person) is not null => Decision.Refuse("erasure.requested", "This was asked for already and waits for a second person."),
        _ when Given.Refused(c.Reason, person) is { } wrong => wrong,
        _ => [new ErasureRequested(Ids.From(m.Command, "office.erasure"), c.Person, c.Basis, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
