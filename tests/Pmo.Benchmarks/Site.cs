using System.Net.Http.Headers;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmo.Host;
using Pmo.Host.SignIn;

namespace Pmo.Benchmarks;

/// <summary>The real host on the prepared log, asked over HTTP with a bearer token. Only the limits of requests are lifted.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication app;

    private Site(WebApplication app) => this.app = app;

    /// <summary>What the site runs on.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Asks as the PMO officer.</summary>
    public HttpClient Officer { get; private init; } = null!;

    /// <summary>Notes which questions a page asks.</summary>
    public Overhearing.Heard Heard { get; private init; } = null!;

    public static async Task<Site> Start(PreparedLog log)
    {
        var heard = new Overhearing.Heard();
        var app = PmoHost.Build(new PmoSettings(log.Directory, PmoSettings.ModulesOf(null), "http://127.0.0.1:0"), builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            builder.Services.AddSingleton(new RequestLimits(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue));
            builder.Services.AddScoped<IMediator>(p => new Overhearing(new Mediator(p.GetRequiredService<ServiceFactory>()), heard));
        });
        await app.StartAsync();
        await app.Services.GetRequiredService<ReadModels>().CatchUp();
        var token = await Token(app.Services, log.Officer);
        return new Site(app) { Heard = heard, Officer = Client(AddressOf(app), token) };
    }

    /// <summary>A token of the officer's, made through the real door.</summary>
    public static async Task<string> Token(IServiceProvider services, PersonId person) =>
        (await services.GetRequiredService<Door>().CreateToken(person, "benchmark", TimeSpan.FromHours(2), PersonId.System)).Secret;

    public static HttpClient Client(Uri address, string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 256 }) { BaseAddress = address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a => a.StartsWith("http://127", StringComparison.Ordinal)));

    /// <summary>Fetches all of an answer; anything but 200 is an error that says what came.</summary>
    public static async Task<int> Get(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if ((int)answer.StatusCode != 200) throw new InvalidOperationException($"GET {path} answered {(int)answer.StatusCode} {answer.Headers.Location}");
        return body.Length;
    }

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
