using System.Globalization;

namespace Pmo.Components;

/// <summary>How days, instants, numbers and money are written for one person: ISO days, their own zone, tabular figures.</summary>
/// <param name="zone">The person's zone.</param>
/// <param name="time">The clock, for "3 days ago".</param>
public sealed class Format(TimeZoneInfo zone, TimeProvider time)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>What stands where there is no value.</summary>
    public const string None = "–";

    /// <summary>The person's zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>Today, where the person is.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow());

    /// <summary>The day an instant falls on, where the person is.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>2026-11-23.</summary>
    public string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", Culture) ?? None;

    /// <summary>23 November 2026: for prose and headings.</summary>
    public string LongDay(DateOnly? day) => day?.ToString("d MMMM yyyy", Culture) ?? None;

    /// <summary>2026-11-23 14:05, in the person's zone.</summary>
    public string Instant(DateTimeOffset? instant) =>
        instant is { } t ? TimeZoneInfo.ConvertTime(t, zone).ToString("yyyy-MM-dd HH:mm", Culture) : None;

    /// <summary>"just now", "5 minutes ago", "yesterday", "in 3 days"; the day itself beyond a month.</summary>
    public string Ago(DateTimeOffset instant)
    {
        var gone = time.GetUtcNow() - instant;
        var (n, unit) = gone.Duration() switch
        {
            { TotalMinutes: < 1 } => (0, ""),
            { TotalHours: < 1 } d => ((int)d.TotalMinutes, "minute"),
            { TotalDays: < 1 } d => ((int)d.TotalHours, "hour"),
            { TotalDays: < 31 } d => ((int)d.TotalDays, "day"),
            _ => (-1, ""),
        };
        if (n == -1) return Day(DayOf(instant));
        if (n == 0) return "just now";
        var span = n == 1 ? $"1 {unit}" : $"{n.ToString(Culture)} {unit}s";
        return gone > TimeSpan.Zero ? $"{span} ago" : $"in {span}";
    }

    /// <summary>12,345 or 12,345.6.</summary>
    public string Number(decimal? n, int decimals = 0) => n?.ToString("N" + decimals.ToString(Culture), Culture).Replace('-', '−') ?? None;

    /// <summary>94.0 %, from 0.94.</summary>
    public string Percent(double? share, int decimals = 0) => share is { } s ? Number((decimal)(s * 100), decimals) + " %" : None;

    /// <summary>+12,345 or −12,345: a change, always with its sign.</summary>
    public string Change(decimal? n, int decimals = 0) => n is > 0 ? "+" + Number(n, decimals) : Number(n, decimals);

    /// <summary>1,234,567 USD.</summary>
    public string Money(decimal? amount, string? currency = null) =>
        amount is null ? None : currency is null ? Number(amount) : $"{Number(amount)} {currency}";

    /// <summary>1.23 m USD: for headlines.</summary>
    public string ShortMoney(decimal? amount, string? currency = null)
    {
        if (amount is not { } a) return None;
        var (scaled, unit) = Math.Abs(a) switch
        {
            >= 1_000_000_000 => (a / 1_000_000_000, " bn"),
            >= 1_000_000 => (a / 1_000_000, " m"),
            >= 10_000 => (a / 1_000, " k"),
            _ => (a, ""),
        };
        var digits = unit.Length == 0 ? 0 : Math.Abs(scaled) < 10 ? 2 : Math.Abs(scaled) < 100 ? 1 : 0;
        return Number(scaled, digits) + unit + (currency is null ? "" : " " + currency);
    }

    /// <summary>"1 project", "2 projects".</summary>
    public static string Count(long n, string one, string? many = null) =>
        n == 1 ? $"1 {one}" : $"{n.ToString("N0", Culture)} {many ?? one + "s"}";
}
