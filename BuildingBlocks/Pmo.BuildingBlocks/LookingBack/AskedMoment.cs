using System.Globalization;

namespace Pmo;

/// <summary>A moment as people write it: a day, an instant (without an offset on the viewer's clock), a position, or position and instant.</summary>
internal readonly record struct AskedMoment(DateOnly? Day, DateTimeOffset? Instant, long? Position)
{
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <summary>Reads it; null when it is none of these.</summary>
    public static AskedMoment? Read(string text, TimeZoneInfo zone)
    {
        text = text.Trim();
        if (Chosen.Day(text) is { } day) return new(day, null, null);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var position = PositionOf(at < 0 ? text : text[..at]);
        if (at < 0 && position is not null) return new(null, null, position);
        var instant = InstantOf(at < 0 ? text : text[(at + 1)..], zone);
        return instant is null || (at >= 0 && position is null) ? null : new(null, instant, position);
    }

    /// <summary>The last instant of a day where somebody is.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) => On(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone).AddMicroseconds(-1);

    private static long? PositionOf(string text) =>
        long.TryParse(text.TrimStart('#').Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null;

    private static DateTimeOffset? InstantOf(string text, TimeZoneInfo zone)
    {
        // A plus sign that was not escaped in an address arrives as a space.
        if (text.Length > 6 && text[^6] == ' ') text = text[..^6] + "+" + text[^5..];
        if (DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return On(local, zone);
        return DateTimeOffset.TryParseExact(text, [.. Instants.Select(i => i + "K")], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null;
    }

    // A time that the clocks leave out in spring is the next one there is.
    private static DateTimeOffset On(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
