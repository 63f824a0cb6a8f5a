namespace Pmo.Office.People;

/// <summary>A role is granted to somebody known who may sign in. Roles that follow from a unit or from people are named there.</summary>
internal sealed class GrantRoleRule : IRule<GrantRole, RoleBook, Person>
{
    public string Stream(GrantRole c) => RoleBook.StreamOf(c.Person, c.Role);
    public IEnumerable<string> Consults(GrantRole c, RoleBook book) => [Person.StreamOf(c.Person)];

    public Decision Decide(GrantRole c, RoleBook book, Person person, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        { Erased: true } => Person.Gone,
        { Disabled: true } => Decision.Refuse("person.disabled", "This person is disabled: enable them first."),
        _ when PersonEntry.RoleRefused(c.Role) is { } wrong => Decision.Refuse(wrong.Code!, wrong.Sentence!),
        _ when book.Is(c.Person, c.Role) => Decision.Nothing,
        _ => [new RoleGranted(c.Person, c.Role)],
    };
}
