using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmo.Host;

namespace Pmo.Tests.Solution;

/// <summary>The API made from the types, in the host as it is served.</summary>
public sealed class Endpoints_of_all_messages : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-api-").FullName;
    private WebApplication app = null!;

    public Task InitializeAsync()
    {
        app = PmoHost.Build(new PmoSettings(directory, PmoSettings.ModulesOf(null), Urls: "") { Durable = false }, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
        });
        return app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private IReadOnlyList<RouteEndpoint> Routes => [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void Every_message_that_people_may_send_has_its_address()
    {
        var expected = TheSolution.Commands.Where(c => Endpoints.MayOf(c).Any(r => r != Role.System)).Select(c => "POST /api" + Endpoints.PathOf(c))
            .Concat(TheSolution.Queries.Select(q => "GET /api" + Endpoints.PathOf(q))).ToArray();
        var served = Routes.Select(Address).ToHashSet();

        Assert.NotEmpty(expected);
        Assert.All(expected, e => Assert.Contains(e, served));
        Assert.DoesNotContain(TheSolution.Commands.Where(c => Endpoints.MayOf(c).All(r => r == Role.System)), c => served.Contains("POST /api" + Endpoints.PathOf(c)));
    }

    [Fact]
    public void No_two_endpoints_answer_the_same_address()
    {
        var twice = Routes.SelectMany(r => Methods(r), (r, m) => $"{m} {r.RoutePattern.RawText}").GroupBy(a => a).Where(g => g.Count() > 1);

        Assert.Empty(twice.Select(g => g.Key));
    }

    [Fact]
    public async Task An_endpoint_without_a_rule_of_its_own_is_for_people_who_are_signed_in()
    {
        var fallback = await app.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        var open = Routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(r => r.RoutePattern.RawText!.Split('/')[1]).Distinct();

        Assert.NotNull(fallback);
        Assert.Empty(open.Except(["health", "dist", "favicon.ico", "sign-in", "sign-out", "setup", "welcome", "error", "_framework", "_blazor", "not-found"]));
        Assert.All(Routes.Where(r => r.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)), r => Assert.NotNull(r.Metadata.GetMetadata<IAuthorizeData>()));
    }

    [Fact]
    public async Task The_description_of_the_api_has_every_message_with_a_sentence_and_who_may()
    {
        var paths = (await Description()).GetProperty("paths");

        foreach (var message in TheSolution.Commands.Where(c => Endpoints.MayOf(c).Any(r => r != Role.System)).Concat(TheSolution.Queries))
        {
            var operation = paths.GetProperty("/api" + Endpoints.PathOf(message)).GetProperty(TheSolution.Commands.Contains(message) ? "post" : "get");
            Assert.Equal(MessageNames.Of(message), operation.GetProperty("operationId").GetString());
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.StartsWith("May be sent by: ", operation.GetProperty("description").GetString(), StringComparison.Ordinal);
            Assert.True(operation.GetProperty("responses").TryGetProperty("403", out _), message.Name);
            if (TheSolution.Queries.Contains(message)) Assert.Equal(Parameters(message), Described(operation));
        }
    }

    [Fact]
    public async Task Nothing_in_the_description_points_to_what_is_not_there()
    {
        var description = await Description();
        var schemas = description.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name).ToHashSet();
        var named = References(description).Distinct().ToArray();

        Assert.NotEmpty(named);
        Assert.All(named, n => Assert.Contains(n, schemas));
    }

    /// <summary>The document as its endpoint writes it; who may see it is not the question here.</summary>
    private async Task<JsonElement> Description()
    {
        var endpoint = Routes.Single(r => r.RoutePattern.RawText == "/openapi/{documentName}.json");
        var http = new DefaultHttpContext { RequestServices = app.Services.CreateScope().ServiceProvider, Response = { Body = new MemoryStream() } };
        http.Request.RouteValues["documentName"] = "v1";
        await endpoint.RequestDelegate!(http);
        http.Response.Body.Position = 0;
        return (await JsonDocument.ParseAsync(http.Response.Body)).RootElement;
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [p.Value.GetString()!.Split('/')[^1]] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static string[] Parameters(Type query) => [.. query.GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Concat(query.IsDefined(typeof(NoPastAttribute), inherit: false) ? [] : [PastMoment.Key]).Order(StringComparer.Ordinal)];

    private static string[] Described(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray().Select(p => p.GetProperty("name").GetString()!).Order(StringComparer.Ordinal)] : [];

    private static string Address(RouteEndpoint route) => $"{Methods(route)[0]} {route.RoutePattern.RawText}";

    private static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"];
}
