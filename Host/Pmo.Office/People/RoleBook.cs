using System.Collections.Immutable;

namespace Pmo.Office.People;

/// <summary>
/// Who holds which role, as far as one stream tells. Roles stand in the person's own stream; only administrators share one
/// stream, so that two of them cannot withdraw each other at the same moment and leave nobody.
/// </summary>
internal sealed record RoleBook(ImmutableHashSet<RoleGranted> Held) : IState<RoleBook>
{
    public const string Administrators = "office.administrators-all";

    public static RoleBook Initial { get; } = new([]);

    public static string StreamOf(PersonId person, Role role) =>
        role is Role.Administrator ? Administrators : Person.StreamOf(person);

    public bool IsLastAdministrator(PersonId person) => Is(person, Role.Administrator) && Held.Count(h => h.Role is Role.Administrator) == 1;

    public bool Is(PersonId person, Role role) => Held.Contains(new(person, role));

    public RoleBook Evolve(object @event) => @event switch
    {
        RoleGranted e => new(Held.Add(e)),
        RoleWithdrawn e => new(Held.Remove(new(e.Person, e.Role))),
        PersonAdded or PersonRenamed or EmailChanged or LineManagerNamed or PersonDisabled or PersonEnabled => this,
        _ => throw new UnknownEventException(typeof(RoleBook), @event),
    };
}
