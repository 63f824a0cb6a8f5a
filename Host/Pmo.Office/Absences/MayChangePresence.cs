using Pmo.Office.People;

namespace Pmo.Office.Absences;

/// <summary>
/// Who enters a person's absences and names their deputies: the person, their line manager, an administrator. An assistant enters
/// absences, but names nobody: who stands in for another never passes it on.
/// </summary>
internal static class MayChangePresence
{
    private static readonly Decision Refused = Decision.Refuse(
        "authority.presence", "Only the person, their line manager or an administrator may do this; absences may also be entered by an assistant.");

    /// <summary>What somebody may change of a person's.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="isAdministrator">Whether they administer people.</param>
    /// <param name="person">Whose absences and deputies.</param>
    /// <param name="lineManager">Whom that person reports to.</param>
    /// <param name="isAssistant">Whether who asks is their assistant today.</param>
    public static PresenceChanges Of(PersonId who, bool isAdministrator, PersonId person, PersonId? lineManager, bool isAssistant) =>
        who == person || isAdministrator || who == lineManager ? PresenceChanges.All : isAssistant ? PresenceChanges.Absences : PresenceChanges.None;

    /// <summary>Why the actor may not change a person's deputies (or only absences); null: they may.</summary>
    public static Decision? Refusal(PersonId id, Person person, bool onlyAbsences, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        _ when Of(m.Actor, m.Is(Role.Administrator), id, person.LineManager, person.IsAssistant(m.Actor, m.Now)) is var may
            && (may == PresenceChanges.All || (onlyAbsences && may == PresenceChanges.Absences)) => null,
        _ => Refused,
    };
}
