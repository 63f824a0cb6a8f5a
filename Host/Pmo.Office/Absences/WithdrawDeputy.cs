using Pmo.Office.People;

namespace Pmo.Office.Absences;

/// <summary>Ends that somebody may act in a person's place, at once.</summary>
[May(Role.System, Role.Reader)]
internal sealed record WithdrawDeputy(PersonId Person, Guid Deputyship) : ICommand;

/// <summary>A deputyship ends at once; what was done under it stays, with both names.</summary>
internal sealed class WithdrawDeputyRule : IRule<WithdrawDeputy, Person>
{
    public string Stream(WithdrawDeputy c) => Person.StreamOf(c.Person);

    public Decision Decide(WithdrawDeputy c, Person person, Moment m) => person switch
    {
        _ when MayChangePresence.Refusal(c.Person, person, onlyAbsences: false, m) is { } refused => refused,
        _ when !person.Presence.Deputies.ContainsKey(c.Deputyship) => Decision.Refuse("deputyship.unknown", "This deputy was withdrawn before, or never named."),
        _ => [new DeputyWithdrawn(c.Person, c.Deputyship, m.Now)],
    };
}
