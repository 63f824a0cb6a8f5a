using Pmo.Office.People;

namespace Pmo.Office.Absences;

/// <summary>Says that a person is away, both days included. Also for days that have passed: it is noted, and changes nothing that was decided.</summary>
[May(Role.System, Role.Reader)]
internal sealed record EnterAbsence(PersonId Person, DateOnly From, DateOnly To) : ICommand;

/// <summary>A person is away once at a time; the days count in their own zone.</summary>
internal sealed class EnterAbsenceRule : IRule<EnterAbsence, Person>
{
    public string Stream(EnterAbsence c) => Person.StreamOf(c.Person);

    public Decision Decide(EnterAbsence c, Person person, Moment m) => person switch
    {
        _ when MayChangePresence.Refusal(c.Person, person, onlyAbsences: true, m) is { } refused => refused,
        { Disabled: true } => Decision.Refuse("person.disabled", "This person is disabled and expected nowhere."),
        _ when DayRange.Refused("absence", c.From, c.To, person.Today(m.Now)) is { } wrong => wrong,
        _ when Overlapping(c, person) is { } other => Decision.Refuse("absence.overlaps", $"An absence {DayRange.Between(other.From, other.To)} is entered already. End it first, or choose other days."),
        _ => [new AbsenceEntered(c.Person, Ids.From(m.Command, "office.absence"), c.From, c.To, person.Zone, m.Now)],
    };

    private static AbsenceEntered? Overlapping(EnterAbsence c, Person person) =>
        person.Presence.Absences.Values.OrderBy(a => a.From).FirstOrDefault(a => a.From <= c.To && c.From <= a.To);
}
