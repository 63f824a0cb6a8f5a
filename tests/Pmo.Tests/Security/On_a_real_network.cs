using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmo.Host;
using Pmo.Host.SignIn;

namespace Pmo.Tests.Security;

/// <summary>What only the real server does: size limits and certificates.</summary>
[Trait("Feature", "G3")]
public sealed class On_a_real_network : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("pmo-net-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task A_body_of_more_than_a_million_bytes_is_refused_as_a_problem()
    {
        await using var host = await Serve("http://127.0.0.1:0");
        var (token, _) = await host.Services.GetRequiredService<Door>().CreateToken(await Somebody(host), "test", TimeSpan.FromDays(1), PersonId.System);
        using var client = new HttpClient { BaseAddress = Address(host), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var large = Body(1_000_001);
        var answer = await client.PostAsync(new Uri("/api/office/disable-person", UriKind.Relative), large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("body.too-large", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var fits = Body(1_000_000);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri("/api/office/disable-person", UriKind.Relative), fits)).StatusCode);
    }

    [Fact]
    public async Task It_speaks_https_with_the_certificate_of_the_settings()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(data, "site.pfx");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "secret"));
        await using var host = await Serve("https://127.0.0.1:0", new() { ["Kestrel:Certificates:Default:Path"] = file, ["Kestrel:Certificates:Default:Password"] = "secret" });
        using var trusting = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint };
        using var client = new HttpClient(trusting) { BaseAddress = Address(host) };
        var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    private async Task<WebApplication> Serve(string url, Dictionary<string, string?>? settings = null)
    {
        var host = PmoHost.Build(new PmoSettings(data, PmoSettings.ModulesOf(null), url) { Durable = false }, b =>
        {
            b.Logging.ClearProviders();
            b.Configuration.AddInMemoryCollection(settings ?? []);
        });
        await host.StartAsync();
        return host;
    }

    private static Uri Address(WebApplication host) =>
        new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a => a.StartsWith("http", StringComparison.Ordinal) && !a.Contains("unix", StringComparison.Ordinal)));

    private static async Task<PersonId> Somebody(WebApplication host)
    {
        var person = new PersonId(new Guid("01900000-0000-7000-8000-000000000001"));
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(DateTimeOffset.UtcNow);
        var mediator = scope.ServiceProvider.GetRequiredService<MediatR.IMediator>();
        foreach (var command in (ICommand[])[new Pmo.Office.ClaimEmail(person, "ann@example.org"), new Pmo.Office.AddPerson(person, "Ann", "ann@example.org", "UTC"), new Pmo.Office.GrantRole(person, Role.Administrator)])
            Assert.True((await mediator.Send(command)).Accepted);
        return person;
    }

    private static StringContent Body(int bytes) => new(new string(' ', bytes), Encoding.UTF8, "application/json");
}
