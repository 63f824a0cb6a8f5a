using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Tests.House;
using Pmo.Tests.Security;

namespace Pmo.Tests.Serving;

/// <summary>Whether figures follow what was done, and what is answered while they do not.</summary>
public sealed class What_is_seen_afterwards : IDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(60);
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-seen-").FullName;
    private readonly ManualResetEventSlim gate = new(true);

    public void Dispose()
    {
        gate.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_command_is_200_when_the_figures_show_it_and_202_when_they_do_not_in_two_seconds()
    {
        await using var site = await Open();
        var browser = await site.SignedIn(await site.Person([Role.PmoOfficer]));
        Assert.Equal(HttpStatusCode.OK, (await SwitchOn(browser)).StatusCode);

        gate.Reset();
        var waiting = SwitchOn(browser);
        while (!waiting.IsCompleted)
        {
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(waiting, Task.Delay(20));
        }

        gate.Set();
        Assert.Equal(HttpStatusCode.Accepted, (await waiting).StatusCode);
    }

    [Fact]
    public async Task An_open_page_is_told_that_figures_moved()
    {
        await using var site = await Open();
        var browser = await site.SignedIn(await site.Person([Role.PmoOfficer]));
        using var live = await browser.Listen("/live");
        await Line(live, "event: ready");
        Assert.Equal(HttpStatusCode.OK, (await SwitchOn(browser)).StatusCode);
        await Line(live, "event: changed");
    }

    [Fact]
    public async Task A_page_that_is_older_than_the_figures_is_told_at_once()
    {
        await using var site = await Open();
        var browser = await site.SignedIn(await site.Person([Role.PmoOfficer]));
        var seen = site.Get<ReadModels>().Moves;
        // Figures made anew are others too, although the log stands where it stood.
        Assert.True(await site.Get<ReadModels>().Rebuild("tests"));
        using var live = await browser.Listen($"/live?seen={seen}");
        await Line(live, "event: changed");
    }

    [Fact, Trait("Feature", "A7")]
    public async Task While_changed_tables_are_filled_their_module_is_503_and_all_others_answer()
    {
        await using (var before = await Open())
            for (var i = 0; i < 6; i++) await ManyLamps.Switched(before.Get<IEventStore>(), before.Get<EventSerializer>(), before.Clock.GetUtcNow(), 1_000);

        gate.Reset();
        await using var site = await Open(new LampMeaning(More: "; create table shade (lamp blob primary key)", Gate: gate));
        var browser = await site.SignedIn(await site.Person([Role.Administrator]));
        await Until(site, states => states.Where(s => s.Module != "tests").All(s => !s.Filling));

        var lamps = await browser.Get("/api/tests/find-lamps");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, lamps.StatusCode);
        Assert.True(lamps.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/api/office/find-people")).StatusCode);
        Assert.Contains("Filling Tests", await Page(browser, "/operations"), StringComparison.Ordinal);

        gate.Set();
        await Until(site, states => states.All(s => !s.Filling));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/api/tests/find-lamps")).StatusCode);
    }

    [Fact]
    public async Task Every_page_says_what_its_figures_lack()
    {
        await using var site = await Open();
        var browser = await site.SignedIn(await site.Person([Role.Administrator]));
        Assert.DoesNotContain("Figures of", await Page(browser, "/people"), StringComparison.Ordinal);

        await ManyLamps.Switched(site.Get<IEventStore>(), site.Get<EventSerializer>(), site.Clock.GetUtcNow(), 1, watts: 666);
        await Until(site, states => states.All(s => s.Position == s.Head));
        Assert.Contains("Figures of Tests are incomplete: 1 stream could not be read.", await Page(browser, "/people"), StringComparison.Ordinal);

        var from = (await site.Get<ReadModels>().States()).Single(s => s.Module == "tests").Position;
        gate.Reset();
        var rebuild = site.Get<ReadModels>().Rebuild("tests");
        Assert.Contains($"Figures of Tests are from position {from} while they are being rebuilt.", await Page(browser, "/people"), StringComparison.Ordinal);
        gate.Set();
        await rebuild;
    }

    [Fact]
    public async Task Operations_show_where_the_clock_went_back()
    {
        await using var site = await Open();
        var browser = await site.SignedIn(await site.Person([Role.Administrator]));
        Assert.DoesNotContain("The clock went back", await Page(browser, "/operations"), StringComparison.Ordinal);
        await ManyLamps.Switched(site.Get<IEventStore>(), site.Get<EventSerializer>(), site.Clock.GetUtcNow().AddMinutes(-1), 1);
        await site.Get<Memories>().CatchUp();
        await Until(site, _ => Names(site).Contains("pmo.clock-jumped"));
        Assert.Contains("The clock went back", await Page(browser, "/operations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_whose_memory_does_not_follow_the_log_is_not_ready_until_it_does()
    {
        var forgetful = new Forgetful();
        await using var site = await Open(with: s => s.AddSingleton<Memory>(forgetful));
        var browser = site.Browser();
        await Ready(browser, HttpStatusCode.OK);
        forgetful.Fails = true;
        await ManyLamps.Switched(site.Get<IEventStore>(), site.Get<EventSerializer>(), site.Clock.GetUtcNow(), 1);
        await Ready(browser, HttpStatusCode.ServiceUnavailable);
        forgetful.Fails = false;
        await Ready(browser, HttpStatusCode.OK, () => site.Clock.Advance(TimeSpan.FromSeconds(1)));
    }

    private Task<Site> Open(LampMeaning? meaning = null, Action<IServiceCollection>? with = null) =>
        Site.Open(extra: [new LampsModule()], directory: directory, with: services =>
        {
            services.AddSingleton(meaning ?? new LampMeaning(Gate: gate));
            with?.Invoke(services);
        });

    private static Task<HttpResponseMessage> SwitchOn(Browser browser) =>
        browser.Send(HttpMethod.Post, "/api/tests/switch-on", JsonContent.Create(new SwitchOn(Guid.CreateVersion7(), "hall"), options: Json.Messages));

    private static async Task<string> Page(Browser browser, string path)
    {
        var answer = await browser.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task Line(StreamReader live, string line)
    {
        while (await live.ReadLineAsync().WaitAsync(Late) is { } said)
            if (said == line) return;
        Assert.Fail($"The stream ended before it said '{line}'.");
    }

    private static IEnumerable<string> Names(Site site) => site.Get<IEventStore>().ReadAll(0).ToBlockingEnumerable().SelectMany(page => page.Select(e => e.Name));

    private static async Task Until(Site site, Func<IReadOnlyList<ReadModelState>, bool> there)
    {
        using var late = new CancellationTokenSource(Late);
        while (!there(await site.Get<ReadModels>().States())) await Task.Delay(20, late.Token);
    }

    private static async Task Ready(Browser browser, HttpStatusCode status, Action? meanwhile = null)
    {
        using var late = new CancellationTokenSource(Late);
        while ((await browser.Get("/health/ready")).StatusCode != status)
        {
            meanwhile?.Invoke();
            await Task.Delay(20, late.Token);
        }
    }

    private sealed class Forgetful : Memory
    {
        public bool Fails { get; set; }
        public override IReadOnlyCollection<Type> Events => [typeof(LampSwitchedOn)];

        public override void Apply(object @event, Recorded about)
        {
            if (Fails) throw new InvalidOperationException("It slipped my mind.");
        }
    }
}
