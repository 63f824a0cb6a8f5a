using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Pmo.Host;
using Pmo.Host.SignIn;
using Pmo.Office;

namespace Pmo.Browser.Tests;

/// <summary>One installation that really runs: its own directory, a free loopback port, and a clock that starts when it is told.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string directory;

    private readonly ClockFrom clock;

    private Installation(WebApplication app, string directory, ClockFrom clock) => (this.app, this.directory, this.clock) = (app, directory, clock);

    /// <summary>What the host is made of.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a => a.StartsWith("http://127", StringComparison.Ordinal)));

    /// <summary>Its clock.</summary>
    public TimeProvider Clock => Services.GetRequiredService<TimeProvider>();

    /// <summary>So much time passes at once, and what was due in it happens. Whoever was signed in may have to sign in again.</summary>
    public Task Pass(TimeSpan time)
    {
        clock.Pass(time);
        return Settle();
    }

    /// <summary>Signs a person in, as a browser does.</summary>
    public async Task<string> Session(PersonId person) => (await Services.GetRequiredService<Door>().Enter(person, new Visitor(null, "browser"))).Secret!;

    /// <summary>Starts an installation without people, projects or anything else.</summary>
    public static Task<Installation> StartEmpty(DateTimeOffset now) => Start(Directory.CreateTempSubdirectory("pmo-empty-").FullName, now, sample: false);

    /// <summary>Starts the host on a directory and waits until every page can be answered.</summary>
    public static async Task<Installation> Start(string directory, DateTimeOffset now, bool sample)
    {
        var clock = new ClockFrom(now);
        var settings = new PmoSettings(directory, PmoSettings.ModulesOf(null), "http://127.0.0.1:0") { Sample = sample, Clock = clock, Durable = false };
        var app = PmoHost.Build(settings, b => b.Logging.SetMinimumLevel(LogLevel.Warning));
        await app.StartAsync();
        var installation = new Installation(app, directory, clock);
        await installation.Settle();
        return installation;
    }

    /// <summary>Lets everything that is due happen, until pages show it.</summary>
    public async Task Settle()
    {
        await Services.GetRequiredService<PolicyRunner>().RunDue();
        await Services.GetRequiredService<ReadModels>().CatchUp();
        await Services.GetRequiredService<Memories>().CatchUp();
    }

    /// <summary>Opens a window; signed in when there is a session.</summary>
    public async Task<Visit> Open(Chromium chromium, string? session = null, string theme = "light", int width = 1440, bool script = true)
    {
        var visit = await Visit.Open(chromium.Browser, Address, theme, width, width > 500 ? 900 : 844, script);
        if (session is not null)
            await visit.Page.Context.AddCookiesAsync([new() { Name = SessionCookie.Name, Value = session, Url = Address.ToString().Replace("http:", "https:", StringComparison.Ordinal), Secure = true, HttpOnly = true }]);
        return visit;
    }

    /// <summary>Adds a head of PMO without any page.</summary>
    public async Task<PersonId> Found(string name)
    {
        var person = new PersonId(Guid.CreateVersion7(Clock.GetUtcNow()));
        await Do(new ClaimEmail(person, "head@example.org"), new AddPerson(person, name, "head@example.org", "Europe/Berlin"), new GrantRole(person, Role.HeadOfPmo));
        return person;
    }

    /// <summary>Does things as the system, until pages show them.</summary>
    public async Task Do(params ICommand[] commands)
    {
        foreach (var command in commands)
        {
            await using var scope = Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(Clock.GetUtcNow());
            var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
            Assert.True(outcome.Accepted, outcome.Sentence);
        }

        await Settle();
    }

    /// <summary>People are told things from now on, whether or not a project runs.</summary>
    public async Task GoesLive()
    {
        var (now, serializer) = (Clock.GetUtcNow(), Services.GetRequiredService<EventSerializer>());
        var metadata = new Metadata(now, PersonId.System, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test");
        var live = serializer.Write(new WentLive(PersonId.System, now), Guid.CreateVersion7(now), metadata.Write(), now);
        Assert.Equal(AppendKind.Committed, (await Services.GetRequiredService<IEventStore>().Append(Installed.Stream, -1, [live])).Kind);
        await Settle();
    }

    /// <summary>What a person is answered.</summary>
    public async Task<T> Ask<T>(PersonId person, IQuery<T> query)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(Services.GetRequiredService<IRights>().ViewerOf(person, Clock.GetUtcNow())!);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query);
    }

    /// <summary>A person does something, and every page shows it.</summary>
    public async Task Do(PersonId person, ICommand command)
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Caller>().Is(Services.GetRequiredService<IRights>().ViewerOf(person, Clock.GetUtcNow())!, Clock.GetUtcNow());
            var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
            Assert.True(outcome.Accepted, $"{outcome.Code}: {outcome.Sentence}");
        }

        await Settle();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private sealed class ClockFrom(DateTimeOffset start) : TimeProvider
    {
        private readonly long began = System.GetTimestamp();
        private long passed;

        public void Pass(TimeSpan time) => Interlocked.Add(ref passed, time.Ticks);

        public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(Interlocked.Read(ref passed)) + System.GetElapsedTime(began);
    }
}
