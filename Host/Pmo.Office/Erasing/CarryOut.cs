using Pmo.Office.People;

namespace Pmo.Office.Erasing;

/// <summary>Only a person whose erasure was approved is ended: signed out for good, their address free, and nothing personal is written about them any more.</summary>
internal sealed class EndPersonRule(Blind blind) : IRule<EndPerson, Person, Erasures>
{
    public string Stream(EndPerson c) => Person.StreamOf(c.Person);
    public IEnumerable<string> Consults(EndPerson c, Person person) => [ErasureOrders.Stream];

    public Decision Decide(EndPerson c, Person person, Erasures erasures, Moment m) => person switch
    {
        { Exists: false } or { Erased: true } => Decision.Nothing,
        _ when erasures.Of(c.Person) is not { Approved: true } => Decision.Refuse("erasure.not-approved", "Nobody approved the erasure of this person."),
        { Disabled: true } => [Erased(c, person)],
        _ => [new PersonDisabled(c.Person), Erased(c, person)],
    };

    // After a restore the address may be unreadable already.
    private PersonErased Erased(EndPerson c, Person person) => new(c.Person, person.Email == PersonalAttribute.Erased ? null : EmailAddress.Key(blind, person.Email));
}

/// <summary>An erasure that was ordered is recorded as carried out once, with what was removed.</summary>
internal sealed class RecordErasureExecutedRule : IRule<RecordErasureExecuted, Erasures>
{
    public string Stream(RecordErasureExecuted c) => ErasureOrders.Stream;

    public Decision Decide(RecordErasureExecuted c, Erasures erasures, Moment m) => erasures.Of(c.Person) switch
    {
        { Approved: true, Executed: false } => [new ErasureExecuted(c.Person, c.Gone, m.Now)],
        _ => Decision.Nothing,
    };
}

/// <summary>What was erased before an older log was restored is erased again, whatever that log says of it: also where a request or a hold stands in it that was settled since.</summary>
internal sealed class RepeatErasureRule : IRule<RepeatErasure, Erasures>
{
    public string Stream(RepeatErasure c) => ErasureOrders.Stream;

    public Decision Decide(RepeatErasure c, Erasures erasures, Moment m) => erasures.Of(c.Person) is { Approved: true } ? Decision.Nothing : [new ErasureRepeated(c.Person, m.Now)];
}
