using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.SignIn;

namespace Pmo.Tests.Security;

/// <summary>Headers of every answer, requests from elsewhere, and errors that tell nothing (W3, W9).</summary>
[Trait("Feature", "G3")]
public sealed class Guarding_answers(Guarding_answers.GuardedSite guarded) : IClassFixture<Guarding_answers.GuardedSite>
{
    private readonly Site site = guarded.Site;
    private readonly Browser administrator = guarded.Administrator;

    /// <summary>One site for all questions here, with two addresses that fail.</summary>
    public sealed class GuardedSite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;
        public Browser Administrator { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Site = await Site.Open(map: app =>
            {
                app.MapGet("/api/broken", string () => throw new InvalidOperationException("the password is hunter2")).AllowAnonymous();
                app.MapGet("/broken", string () => throw new InvalidOperationException("the password is hunter2")).AllowAnonymous();
            });
            Administrator = await Site.SignedIn(await Site.Person([Role.Administrator]));
        }

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }

    [Theory]
    [InlineData("/sign-in", 200)]
    [InlineData("/people", 200)]
    [InlineData("/people/01900000-0000-7000-8000-00000000dead", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/favicon.ico", 302)]
    [InlineData("/health/live", 200)]
    [InlineData("/api/office/find-people", 200)]
    [InlineData("/api/office/find-people?size=many", 400)]
    [InlineData("/api/office/nothing", 404)]
    [InlineData("/api/broken", 500)]
    [InlineData("/broken", 500)]
    public async Task Every_answer_carries_the_same_guards(string path, int status)
    {
        var answer = await administrator.Get(path);
        Assert.Equal(status, (int)answer.StatusCode);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        var guards = string.Join('\n', Guards.Select(name => $"{name}: {headers.GetValueOrDefault(name)}"));
        Assert.Equal("""
            Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'
            Strict-Transport-Security: max-age=31536000; includeSubDomains
            X-Content-Type-Options: nosniff
            X-Frame-Options: DENY
            Referrer-Policy: same-origin
            Cross-Origin-Opener-Policy: same-origin
            Cross-Origin-Resource-Policy: same-origin
            Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
            Server: 
            X-Powered-By: 
            """.ReplaceLineEndings("\n"), guards);
        Assert.Contains("no-store", headers["Cache-Control"], StringComparison.Ordinal);
    }

    private static readonly string[] Guards =
    [
        "Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
        "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "Server", "X-Powered-By",
    ];

    [Fact]
    public async Task Files_of_the_site_are_guarded_too_and_may_be_kept()
    {
        var page = await (await site.Browser().Get("/sign-in")).Content.ReadAsStringAsync();
        var file = page.Split("rel=\"stylesheet\" href=\"")[1].Split('"')[0];
        var answer = await site.Browser().Get(file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/broken")]
    [InlineData("/broken")]
    public async Task A_failure_tells_a_number_and_nothing_of_the_inside(string path)
    {
        var answer = await administrator.Get(path);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Pmo.", said, StringComparison.Ordinal);
        if (!path.StartsWith("/api", StringComparison.Ordinal)) return;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(said).RootElement;
        Assert.Equal("server.error", problem.GetProperty("code").GetString());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("traceId").GetString()));
    }

    [Fact]
    public async Task A_failure_before_signing_in_is_a_failure_and_leads_nowhere() =>
        Assert.Equal(HttpStatusCode.InternalServerError, (await site.Browser().Get("/broken")).StatusCode);

    [Fact]
    public async Task A_stream_of_events_is_not_sent_to_the_sign_in_page()
    {
        var stream = site.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await stream.Get("/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stream.Send(HttpMethod.Get, "/live", null, ("Accept", "text/event-stream"))).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://pmo.example")]
    [InlineData("Origin", "https://pmo.example.evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task What_another_site_sends_is_not_looked_at(string header, string value)
    {
        var before = await site.Get<IEventStore>().Head();
        var addresses = site.Endpoints.Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        Assert.True(addresses.Count > 20);
        foreach (var address in addresses.Append("/sign-in"))
            Assert.Equal(HttpStatusCode.Forbidden, (await administrator.Send(HttpMethod.Post, address, JsonContent.Create(new { }), (header, value))).StatusCode);
        Assert.Equal(before, await site.Get<IEventStore>().Head());
    }

    [Fact]
    public async Task This_sites_own_pages_and_programs_are_looked_at()
    {
        Task<HttpResponseMessage> Send(params (string, string)[] headers) => administrator.Send(HttpMethod.Post, "/api/office/disable-person", JsonContent.Create(new { }), headers);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(("Origin", "https://pmo.example"), ("Sec-Fetch-Site", "same-origin"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send()).StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_command_is_taken_as_JSON_only(string type)
    {
        using var body = new StringContent("{}", Encoding.UTF8);
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await administrator.Send(HttpMethod.Post, "/api/office/disable-person", body)).StatusCode);
    }

    [Theory]
    [InlineData("""{"person":"01900000-0000-7000-8000-00000000dead","extra":1}""")]
    [InlineData("""{"person":"01900000-0000-7000-8000-00000000dead","person":"01900000-0000-7000-8000-00000000beef"}""")]
    [InlineData("""{"person":null}""")]
    [InlineData("""{"person":7}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{")]
    public async Task A_body_that_is_not_exactly_the_command_is_refused(string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await administrator.Send(HttpMethod.Post, "/api/office/disable-person", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in", "sign-in")]
    [InlineData("/people/add", "add-person")]
    [InlineData("/account", "token")]
    public async Task A_form_without_its_token_is_refused(string page, string form)
    {
        var answer = await administrator.Send(HttpMethod.Post, page, new FormUrlEncodedContent([new("_handler", form), new("Form.Name", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_out_needs_the_token_of_a_form_too()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.Send(HttpMethod.Post, "/sign-out", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.Get("/account")).StatusCode);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(10_000)]
    public async Task A_body_of_more_than_32_levels_is_refused(int depth)
    {
        using var body = new StringContent($$"""{"person":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.Send(HttpMethod.Post, "/api/office/disable-person", body)).StatusCode);
        Assert.Equal(32, Json.Messages.MaxDepth);
    }

    [Fact]
    public async Task Who_changes_more_than_anyone_at_work_waits_there_and_nowhere_else()
    {
        await using var strict = await Site.Open(with: s => s.AddSingleton(new RequestLimits(ChangesPerSecond: 1, ChangeBurst: 2)));
        var browser = await strict.SignedIn(await strict.Person([Role.Administrator]));
        Task<HttpResponseMessage> Change(string command) => browser.Send(HttpMethod.Post, $"/api/office/{command}", JsonContent.Create(new { }));
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.BadRequest, (await Change("disable-person")).StatusCode);
        var refused = await Change("disable-person");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("request.too-many", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Change("enable-person")).StatusCode);
    }

    [Fact]
    public async Task Who_asks_for_more_than_anyone_at_work_waits()
    {
        await using var strict = await Site.Open(with: s => s.AddSingleton(new RequestLimits(ReadsPerSecond: 1, ReadBurst: 5, ChangesPerSecond: 1, ChangeBurst: 2)));
        var one = await strict.SignedIn(await strict.Person([]));
        var other = await strict.SignedIn(await strict.Person([]));
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await one.Get("/api/office/find-people")).StatusCode);
        var refused = await one.Get("/api/office/find-people");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/api/office/find-people")).StatusCode);
    }
}
