using Pmo.Office.People;

namespace Pmo.Office.Absences;

/// <summary>Says that a person is back earlier, or was not away after all.</summary>
/// <param name="To">The last day of the absence; null: it did not take place.</param>
[May(Role.System, Role.Reader)]
internal sealed record EndAbsence(PersonId Person, Guid Absence, DateOnly? To = null) : ICommand;

/// <summary>An absence becomes shorter or falls away; to lengthen it, the further days are entered.</summary>
internal sealed class EndAbsenceRule : IRule<EndAbsence, Person>
{
    public string Stream(EndAbsence c) => Person.StreamOf(c.Person);

    public Decision Decide(EndAbsence c, Person person, Moment m)
    {
        if (MayChangePresence.Refusal(c.Person, person, onlyAbsences: true, m) is { } refused) return refused;
        if (!person.Presence.Absences.TryGetValue(c.Absence, out var absence)) return Decision.Refuse("absence.unknown", "This absence was taken back before, or never entered.");
        return c.To switch
        {
            { } to when to == absence.To => Decision.Nothing,
            { } to when to < absence.From => Decision.Refuse("absence.backwards", $"It begins on {DayRange.Of(absence.From)}. To take it back as a whole, give no last day."),
            { } to when to > absence.To => Decision.Refuse("absence.longer", $"It ends on {DayRange.Of(absence.To)}. To be away longer, enter the further days."),
            _ => [new AbsenceEnded(c.Person, c.Absence, c.To, m.Now)],
        };
    }
}
