using System.Globalization;

namespace Pmo.Host.Verifying;

/// <summary>When the dashboards are verified by themselves, on the clock of the machine (TZ).</summary>
/// <param name="At">The time of day; null: never.</param>
public sealed record NightlyHour(TimeOnly? At)
{
    /// <summary>Half past two, when hardly anybody is at work.</summary>
    public static NightlyHour Default { get; } = new(new TimeOnly(2, 30));

    /// <summary>The hour of the settings (<c>Pmo:Verify:At</c>).</summary>
    public static NightlyHour Of(IConfiguration configuration) => configuration["Pmo:Verify:At"] switch
    {
        null or "" => Default,
        var text when text.Equals("never", StringComparison.OrdinalIgnoreCase) => new((TimeOnly?)null),
        var text when TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => new(at),
        var text => throw new ArgumentException($"Pmo:Verify:At is '{text}'; write a time of day as 02:30, or never."),
    };

    /// <summary>The first such time after an instant; null: never.</summary>
    public DateTimeOffset? After(DateTimeOffset instant, TimeZoneInfo zone)
    {
        if (At is not { } at) return null;
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime); ; day = day.AddDays(1))
            if (Instant(day.ToDateTime(at), zone) is var found && found > instant) return found;
    }

    // An hour that the clocks leave out is the one after it; one they have twice is its first.
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
