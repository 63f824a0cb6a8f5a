namespace Pmo.Office.People;

/// <summary>A person reports to somebody known who is not themselves and does not report to them.</summary>
internal sealed class NameLineManagerRule : IRule<NameLineManager, Person, Person>
{
    public string Stream(NameLineManager c) => Person.StreamOf(c.Person);
    public IEnumerable<string> Consults(NameLineManager c, Person person) => c.Manager is { } manager ? [Person.StreamOf(manager)] : [];

    public Decision Decide(NameLineManager c, Person person, Person manager, Moment m) => person switch
    {
        { Exists: false } => Person.Unknown,
        { Erased: true } => Person.Gone,
        _ when c.Manager == person.LineManager => Decision.Nothing,
        _ when c.Manager is null => [new LineManagerNamed(c.Person, null)],
        _ when c.Manager == c.Person => Decision.Refuse("person.own-manager", "Nobody is their own line manager."),
        _ when !manager.Exists => Decision.Refuse("person.unknown", "There is no such line manager."),
        _ when manager.Disabled => Decision.Refuse("person.disabled", "The line manager is disabled: name somebody who works here."),
        _ when manager.LineManager == c.Person => Decision.Refuse("person.manager-circle", "These two would be each other's line manager."),
        _ => [new LineManagerNamed(c.Person, c.Manager)],
    };
}
