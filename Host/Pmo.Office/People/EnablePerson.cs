namespace Pmo.Office.People;

[May(Role.Administrator)]
internal sealed record EnablePerson(PersonId Person) : ICommand;

/// <summary>A disabled person may sign in again, with the roles they kept.</summary>
internal sealed class EnablePersonRule : IRule<EnablePerson, Person>
{
    public string Stream(EnablePerson c) => Person.StreamOf(c.Person);

    public Decision Decide(EnablePerson c, Person person, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        { Erased: true } => Person.Gone,
        { Disabled: false } => Decision.Nothing,
        _ => [new PersonEnabled(c.Person)],
    };
}
