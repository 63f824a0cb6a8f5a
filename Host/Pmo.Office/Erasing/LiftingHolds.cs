using Pmo.Office.People;

namespace Pmo.Office.Erasing;

/// <summary>Asks that a legal hold be lifted. It stays in force until a second person lifts it.</summary>
/// <param name="Reason">Why, without naming the person.</param>
[May(Role.HeadOfPmo, Role.ComplianceReviewer)]
internal sealed record RequestHoldLift(Guid Hold, string Reason) : ICommand;

/// <summary>Lifting a hold takes two people, neither of them on hold and neither of them who asked for the erasure: the first one asks, once at a time.</summary>
internal sealed class RequestHoldLiftRule : IRule<RequestHoldLift, Erasures, Person>
{
    public string Stream(RequestHoldLift c) => ErasureOrders.Stream;
    public IEnumerable<string> Consults(RequestHoldLift c, Erasures erasures) => Lifting.StreamsOf(c.Hold, erasures);

    public Decision Decide(RequestHoldLift c, Erasures erasures, Person person, Moment m) => erasures.Holds.GetValueOrDefault(c.Hold) switch
    {
        null => Lifting.Unknown,
        { } hold when Lifting.Refuses(hold, erasures, m) is { } no => no,
        { LiftRequestedBy: not null } => Decision.Refuse("hold.lift-requested", "Somebody has asked already: a second head of the PMO or compliance reviewer lifts the hold or keeps it."),
        _ when Given.Refused(c.Reason, person) is { } wrong => wrong,
        { Placed: var placed } => [new LegalHoldLiftRequested(c.Hold, placed.Person, c.Reason.Trim(), m.Actor, placed.By, m.Now)],
    };
}

/// <summary>Lifts a legal hold, as somebody else asked.</summary>
[May(Role.HeadOfPmo, Role.ComplianceReviewer)]
internal sealed record LiftLegalHold(Guid Hold, string Reason) : ICommand;

/// <summary>Only what somebody else asked for is lifted. Whoever wants the erasure does not clear its way, neither by asking nor by lifting.</summary>
internal sealed class LiftLegalHoldRule : IRule<LiftLegalHold, Erasures, Person>
{
    public string Stream(LiftLegalHold c) => ErasureOrders.Stream;
    public IEnumerable<string> Consults(LiftLegalHold c, Erasures erasures) => Lifting.StreamsOf(c.Hold, erasures);

    public Decision Decide(LiftLegalHold c, Erasures erasures, Person person, Moment m) => erasures.Holds.GetValueOrDefault(c.Hold) switch
    {
        null => Lifting.Unknown,
        { } hold when Lifting.Refuses(hold, erasures, m) is { } no => no,
        { LiftRequestedBy: null } => Decision.Refuse("hold.not-requested", "Two people lift a hold: ask first that it be lifted, then somebody else does it."),
        { LiftRequestedBy: { } by } when by == m.Actor || by == m.Principal => Decision.Refuse("hold.second-person", "You asked for it: a second head of the PMO or compliance reviewer lifts the hold."),
        { LiftRequestedBy: { } by } hold when erasures.Of(hold.Placed.Person)?.RequestedBy == by =>
            Decision.Refuse("hold.own-request", "Who asked that the hold be lifted has asked for the erasure too. Keep the hold; then somebody else asks that it be lifted."),
        _ when Given.Refused(c.Reason, person) is { } wrong => wrong,
        { Placed: var placed } => [new LegalHoldLifted(c.Hold, placed.Person, c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>Keeps a legal hold although somebody asked that it be lifted; who asked can take it back so.</summary>
[May(Role.HeadOfPmo, Role.ComplianceReviewer)]
internal sealed record KeepLegalHold(Guid Hold, string Reason) : ICommand;

/// <summary>A hold that is not to be lifted stays with a reason, and it can be asked for anew.</summary>
internal sealed class KeepLegalHoldRule : IRule<KeepLegalHold, Erasures, Person>
{
    public string Stream(KeepLegalHold c) => ErasureOrders.Stream;
    public IEnumerable<string> Consults(KeepLegalHold c, Erasures erasures) => Lifting.StreamsOf(c.Hold, erasures);

    public Decision Decide(KeepLegalHold c, Erasures erasures, Person person, Moment m) => erasures.Holds.GetValueOrDefault(c.Hold) switch
    {
        null => Lifting.Unknown,
        { LiftRequestedBy: null } => Decision.Nothing,
        _ when Given.Refused(c.Reason, person) is { } wrong => wrong,
        { Placed: var placed } => [new LegalHoldKept(c.Hold, placed.Person, c.Reason.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>What both people who lift a hold must not be.</summary>
internal static class Lifting
{
    public static Decision Unknown => Decision.Refuse("hold.unknown", "There is no such hold, or it was lifted.");

    public static IEnumerable<string> StreamsOf(Guid hold, Erasures erasures) => erasures.Holds.TryGetValue(hold, out var found) ? [Person.StreamOf(found.Placed.Person)] : [];

    public static Decision? Refuses(Hold hold, Erasures erasures, Moment m) =>
        hold.Placed.Person is var person && (person == m.Actor || person == m.Principal) ? Decision.Refuse("hold.yourself", "The hold is on you: others decide whether it is lifted.")
        : erasures.Of(person)?.RequestedBy is { } wants && (wants == m.Actor || wants == m.Principal)
            ? Decision.Refuse("hold.own-request", "You asked for the erasure that this hold blocks: other heads of the PMO or compliance reviewers lift it.")
            : null;
}
