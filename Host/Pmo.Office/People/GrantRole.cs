namespace Pmo.Office.People;

/// <summary>A role is granted to somebody known who may sign in. Roles that follow from a unit or from people are named there.</summary>
internal sealed class GrantRoleRule : IRule<GrantRole, RoleBook, Person>
{
    public string Stream(GrantRole c) => RoleBook.StreamOf(c.Person, c.Role);
    public IEnumerable<string> Consults(GrantRole c, RoleBook book) => [Person.StreamOf(c.Person)];

    public Decision Decide(GrantRole c, RoleBook book, Person person, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        { Disabled: true } => Decision.Refuse("person.disabled", "This person is disabled: enable them first."),
        _ when c.Role is Role.System => NotGranted("The system's role is never granted to a person."),
        _ when c.Role is Role.Reader => NotGranted("Everyone who is signed in is a reader."),
        _ when c.Role is Role.UnitManager => NotGranted("A unit's manager is named at the unit."),
        _ when c.Role is Role.LineManager => NotGranted("A line manager is named at the person who reports to them."),
        _ when book.Is(c.Person, c.Role) => Decision.Nothing,
        _ => [new RoleGranted(c.Person, c.Role)],
    };

    private static Decision NotGranted(string sentence) => Decision.Refuse("role.not-granted", sentence);
}
