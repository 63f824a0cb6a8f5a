namespace Pmo.Office.People;

/// <summary>What a person's own stream remembers.</summary>
internal sealed record Person : IState<Person>
{
    public static Person Initial { get; } = new();

    public bool Exists { get; private init; }
    public string Name { get; private init; } = "";
    public string Email { get; private init; } = "";
    public bool Disabled { get; private init; }
    public PersonId? LineManager { get; private init; }

    public static string StreamOf(PersonId person) => PersonStreams.Of(person);

    public bool Uses(string key, Blind blind) => Exists && EmailAddress.Key(blind, Email) == key;

    public Person Evolve(object @event) => @event switch
    {
        PersonAdded e => this with { Exists = true, Name = e.Name, Email = e.Email },
        PersonRenamed e => this with { Name = e.Name },
        EmailChanged e => this with { Email = e.Email },
        LineManagerNamed e => this with { LineManager = e.Manager },
        PersonDisabled => this with { Disabled = true },
        PersonEnabled => this with { Disabled = false },
        DeputyNamed or DeputyWithdrawn or AbsenceEntered or AbsenceEnded => this,
        RoleGranted or RoleWithdrawn => this,
        _ => throw new UnknownEventException(typeof(Person), @event),
    };

    public static Decision Unknown => Decision.Refuse("person.unknown", "There is no such person.");
}
