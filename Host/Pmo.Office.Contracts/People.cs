namespace Pmo.Office;

/// <summary>A person became known to the PMO. Name and e-mail are personal and stored sealed with the person's key; the zone is an IANA time zone.</summary>
[EventName("office.person-added")]
public sealed record PersonAdded(
    PersonId Person,
    [property: Personal("name")] string Name,
    [property: Personal("email")] string Email,
    string Zone) : IAboutPerson;

/// <summary>A person goes by another name from now on.</summary>
[EventName("office.person-renamed")]
public sealed record PersonRenamed(PersonId Person, [property: Personal("name")] string Name) : IAboutPerson;

/// <summary>A person is reached, and signs in, under another address; the blind key of the former one says what can be freed.</summary>
[EventName("office.email-changed")]
public sealed record EmailChanged(PersonId Person, [property: Personal("email")] string Email, string Former) : IAboutPerson;

/// <summary>A person holds a role. Who manages a unit, and whose line manager somebody is, is not granted: see <see cref="UnitManagerNamed"/> and <see cref="LineManagerNamed"/>.</summary>
[EventName("office.role-granted")]
public sealed record RoleGranted(PersonId Person, Role Role);

/// <summary>A person no longer holds a role.</summary>
[EventName("office.role-withdrawn")]
public sealed record RoleWithdrawn(PersonId Person, Role Role);

/// <summary>Whom a person reports to; null for nobody.</summary>
[EventName("office.line-manager-named")]
public sealed record LineManagerNamed(PersonId Person, PersonId? Manager);

/// <summary>A person may no longer sign in or use a token.</summary>
[EventName("office.person-disabled")]
public sealed record PersonDisabled(PersonId Person);

/// <summary>A person may sign in again.</summary>
[EventName("office.person-enabled")]
public sealed record PersonEnabled(PersonId Person);

/// <summary>An address is reserved for one person. The address itself stands nowhere: only its blind key.</summary>
[EventName("office.email-claimed")]
public sealed record EmailClaimed(string Key, PersonId Person, DateTimeOffset At);

/// <summary>An address nobody uses may be claimed again.</summary>
[EventName("office.email-released")]
public sealed record EmailReleased(string Key, PersonId Person);

/// <summary>Where the facts about one person stand, for rules that consult them.</summary>
public static class PersonStreams
{
    /// <summary>The stream of a person: line manager, absences, deputies, whether they are disabled.</summary>
    public static string Of(PersonId person) => $"office.person-{person.Value:n}";
}

/// <summary>Where it stands who holds a role of which there are few.</summary>
public static class RoleHolders
{
    /// <summary>The stream of all who hold the role: heads of the PMO, or executives.</summary>
    public static string StreamOf(Role role) => role is Role.HeadOfPmo or Role.Executive
        ? $"office.holders-{role.ToString().ToLowerInvariant()}"
        : throw new ArgumentOutOfRangeException(nameof(role), role, "Only heads of the PMO and executives stand in a stream of their own.");
}

/// <summary>Who the people are, at this very moment. In memory only, because names and addresses stand in no table.</summary>
public interface IPeople
{
    /// <summary>Everyone who was ever added and is not disabled.</summary>
    IReadOnlyCollection<PersonId> Active { get; }

    /// <summary>The person who uses this address now, or null.</summary>
    PersonId? ByEmail(string email);

    /// <summary>The address a person uses now; null when unknown.</summary>
    string? EmailOf(PersonId person);

    /// <summary>The IANA time zone in which a person reads instants; null when unknown.</summary>
    string? ZoneOf(PersonId person);

    /// <summary>Where the log stood when a person's access last changed: added, disabled, enabled, a role granted or withdrawn.</summary>
    long AccessOf(PersonId person);

    /// <summary>Whether somebody holds the administrator's role: false on an empty installation.</summary>
    bool HasAdministrator { get; }
}
