using Microsoft.AspNetCore.DataProtection;
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
        services.AddDataProtection().SetApplicationName("Pmo").PersistKeysToFileSystem(PrivateFolder(dataDirectory));
        services.Configure<KestrelServerOptions>(Limit);
        return services;
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

    private static DirectoryInfo PrivateFolder(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, "secrets", "cookies");
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path);
        return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
