using Microsoft.Extensions.Configuration;
using Pmo.Host.Verifying;

namespace Pmo.Tests.Proving;

/// <summary>The hour of the nightly verification is a time of day on the machine's clock.</summary>
[Trait("Feature", "A7")]
public sealed class Choosing_the_hour
{
    [Theory]
    [InlineData("UTC", "2026-03-02T02:29:59Z", "2026-03-02T02:30:00Z")]
    [InlineData("UTC", "2026-03-02T02:30:00Z", "2026-03-03T02:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-02T12:00:00Z", "2026-03-03T01:30:00Z")]
    // The clocks leave this hour out: the one after it. They have it twice: the first, once.
    [InlineData("Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-03-02T12:31:00Z", "2026-03-03T12:30:00Z")]
    public void The_next_one_after_an_instant(string zone, string after, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, null), NightlyHour.Default.After(DateTimeOffset.Parse(after, null), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory, InlineData(null, "02:30"), InlineData("23:05", "23:05"), InlineData("never", null), InlineData("NEVER", null)]
    public void The_setting_is_a_time_of_day_or_never(string? setting, string? hour) =>
        Assert.Equal(hour is null ? (TimeOnly?)null : TimeOnly.Parse(hour, null), Of(setting).At);

    [Theory, InlineData("2:30 am"), InlineData("25:00"), InlineData("off")]
    public void Anything_else_is_refused_with_what_to_write(string setting) =>
        Assert.Contains("write a time of day as 02:30, or never", Assert.Throws<ArgumentException>(() => Of(setting)).Message, StringComparison.Ordinal);

    private static NightlyHour Of(string? setting) => NightlyHour.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Pmo:Verify:At", setting)]).Build());
}
