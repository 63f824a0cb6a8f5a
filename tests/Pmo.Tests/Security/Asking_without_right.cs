using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Pmo.Host.Stepping;
using Pmo.Office;

namespace Pmo.Tests.Security;

/// <summary>Every address × every role has one right answer (W1).</summary>
[Trait("Feature", "G3"), Trait("Feature", "G4")]
public sealed class Asking_without_right
{
    /// <summary>What answers people who are not signed in. Nothing else does: adding to this list is a decision.</summary>
    private static readonly string[] Open =
        ["/sign-in", "/sign-out", "/setup", "/welcome", "/health/live", "/health/ready", "/health/proof", "/dist/{name}", "/favicon.ico", "/error/{Status:int}"];

    private static readonly Role[] People = [.. Enum.GetValues<Role>().Where(r => r != Role.System)];

    [Fact]
    public async Task Only_the_door_answers_people_who_are_not_signed_in()
    {
        await using var site = await Site.Open();
        var open = site.Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Path).Distinct().Order(StringComparer.Ordinal);
        Assert.Empty(open.Except(Open));
    }

    [Fact]
    public async Task No_address_has_two_answers()
    {
        await using var site = await Site.Open();
        Assert.Empty(Addresses(site).GroupBy(a => $"{a.Method} {Path(a.Endpoint)}").Where(g => g.Count() > 1 && g.Any(a => a.Endpoint.DisplayName?.StartsWith("HTTP", StringComparison.Ordinal) == true)).Select(g => g.Key));
    }

    [Fact]
    public async Task Nothing_else_can_be_had_without_signing_in()
    {
        await using var site = await Site.Open();
        var wrong = new List<string>();
        foreach (var (method, path, endpoint) in Addresses(site).Where(a => !Open.Contains(Path(a.Endpoint))))
        {
            var answer = await Ask(site.Browser(), method, path);
            var right = path.StartsWith("/api", StringComparison.Ordinal)
                ? answer.StatusCode == HttpStatusCode.Unauthorized
                : answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal);
            if (!right) wrong.Add($"{method} {path}: {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_command_and_query_answers_the_roles_it_names_and_no_other()
    {
        await using var site = await Site.Open();
        var wrong = new List<string>();
        var asked = 0;
        foreach (var role in People)
        {
            var browser = await site.SignedIn(await site.Person([role]));
            foreach (var (method, path, endpoint) in Addresses(site))
            {
                if (endpoint.Metadata.GetMetadata<Type>() is not { } message) continue;
                var may = Endpoints.MayOf(message);
                Assert.True(may.Count > 0, $"{message.Name} does not say who may send it.");
                var answer = await Ask(browser, method, path);
                var right = may.Contains(role) || may.Contains(Role.Reader)
                    ? answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)answer.StatusCode < 500
                    : answer.StatusCode == HttpStatusCode.Forbidden;
                if (!right) wrong.Add($"{role}: {method} {path}: {(int)answer.StatusCode}");
                asked++;
            }
        }

        Assert.Empty(wrong);
        Assert.True(asked > 400, $"only {asked} were asked");
    }

    [Fact]
    public async Task Pages_for_administrators_answer_nobody_else()
    {
        await using var site = await Site.Open();
        var somebody = await site.Person([]);
        foreach (var role in People)
        {
            var browser = await site.SignedIn(await site.Person([role]));
            foreach (var page in new[] { "/people/add", $"/people/{somebody}/edit", $"/people/{somebody}/access" })
                Assert.Equal(role is Role.Administrator ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await browser.Get(page)).StatusCode);
        }
    }

    [Fact]
    public async Task An_endpoint_that_forgot_to_say_who_may_is_closed()
    {
        await using var site = await Site.Open(map: app => app.MapGet("/api/forgotten", () => "secret"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Browser().Get("/api/forgotten")).StatusCode);
    }

    [Fact]
    public async Task Looking_at_everything_changes_nothing_but_that_looks_into_the_log_are_recorded()
    {
        await using var site = await Site.Open();
        var browser = await site.SignedIn(await site.Person([.. People.Except([Role.Reader, Role.UnitManager, Role.LineManager])]));
        var store = site.Get<IEventStore>();
        var before = await store.Head();
        foreach (var (_, path, _) in Addresses(site).Where(a => a.Method == HttpMethod.Get && !a.Path.StartsWith("/live", StringComparison.Ordinal)))
        {
            var answer = await browser.Get(path);
            Assert.True((int)answer.StatusCode < 500, $"{path}: {(int)answer.StatusCode}");
        }

        Assert.All((await site.Log()).Where(r => r.Position > before), r => Assert.IsType<AuditRecordsViewed>(r.Event)); // whoever holds other roles too is not followed from page to page
    }

    private static async Task<HttpResponseMessage> Ask(Browser browser, HttpMethod method, string path)
    {
        using var body = method == HttpMethod.Get ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        return await browser.Send(method, path, body);
    }

    private static IEnumerable<(HttpMethod Method, string Path, RouteEndpoint Endpoint)> Addresses(Site site) =>
        from endpoint in site.Endpoints
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is "GET" or "POST" or "PUT" or "DELETE" or "PATCH"
        select (new HttpMethod(method), Site.Filled(endpoint), endpoint);

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
