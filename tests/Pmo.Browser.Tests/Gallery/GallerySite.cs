using System.Security.Claims;
using System.Text.Encodings.Web;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pmo.Host.Shell;
using Pmo.Host.Verifying;
using Pmo.Office;

namespace Pmo.Browser.Tests.Gallery;

/// <summary>The real shell around pages that show every component with made-up figures. No store, no module.</summary>
public sealed class GallerySite : IAsyncLifetime
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
    private readonly WebApplication app;

    public GallerySite()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Pmo.Host" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddShell();
        builder.Services.AddAuthentication("made-up").AddScheme<AuthenticationSchemeOptions, EveryoneIsAnna>("made-up", null);
        builder.Services.AddAuthorization();
        builder.Services.AddScoped<Caller>().AddSingleton<INames, MadeUpNames>().AddSingleton<IDeputies, Nobody>().AddSingleton<IModule, GalleryModule>().AddSingleton<IMediator, Sends>();
        builder.Services.AddSingleton(new ReadModels([], new ReadModelOptions(""), null!, null!, new MadeUpNames(), NullLogger<ReadModels>.Instance, TimeProvider.System));
        builder.Services.AddSingleton<Verifications>();
        app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return next(context);
        });
        app.UseShell();
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/gallery/nobody"))
                context.RequestServices.GetRequiredService<Caller>().Is(new Viewer(MadeUp.People[0], new HashSet<Role> { Role.HeadOfPmo, Role.PmoOfficer }, DateTimeOffset.UnixEpoch, null));
            return next(context);
        });
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapGet("/gallery/rebuilding", IResult () => throw new BeingRebuiltException("Reporting", 42, 7));
        app.MapGet("/gallery/nobody", IResult () => throw new NotSignedInException());
        app.MapGet("/gallery/not-allowed", IResult () => throw new NotAllowedException(typeof(PutOnHold), [Role.Administrator]));
        app.MapGet("/gallery/fail", IResult () => throw new InvalidOperationException("made up"));
        app.MapGet("/gallery/status/{code:int}", (int code) => Results.StatusCode(code));
        app.MapShell(typeof(GallerySite).Assembly);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class EveryoneIsAnna(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ViewerFormat.ZoneClaim, "Europe/Berlin")], Scheme.Name)), Scheme.Name)));
    }

    private sealed class MadeUpNames : INames
    {
        public string? Of(PersonId person) => MadeUp.NameOf(person);
    }

    /// <summary>Nobody stands in for anybody.</summary>
    private sealed class Nobody : IDeputies
    {
        public Acting? ActingFor(PersonId deputy, PersonId principal, DateTimeOffset now) => null;

        public IReadOnlyList<Acting> AllFor(PersonId deputy, DateTimeOffset now) => [];
    }

    /// <summary>Counts three unread notices, refuses what says "refuse", and does the rest.</summary>
    private sealed class Sends : IMediator
    {
        public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default) =>
            Task.FromResult((TResponse)(request switch
            {
                CountUnreadNotices => (object)new UnreadNotices(3, []),
                PutOnHold { Reason: "refuse" } => Outcome.Refused("hold.closed", "The project is closed; it cannot be put on hold."),
                _ => new Outcome(OutcomeKind.Done, 1),
            }));

        public Task Publish(object notification, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default) where TNotification : INotification => Task.CompletedTask;
    }
}
