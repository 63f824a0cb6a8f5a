namespace Pmo.Office.People;

/// <summary>Nobody disables themselves, and an administrator's role is withdrawn before their access ends.</summary>
internal sealed class DisablePersonRule : IRule<DisablePerson, Person, RoleBook>
{
    public string Stream(DisablePerson c) => Person.StreamOf(c.Person);
    public IEnumerable<string> Consults(DisablePerson c, Person person) => [RoleBook.Administrators];

    public Decision Decide(DisablePerson c, Person person, RoleBook administrators, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        { Disabled: true } => Decision.Nothing,
        _ when c.Person == m.Actor => Decision.Refuse("person.yourself", "You cannot disable yourself: ask another administrator."),
        _ when administrators.Is(c.Person, Role.Administrator) =>
            Decision.Refuse("person.is-administrator", "This person is an administrator: withdraw that role first."),
        _ => [new PersonDisabled(c.Person)],
    };
}
