using Pmo.Components;

namespace Pmo.Office.People;

/// <summary>Roles as people choose and read them.</summary>
internal static class RoleOptions
{
    /// <summary>Every role somebody can hold, beyond what everyone is.</summary>
    public static IReadOnlyList<Option> Held { get; } = Option.Of(Role.System, Role.Reader);

    /// <summary>The roles an administrator grants.</summary>
    public static IReadOnlyList<Option> Granted { get; } = Option.Of(Role.System, Role.Reader, Role.UnitManager, Role.LineManager);

    /// <summary>The role of this name; null for anything else.</summary>
    public static Role? Of(string? name) => Held.Any(o => o.Value == name) ? Enum.Parse<Role>(name!) : null;

    /// <summary>Several roles in words.</summary>
    public static string Words(IReadOnlyList<Role> roles) => roles.Count == 0 ? "Reader" : string.Join(", ", roles.Select(r => States.Words(r.ToString())));
}
