using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pmo.Host;

namespace Pmo.Tests;

/// <summary>The whole house without its web pages, on a file of its own, under a clock that only the test moves.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly string directory;
    private readonly bool keep;
    private readonly ServiceProvider services;

    /// <summary>A new installation, or with <paramref name="directory"/> one that stopped before.</summary>
    public World(DateTimeOffset? start = null, string? directory = null, IModule[]? extra = null, Action<IServiceCollection>? with = null, string[]? modules = null)
    {
        (this.directory, keep) = (directory ?? Directory.CreateTempSubdirectory("pmo-world-").FullName, directory is not null);
        Clock = new FakeTimeProvider(start ?? new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
        var collection = new ServiceCollection().AddLogging().AddPmo(new PmoSettings(this.directory, modules ?? PmoSettings.ModulesOf(null)) { Clock = Clock, Durable = false, Extra = extra ?? [] });
        with?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    /// <summary>Takes services away, as if they had not been written yet.</summary>
    public static void Without<T>(IServiceCollection services)
    {
        foreach (var service in services.Where(s => s.ServiceType == typeof(T)).ToArray()) services.Remove(service);
    }

    /// <summary>The only clock there is.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Commands of policies may break in this world.</summary>
    public bool Tolerates { get; set; }

    /// <summary>The log.</summary>
    public IEventStore Store => Get<IEventStore>();

    /// <summary>Where its files are.</summary>
    public string DataDirectory => directory;

    /// <summary>The PMO officer who does things in stories.</summary>
    public static PersonId Officer { get; } = new(new Guid("00000000-0000-8000-8000-00000000f1ce"));

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Sends a command as someone with these roles (a PMO officer and head by default); it must be accepted.</summary>
    public async Task<Outcome> Do(ICommand command, PersonId? by = null, Role[]? roles = null, IReadOnlySet<ProjectId>? own = null)
    {
        var outcome = await Try(command, by, roles, own);
        Assert.True(outcome.Accepted, $"{command} was refused: {outcome.Code}: {outcome.Sentence}");
        return outcome;
    }

    /// <summary>Sends a command; says what became of it. Policies run until nothing is left to do now.</summary>
    public async Task<Outcome> Try(ICommand command, PersonId? by = null, Role[]? roles = null, IReadOnlySet<ProjectId>? own = null, Guid? key = null)
    {
        Outcome outcome;
        await Get<PolicyRunner>().Start();
        await using (var scope = Scope(by, roles, own))
        {
            scope.ServiceProvider.GetRequiredService<Caller>().CommandId = key;
            outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
        }

        await RunDue();
        return outcome;
    }

    /// <summary>People are told things from now on, whether or not a project runs.</summary>
    public async Task GoesLive()
    {
        var metadata = new Metadata(Clock.GetUtcNow(), Officer, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test");
        var live = Get<EventSerializer>().Write(new Pmo.Office.WentLive(Officer, Clock.GetUtcNow()), Guid.CreateVersion7(), metadata.Write(), Clock.GetUtcNow());
        Assert.Equal(AppendKind.Committed, (await Store.Append(Pmo.Office.Installed.Stream, -1, [live])).Kind);
    }

    /// <summary>Asks a query with read models at the head of the log.</summary>
    public async Task<T> Ask<T>(IQuery<T> query, PersonId? by = null, Role[]? roles = null, IReadOnlySet<ProjectId>? own = null)
    {
        await Get<Memories>().CatchUp();
        await Get<ReadModels>().CatchUp();
        await using var scope = Scope(by, roles, own);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query);
    }

    /// <summary>Moves the clock, stopping at every planned command on the way, as a running host would.</summary>
    public async Task Until(DateTimeOffset instant)
    {
        await RunDue();
        while (Get<Agenda>().Next() is { } next && next <= instant)
        {
            if (next > Clock.GetUtcNow()) Clock.SetUtcNow(next);
            await RunDue();
        }

        if (instant > Clock.GetUtcNow()) Clock.SetUtcNow(instant);
        await RunDue();
    }

    /// <summary>Moves the clock at once, as if the host had been stopped, then lets it catch up.</summary>
    public async Task StoppedUntil(DateTimeOffset instant)
    {
        var since = Clock.GetUtcNow();
        Clock.SetUtcNow(instant);
        await Get<PolicyRunner>().Start();
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(instant);
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RecordOutage(since, instant));
        }

        await RunDue();
    }

    // A running host puts a broken command off and goes on; a test must hear of it.
    private async Task RunDue()
    {
        await Get<PolicyRunner>().RunDue();
        if (!Tolerates) Assert.DoesNotContain(Get<Agenda>().Planned(20), p => p.Failed);
    }

    /// <summary>Every event in the log, typed, in order.</summary>
    public async Task<IReadOnlyList<Recorded>> Log()
    {
        var all = new List<Recorded>();
        await foreach (var page in Store.ReadAll(0))
            foreach (var stored in page)
                if (Get<EventSerializer>().Read(stored) is { } e) all.Add(new Recorded(e, new StoredEvent
                {
                    Position = stored.Position, Stream = stored.Stream, Revision = stored.Revision, Id = stored.Id, Name = stored.Name,
                    Data = stored.Data.ToArray(), Metadata = stored.Metadata.ToArray(), RecordedAt = stored.RecordedAt,
                }));
        return all;
    }

    /// <summary>The events of one type, in order.</summary>
    public async Task<IReadOnlyList<T>> Log<T>() => [.. (await Log()).Select(r => r.Event).OfType<T>()];

    private AsyncServiceScope Scope(PersonId? by, Role[]? roles, IReadOnlySet<ProjectId>? own)
    {
        var scope = services.CreateAsyncScope();
        var viewer = new Viewer(by ?? Officer, (roles ?? [Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator, Role.Reader]).ToHashSet(), Clock.GetUtcNow(), own);
        scope.ServiceProvider.GetRequiredService<Caller>().Is(viewer, Clock.GetUtcNow());
        return scope;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (!keep) Directory.Delete(directory, recursive: true);
    }
}
