namespace Pmo.Office.People;

[May(Role.Administrator)]
internal sealed record RenamePerson(PersonId Person, string Name) : ICommand;

/// <summary>People change their names; the history shows the name of today.</summary>
internal sealed class RenamePersonRule : IRule<RenamePerson, Person>
{
    public string Stream(RenamePerson c) => Person.StreamOf(c.Person);

    public Decision Decide(RenamePerson c, Person person, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        { Erased: true } => Person.Gone,
        _ when PersonEntry.NameRefused(c.Name) is { } wrong => Decision.Refuse(wrong.Code!, wrong.Sentence!),
        _ when c.Name.Trim() == person.Name => Decision.Nothing,
        _ => [new PersonRenamed(c.Person, c.Name.Trim())],
    };
}
