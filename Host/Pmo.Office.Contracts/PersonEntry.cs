namespace Pmo.Office;

/// <summary>What is asked of a new person's facts. It is looked at before an address is claimed for them too, because a claim keeps the address from others for an hour.</summary>
public static class PersonEntry
{
    /// <summary>Why nobody can be called this, or null when they can.</summary>
    public static Outcome? NameRefused(string? name) =>
        name?.Trim() is { Length: > 0 and <= 200 } trimmed && !trimmed.Any(char.IsControl)
            ? null
            : Outcome.Refused("person.name-invalid", "A name has 1 to 200 characters and no line breaks.");

    /// <summary>Why a time zone cannot be somebody's, or null when it can.</summary>
    public static Outcome? ZoneRefused(string? zone) =>
        KnowsZone(zone) ? null : Outcome.Refused("person.zone-unknown", "The time zone is not known; give one such as Europe/Berlin.");

    /// <summary>Whether this is an IANA time zone.</summary>
    public static bool KnowsZone(string? zone) => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    /// <summary>Why a role is granted to nobody, or null when an administrator grants it.</summary>
    public static Outcome? RoleRefused(Role role) => role switch
    {
        Role.System => NotGranted("The system's role is never granted to a person."),
        Role.Reader => NotGranted("Everyone who is signed in is a reader."),
        Role.UnitManager => NotGranted("A unit's manager is named at the unit."),
        Role.LineManager => NotGranted("A line manager is named at the person who reports to them."),
        _ => null,
    };

    private static Outcome NotGranted(string sentence) => Outcome.Refused("role.not-granted", sentence);
}
