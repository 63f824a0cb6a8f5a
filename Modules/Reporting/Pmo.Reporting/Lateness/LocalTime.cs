using System.Globalization;

namespace Pmo.Reporting;

/// <summary>Instants as the clock on a project's wall shows them.</summary>
internal static class LocalTime
{
    /// <summary>"2026-04-07 17:00" in a zone.</summary>
    public static string Of(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTime(instant, WorkingCalendar.ZoneOf(zone)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
