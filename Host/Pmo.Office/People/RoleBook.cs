using System.Collections.Immutable;
using Pmo.Office.Absences;

namespace Pmo.Office.People;

/// <summary>
/// Who holds which role, as far as one stream tells. Roles stand in the person's own stream. Administrators share one, so that
/// two of them cannot withdraw each other at the same moment and leave nobody; so do heads of the PMO and executives, so that
/// whoever has something for one of them finds who that is at that moment.
/// </summary>
internal sealed record RoleBook(ImmutableHashSet<RoleGranted> Held) : IState<RoleBook>
{
    public const string Administrators = "office.administrators-all";

    public static RoleBook Initial { get; } = new([]);

    public static string StreamOf(PersonId person, Role role) =>
        role is Role.Administrator ? Administrators : role is Role.HeadOfPmo or Role.Executive ? RoleHolders.StreamOf(role) : PersonStreams.Of(person);

    public bool IsLastAdministrator(PersonId person) => Is(person, Role.Administrator) && Held.Count(h => h.Role is Role.Administrator) == 1;

    public bool Is(PersonId person, Role role) => Held.Contains(new(person, role));

    public RoleBook Evolve(object @event) => @event switch
    {
        RoleGranted e => new(Held.Add(e)),
        RoleWithdrawn e => new(Held.Remove(new(e.Person, e.Role))),
        PersonAdded or PersonRenamed or EmailChanged or LineManagerNamed or PersonDisabled or PersonEnabled or PersonErased => this,
        DeputyNamed or DeputyWithdrawn or AbsenceEntered or AbsenceEnded or DeputyAsked => this,
        _ => throw new UnknownEventException(typeof(RoleBook), @event),
    };
}
