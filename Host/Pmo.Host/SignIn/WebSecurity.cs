using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Pmo.Host.SignIn;

/// <summary>What every request and every answer goes through, whatever it is about.</summary>
public static class WebSecurity
{
    /// <summary>Registers limits, form tokens and the keys that seal cookies, which outlive a restart.</summary>
    public static IServiceCollection AddWebSecurity(this IServiceCollection services, string dataDirectory)
    {
        services.TryAddSingleton(new RequestLimits());
        services.AddSingleton<LastResort>();
        services.AddRateLimiter();
        services.AddOptions<RateLimiterOptions>().Configure<RequestLimits>((options, limits) => limits.Apply(options));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "pmo-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("Pmo").PersistKeysToFileSystem(Keys(dataDirectory));
        services.Configure<KestrelServerOptions>(Limit);
        return services;
    }

    /// <summary>Before all else: the proxies in front, and nobody else, say who asks and by which scheme.</summary>
    public static WebApplication UseProxies(this WebApplication app, IReadOnlyList<IPAddress> proxies)
    {
        if (proxies.Count == 0) return app;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = proxies.Count };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(options);
        return app;
    }

    /// <summary>First in line: answers are guarded and failures caught before anything else runs. Routing comes after.</summary>
    public static WebApplication UseWebSecurity(this WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseMiddleware<LastResort>();
        app.Use(OriginCheck.Look);
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestLimits.Body;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 60;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary>Both folders are made here: a parent that is made on the way is open to others.</summary>
    private static DirectoryInfo Keys(string dataDirectory) =>
        PrivateFolder.Make(Path.Combine(PrivateFolder.Make(Path.Combine(dataDirectory, "secrets")).FullName, "cookies"));
}
