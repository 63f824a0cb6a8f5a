using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Pmo.Office;

namespace Pmo.Host.SignIn;

/// <summary>Wires people's accounts and who sends a request.</summary>
public static class SignInSetup
{
    /// <summary>Registers accounts. The same for the web and the console.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton(_ => new AccountsFile(dataDirectory));
        services.AddSingleton<IForgets, ForgetAccounts>().AddSingleton<Passwords>().AddSingleton<Sessions>().AddSingleton<Tokens>().AddSingleton<OneTimeCodes>().AddSingleton<Attempts>()
            .AddSingleton<ProofMoments>().AddScoped<IPasswordAgain, PasswordAgain>();
        return services.AddSingleton<AccessLog>().AddSingleton<Door>().AddSingleton<Landing>().AddSingleton<Invitations>().AddSingleton<SamplePeople>()
            .AddTransient<IPipelineBehavior<DisablePerson, Outcome>, ShutOut>();
    }

    /// <summary>Registers authentication and what guards requests; every endpoint that does not say otherwise is for people who are signed in.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, PmoSettings settings)
    {
        services.AddWebSecurity(settings.DataDirectory);
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddAuthentication(SessionAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services.AddHostedService<FirstStart>();
    }

    /// <summary>Says who sends each request, to endpoints and to everything that is sent on their behalf.</summary>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use(ActingRequests.Look);
        app.UseAuthorization();
        app.Use(UploadCheck.Look);
        return app;
    }

    /// <summary>Maps signing out; signing in is a page.</summary>
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", async (HttpContext http, Door door, IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
            if (http.Features.Get<Identity>() is { Session: { } session }) await door.End(session.Person, session.Id, session.Person);
            SessionCookie.Forget(http.Response);
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            return Results.Redirect("/sign-in");
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapActing();
        return app;
    }
}

/// <summary>On an empty installation, writes the one-time code for the first administrator on the console, and nowhere else.</summary>
internal sealed class FirstStart(Invitations invitations, PmoSettings settings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Sample || settings.Urls.Length == 0 || await invitations.ForFirstAdministrator() is not { } code) return;
        await Console.Out.WriteLineAsync($"""

              This installation is empty. Make the first administrator at {settings.Urls.Split(';')[0].TrimEnd('/')}/setup
              with this code, which works once and for {OneTimeCodes.SetupLasts.TotalMinutes:0} minutes:

                  {code}

            """);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
