using Microsoft.AspNetCore.Server.Kestrel.Core;
using Pmo.Host.Api;
using Pmo.Host.Cli;
using Pmo.Host.LookingBack;
using Pmo.Host.Mail;
using Pmo.Host.Proving;
using Pmo.Host.Shell;
using Pmo.Host.SignIn;
using Pmo.Host.Verifying;

namespace Pmo.Host;

/// <summary>Puts one installation together as a web application.</summary>
public static class PmoHost
{
    /// <summary>Builds the application; nothing runs before it is started.</summary>
    /// <param name="settings">The installation.</param>
    /// <param name="with">What a test or the sample adds.</param>
    public static WebApplication Build(PmoSettings settings, Action<WebApplicationBuilder>? with = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Pmo.Host", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(k => Configure(k, settings));
        // The console belongs to the operator: what the framework says about itself is noise there, its warnings are not.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, false));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Configuration.AddJsonFile(Path.Combine(Path.GetFullPath(settings.DataDirectory), "pmo.json"), optional: true);
        builder.Services.AddPmo(settings);
        builder.Services.AddMail(MailSettings.Of(builder.Configuration, settings));
        builder.Services.AddProving(builder.Configuration, settings);
        builder.Services.AddShell();
        builder.Services.AddSignIn(settings);
        builder.Services.AddApi();
        builder.Services.AddSingleton<Alive>().AddHostedService<Running>();
        builder.Services.AddHostedService(p => p.GetRequiredService<Dispatcher>()).AddHostedService<MailCheckpoints>().AddHostedService(p => p.GetRequiredService<Witnessing.Witnesses>());
        builder.Services.AddHostedService<Deploying.NoteDeployment>();
        builder.Services.AddNightlyVerification(NightlyHour.Of(builder.Configuration));
        with?.Invoke(builder);
        return Map(builder.Build(), settings);
    }

    private static WebApplication Map(WebApplication app, PmoSettings settings)
    {
        app.UseProxies(settings.Proxies);
        app.UseWebSecurity();
        app.UseShell();
        app.UseApiErrors();
        app.Use(Exporting.ListRequests.Turn);
        app.UseRouting();
        app.Use(Unbroken.Keep);
        app.UseMiddleware<SocketCaller>();
        app.UseSignIn();
        app.Use(PastRequests.Look);
        app.Use(Stepping.PageLooks.Look);
        app.Use(Exporting.ListRequests.Answer);
        app.UseAntiforgery();
        app.MapHealth();
        app.MapApi();
        app.MapSignIn();
        app.MapConsole();
        app.MapShell([.. settings.Running.Select(m => m.GetType().Assembly).Where(a => a != typeof(PmoHost).Assembly).Distinct()]);
        return app;
    }

    private static void Configure(KestrelServerOptions kestrel, PmoSettings settings)
    {
        foreach (var url in settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Listen(kestrel, new Uri(url.Replace("*", "0.0.0.0", StringComparison.Ordinal)));
        Socket.Listen(kestrel, settings.DataDirectory);
    }

    private static void Listen(KestrelServerOptions kestrel, Uri url)
    {
        Action<ListenOptions> options = listen => { if (url.Scheme == Uri.UriSchemeHttps) listen.UseHttps(); };
        if (url.IsLoopback) kestrel.Listen(System.Net.IPAddress.TryParse(url.Host.Trim('[', ']'), out var own) ? own : System.Net.IPAddress.Loopback, url.Port, options);
        else if (System.Net.IPAddress.TryParse(url.Host, out var address)) kestrel.Listen(address, url.Port, options);
        else kestrel.ListenAnyIP(url.Port, options);
    }
}
