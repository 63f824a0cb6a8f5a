using Pmo.Components;

namespace Pmo.Host.Shell;

/// <summary>Days and instants are shown in the zone of the person signed in; UTC when none is known. Looking back, today is the day looked back at.</summary>
public static class ViewerFormat
{
    /// <summary>The claim that holds the person's IANA zone.</summary>
    public const string ZoneClaim = "zone";

    /// <summary>The format for the person of this request.</summary>
    public static Format Of(IServiceProvider services)
    {
        var clock = services.GetRequiredService<Caller>().AsOf is { } past ? new LookingBack.PastClock(past.At) : services.GetRequiredService<TimeProvider>();
        return new Format(ZoneOf(services.GetRequiredService<IHttpContextAccessor>().HttpContext), clock);
    }

    /// <summary>The zone of the person of a request.</summary>
    public static TimeZoneInfo ZoneOf(HttpContext? http) =>
        http?.User.FindFirst(ZoneClaim)?.Value is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
}
