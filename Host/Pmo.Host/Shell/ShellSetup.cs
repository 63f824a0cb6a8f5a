using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pmo.Components;

namespace Pmo.Host.Shell;

/// <summary>Wires the web pages: assets, compression, components of host and modules, error pages.</summary>
public static class ShellSetup
{
    /// <summary>Registers what pages need. The caller, names, read models and modules are registered by <c>AddPmo</c>.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        var assets = ClientAssets.Embedded();
        services.AddSingleton(assets);
        services.AddSingleton(assets.Icons);
        services.AddSingleton<PageAssemblies>();
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery();
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Submission>();
        services.AddScoped<Notice>();
        services.AddScoped<Components.Exporting>();
        services.AddScoped(ViewerFormat.Of);
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ResponseCompressionDefaults.MimeTypes.Where(t => t != "text/event-stream").Append("application/problem+json");
        });
        return services;
    }

    /// <summary>Puts compression and error pages in front of everything mapped later. Answers of <c>/api</c> are left as they are.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true, StatusCodeSelector = ErrorPage.StatusOf, SuppressDiagnosticsCallback = c => ErrorPage.StatusOf(c.Exception) < 500 });
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: false);
        app.Use((context, next) =>
        {
            // An error page is shown, not sent to: without this the answer to a refused form would be 400.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null) context.Request.Method = HttpMethods.Get;
            if (!IsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(context);
        });
        return app;
    }

    /// <summary>Maps assets and the pages of the host and of these modules' assemblies.</summary>
    public static RazorComponentsEndpointConventionBuilder MapShell(this WebApplication app, params Assembly[] modules)
    {
        var assets = app.Services.GetRequiredService<ClientAssets>();
        app.MapMethods("/dist/{name}", ["GET", "HEAD"], (string name, HttpContext context) => assets.Serve(name, context)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/favicon.ico", () => Results.Redirect(assets["icon.svg"])).AllowAnonymous().ExcludeFromDescription();
        app.MapLive();
        app.Services.GetRequiredService<PageAssemblies>().Modules = modules;
        return app.MapRazorComponents<App>().AddAdditionalAssemblies(modules);
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/dist") &&
        !context.Request.Path.StartsWithSegments("/openapi") && !context.Request.Path.StartsWithSegments("/health");
}
