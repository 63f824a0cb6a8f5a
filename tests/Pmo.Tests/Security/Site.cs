using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Pmo.Host;
using Pmo.Host.SignIn;
using Pmo.Host.Verifying;
using Pmo.Office;

namespace Pmo.Tests.Security;

/// <summary>The whole site in memory, on a data directory of its own, with people to sign in as.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly string directory;
    private readonly bool keep;
    private readonly WebApplication app;
    private int people;

    private Site(bool sample, Action<IServiceCollection>? with, Action<WebApplication>? map, string? proxy, string? directory, DateTimeOffset? now, IModule[] extra)
    {
        Clock = new FakeTimeProvider(now ?? new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        (this.directory, keep) = (directory ?? Directory.CreateTempSubdirectory("pmo-site-").FullName, directory is not null);
        var settings = new PmoSettings(this.directory, PmoSettings.ModulesOf(null), Urls: "") { Clock = Clock, Durable = false, Sample = sample, Proxies = PmoSettings.ProxiesOf(proxy), Extra = extra };
        app = PmoHost.Build(settings, b =>
        {
            b.WebHost.UseTestServer();
            b.Logging.ClearProviders();
            // A moved clock passes many nights; what verifies in them would write into logs that tests count.
            b.Services.AddSingleton(new NightlyHour(null));
            b.Services.AddSingleton(new Pmo.Host.Deploying.DeploymentOptions(Record: false));
            b.Services.AddSingleton(new RequestLimits(ReadBurst: 100_000, ChangeBurst: 100_000));
            b.Services.AddSingleton<IStartupFilter>(new Source(this));
            with?.Invoke(b.Services);
        });
        map?.Invoke(app);
    }

    public FakeTimeProvider Clock { get; }

    /// <summary>Where requests come from, until it is changed; null: from this process.</summary>
    public string? From { get; set; }

    /// <summary>Where its files are.</summary>
    public string DataDirectory => directory;

    public static async Task<Site> Open(bool sample = false, Action<IServiceCollection>? with = null, Action<WebApplication>? map = null, string? proxy = null, string? directory = null, DateTimeOffset? now = null, params IModule[] extra)
    {
        var site = new Site(sample, with, map, proxy, directory, now, extra);
        await site.app.StartAsync();
        return site;
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Every address the site answers.</summary>
    public IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    /// <summary>The address with made-up values for its parameters.</summary>
    internal static string Filled(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Value(parameter),
        _ => "",
    }))));

    private static string Value(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Any(p => p.Content == "int") ? "404" : parameter.Name == "documentName" ? "v1" : "01900000-0000-7000-8000-00000000dead";

    /// <summary>Sends a command as the system, or as somebody who has just signed in; it must be accepted.</summary>
    public async Task Do(ICommand command, PersonId? by = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(new Viewer(by ?? PersonId.System, Enum.GetValues<Role>().ToHashSet(), Clock.GetUtcNow(), null), Clock.GetUtcNow());
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
        Assert.True(outcome.Accepted, $"{command}: {outcome.Sentence}");
    }

    /// <summary>Puts an event into the log as it stands.</summary>
    public async Task Happened(string stream, object e)
    {
        var now = Clock.GetUtcNow();
        var metadata = new Metadata(now, PersonId.System, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test").Write();
        var revision = (await Get<IEventStore>().ReadStream(stream)).Count - 1;
        Assert.Equal(AppendKind.Committed, (await Get<IEventStore>().Append(stream, revision, [Get<EventSerializer>().Write(e, Guid.CreateVersion7(), metadata, now)])).Kind);
    }

    /// <summary>Lets everything that is due happen, until pages show it.</summary>
    public async Task Settle()
    {
        await Get<PolicyRunner>().RunDue();
        await Get<ReadModels>().CatchUp();
        await Get<Memories>().CatchUp();
    }

    /// <summary>Moves the clock, stopping at every planned command on the way.</summary>
    public async Task Until(DateTimeOffset instant)
    {
        await Settle();
        while (Get<Agenda>().Next() is { } next && next <= instant)
        {
            if (next > Clock.GetUtcNow()) Clock.SetUtcNow(next);
            await Settle();
        }

        if (instant > Clock.GetUtcNow()) Clock.SetUtcNow(instant);
        await Settle();
    }

    /// <summary>Every event in the log, in order.</summary>
    public async Task<IReadOnlyList<Recorded>> Log()
    {
        var all = new List<Recorded>();
        await foreach (var page in Get<IEventStore>().ReadAll(0))
            foreach (var stored in page)
                if (Get<EventSerializer>().Read(stored) is { } e) all.Add(new Recorded(e, new StoredEvent
                {
                    Position = stored.Position, Stream = stored.Stream, Revision = stored.Revision, Id = stored.Id, Name = stored.Name,
                    Data = stored.Data.ToArray(), Metadata = stored.Metadata.ToArray(), RecordedAt = stored.RecordedAt,
                }));
        return all;
    }

    /// <summary>Somebody who holds these roles and, if given, has this password.</summary>
    public async Task<PersonId> Person(Role[] roles, string? email = null, string? password = null)
    {
        var person = new PersonId(new Guid($"01900000-0000-7000-8000-{++people:x12}"));
        email ??= $"person{people}@example.org";
        await Do(new ClaimEmail(person, email));
        await Do(new AddPerson(person, $"Person {people}", email, "Europe/Berlin"));
        foreach (var role in roles)
        {
            if (role is Role.LineManager) await Do(new NameLineManager(await Person([]), person));
            else if (role is Role.UnitManager) await Manage(person);
            else if (role is not Role.Reader) await Do(new GrantRole(person, role));
        }

        if (password is not null) Get<Passwords>().Set(person, password);
        return person;
    }

    private async Task Manage(PersonId person)
    {
        await Do(new CreateUnit(UnitKind.Department, $"D{people}", $"Department {people}", null, new(2026, 1, 1)));
        await Do(new NameUnitManager(UnitKind.Department, Units.IdOf(UnitKind.Department, $"D{people}"), person));
    }

    /// <summary>A browser in which this person is signed in.</summary>
    public async Task<Browser> SignedIn(PersonId person) => Browser((await Get<Door>().Enter(person, new Visitor(null, "test"))).Secret);

    /// <summary>A browser with nobody signed in.</summary>
    public Browser Browser(string? session = null, string scheme = "https") => new(app.GetTestServer().CreateHandler(), session, scheme);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!keep) Directory.Delete(directory, recursive: true);
    }

    /// <summary>Lets requests come from elsewhere, as the network would, before anything looks at them.</summary>
    private sealed class Source(Site site) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, go) =>
            {
                if (site.From is { } address) http.Connection.RemoteIpAddress = IPAddress.Parse(address);
                return go(http);
            });
            next(app);
        };
    }
}

/// <summary>Keeps cookies, follows nothing, and posts forms as a browser does.</summary>
public sealed partial class Browser(HttpMessageHandler site, string? session, string scheme)
{
    public const string SessionCookie = "__Host-pmo";
    private readonly HttpClient client = new(site) { BaseAddress = new Uri($"{scheme}://pmo.example") };

    public Dictionary<string, string> Cookies { get; } = session is null ? [] : new() { [SessionCookie] = session };
    public string? Session => Cookies.GetValueOrDefault(SessionCookie);

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    /// <summary>The lines of an answer that does not end.</summary>
    public async Task<StreamReader> Listen(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (!headers.Any(h => h.Name == "Accept")) request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []) Keep(set.Split(';')[0]);
        return response;
    }

    /// <summary>Opens a stream of events and leaves it at once; says how it was answered.</summary>
    public async Task<HttpStatusCode> Glance(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/event-stream" }, { "Cookie", $"{SessionCookie}={Session}" } } };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }

    /// <summary>Opens a page, fills in one of its forms and sends it.</summary>
    public Task<HttpResponseMessage> Fill(string path, string form, params (string Name, string Value)[] fields) => Fill(path, form, [], fields);

    /// <summary>Opens a page and sends one of its forms, both with these headers.</summary>
    public async Task<HttpResponseMessage> Fill(string path, string form, (string Name, string Value)[] headers, params (string Name, string Value)[] fields)
    {
        var page = await (await Get(path, headers)).Content.ReadAsStringAsync();
        var text = Forms().Matches(page).Select(m => m.Value).First(f => f.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal));
        var values = Hidden().Matches(text).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        foreach (var (name, value) in fields) values[name] = value;
        return await Send(HttpMethod.Post, path, new FormUrlEncodedContent(values), headers);
    }

    private void Keep(string cookie)
    {
        var (name, value) = (cookie[..cookie.IndexOf('=')], cookie[(cookie.IndexOf('=') + 1)..]);
        if (value.Length == 0) Cookies.Remove(name);
        else Cookies[name] = value;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    internal static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    internal static partial Regex Hidden();
}
