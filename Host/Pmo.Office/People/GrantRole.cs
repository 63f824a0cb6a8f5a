namespace Pmo.Office.People;

/// <summary>A role is granted to somebody known who may sign in; a unit manager's role names the unit, no other role does.</summary>
internal sealed class GrantRoleRule : IRule<GrantRole, RoleBook, Person>
{
    public string Stream(GrantRole c) => RoleBook.StreamOf(c.Person, c.Role);
    public IEnumerable<string> Consults(GrantRole c, RoleBook book) => [Person.StreamOf(c.Person)];

    public Decision Decide(GrantRole c, RoleBook book, Person person, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        { Disabled: true } => Decision.Refuse("person.disabled", "This person is disabled: enable them first."),
        _ when c.Role is Role.System => Decision.Refuse("role.not-granted", "The system's role is never granted to a person."),
        _ when c.Role is Role.Reader => Decision.Refuse("role.not-granted", "Everyone who is signed in is a reader."),
        _ when c.Role is Role.UnitManager && c.Unit is null => Decision.Refuse("role.unit-needed", "Say which unit this person manages."),
        _ when c.Role is not Role.UnitManager && c.Unit is not null => Decision.Refuse("role.unit-not-taken", "Only a unit manager's role is held in a unit."),
        _ when book.Held.Contains(new(c.Person, c.Role, c.Unit)) => Decision.Nothing,
        _ => [new RoleGranted(c.Person, c.Role, c.Unit)],
    };
}
