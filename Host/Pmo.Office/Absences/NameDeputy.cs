using Pmo.Office.People;

namespace Pmo.Office.Absences;

/// <summary>Lets somebody act in a person's place.</summary>
/// <param name="Person">The principal.</param>
/// <param name="Deputy">Who may act.</param>
/// <param name="Scope">What for.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null: until withdrawn.</param>
/// <param name="Assistant">Acts in the person's place too, but is not told instead of them while they are away.</param>
[May(Role.System, Role.Reader)]
internal sealed record NameDeputy(PersonId Person, PersonId Deputy, DeputyScope Scope, DateOnly From, DateOnly? To = null, bool Assistant = false) : ICommand;

/// <summary>
/// A deputy is somebody else who works here. Two people may stand in for each other; what one may do for the other never goes on to
/// a third.
/// </summary>
internal sealed class NameDeputyRule : IRule<NameDeputy, Person, Person>
{
    public string Stream(NameDeputy c) => Person.StreamOf(c.Person);
    public IEnumerable<string> Consults(NameDeputy c, Person person) => [Person.StreamOf(c.Deputy)];

    public Decision Decide(NameDeputy c, Person person, Person deputy, Moment m) => person switch
    {
        _ when MayChangePresence.Refusal(c.Person, person, onlyAbsences: false, m) is { } refused => refused,
        { Disabled: true } => Decision.Refuse("person.disabled", "This person is disabled: nobody needs to stand in for them."),
        _ when c.Deputy == c.Person => Decision.Refuse("deputy.self", "Nobody stands in for themselves: choose somebody else."),
        _ when !deputy.Exists => Decision.Refuse("deputy.unknown", "There is no such deputy."),
        _ when deputy.Disabled => Decision.Refuse("deputy.disabled", "The deputy is disabled: choose somebody who works here."),
        _ when DayRange.Refused("deputy", c.From, c.To, person.Today(m.Now)) is { } wrong => wrong,
        _ when c.To < person.Today(m.Now) => Decision.Refuse("deputy.over", $"{DayRange.Of(c.To!.Value)} is over: nobody can act for a day that has passed."),
        _ when Same(c, person) is { } same => Decision.Refuse("deputy.named", $"They stand in already, {DayRange.Between(same.From, same.To)}. Withdraw that first, or choose other days."),
        _ => [new DeputyNamed(c.Person, Ids.From(m.Command, "office.deputyship"), c.Deputy, c.Scope, c.From, c.To, c.Assistant, m.Now)],
    };

    private static DeputyNamed? Same(NameDeputy c, Person person) => person.Presence.Deputies.Values.OrderBy(d => d.From).FirstOrDefault(d =>
        d.Deputy == c.Deputy && d.Assistant == c.Assistant && (d.Scope == c.Scope || d.Scope == DeputyScope.All) && (d.To is null || c.From <= d.To) && (c.To is null || d.From <= c.To));
}
