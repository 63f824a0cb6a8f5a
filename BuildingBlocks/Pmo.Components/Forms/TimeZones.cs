namespace Pmo.Components;

/// <summary>The time zones people choose from, by their IANA names.</summary>
public static class TimeZones
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Option> All { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId && (z.Id.Contains('/') || z.Id == "UTC"))
            .Select(z => z.Id).Order(StringComparer.Ordinal).Select(id => new Option(id, id.Replace('_', ' '))),
    ];

    /// <summary>The host's own zone.</summary>
    public static string Here { get; } = All.Any(z => z.Value == TimeZoneInfo.Local.Id) ? TimeZoneInfo.Local.Id : "UTC";
}
