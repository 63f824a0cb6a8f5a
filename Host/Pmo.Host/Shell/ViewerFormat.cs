using Pmo.Components;

namespace Pmo.Host.Shell;

/// <summary>Days and instants are shown in the zone of the person signed in; UTC when none is known.</summary>
public static class ViewerFormat
{
    /// <summary>The claim that holds the person's IANA zone.</summary>
    public const string ZoneClaim = "zone";

    /// <summary>The format for the person of this request.</summary>
    public static Format Of(IServiceProvider services)
    {
        var zone = services.GetRequiredService<IHttpContextAccessor>().HttpContext?.User.FindFirst(ZoneClaim)?.Value;
        var known = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
        return new Format(known, services.GetRequiredService<TimeProvider>());
    }
}
