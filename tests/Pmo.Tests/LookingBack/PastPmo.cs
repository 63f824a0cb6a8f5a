using Microsoft.Extensions.DependencyInjection;
using Pmo.Auditing;
using Pmo.Host;
using Pmo.Host.Setup;
using Pmo.Tests.Security;

namespace Pmo.Tests.LookingBack;

/// <summary>A year in the life of a very small PMO, and the site that looks back at it.</summary>
public sealed class PastPmo : IAsyncLifetime
{
    private static readonly DateOnly LastDay = new(2026, 6, 30);
    private static readonly SampleSize Tiny = new("tiny", 4, 3, 3, 1, 30);
    private readonly List<string> folders = [];
    private Site? packed;

    public static DateTimeOffset Now { get; } = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The site as it is now, without snapshots.</summary>
    public Site Site { get; private set; } = null!;

    /// <summary>The end of the year's history; signing in goes on from there.</summary>
    public long Head { get; private set; }

    public string Data { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Data = Folder();
        await Sample.Make(Data, Tiny, LastDay, seed: 1, PmoSettings.ModulesOf(null), _ => { }, CancellationToken.None);
        Site = await Site.Open(directory: Data, now: Now);
        Head = await Site.Get<IEventStore>().Head();
    }

    /// <summary>The same site with snapshots every 500 events.</summary>
    public async Task<Site> Packed()
    {
        if (packed is not null) return packed;
        packed = await EndsAt(Head, Now, s => s.AddSingleton(((ReplayOptions)s.Last(d => d.ServiceType == typeof(ReplayOptions)).ImplementationInstance!) with { Dense = 500, LogBytes = () => 1_000_000_000 }));
        await packed.Get<Replays>().TakeSnapshots(Head);
        return packed;
    }

    public string Folder()
    {
        folders.Add(Directory.CreateTempSubdirectory("pmo-past-").FullName);
        return folders[^1];
    }

    /// <summary>An installation whose log really ends at a position, with the same secrets, at this instant.</summary>
    public async Task<Site> EndsAt(long position, DateTimeOffset now, Action<IServiceCollection>? with = null)
    {
        var folder = Folder();
        Directory.CreateDirectory(Path.Combine(folder, "secrets"));
        foreach (var secret in Directory.GetFiles(Path.Combine(Data, "secrets"))) File.Copy(secret, Path.Combine(folder, "secrets", Path.GetFileName(secret)));
        foreach (var keys in Directory.GetFiles(Data, "keys.db*")) File.Copy(keys, Path.Combine(folder, Path.GetFileName(keys)));
        await using (var copy = new SqliteEventStore(new SqliteStoreOptions(folder, Secrets.Open(folder).SaltKey) { Synchronous = Synchronous.Off }))
        {
            await foreach (var page in Site.Get<IEventStore>().ReadAll(0, position))
                foreach (var e in page)
                    Assert.Equal(AppendKind.Committed, (await copy.Append(e.Stream, e.Revision - 1, [new NewEvent(e.Id, e.Name, e.Data, e.Metadata, e.RecordedAt)])).Kind);
        }

        // Without what the agenda remembers, policies would begin anew: here nothing happens by itself.
        var site = await Site.Open(directory: folder, now: now, with: s =>
        {
            s.Remove(s.Single(d => d.ImplementationType == typeof(Running)));
            with?.Invoke(s);
        });
        await CatchUp(site);
        return site;
    }

    public static async Task CatchUp(Site site)
    {
        await site.Get<Memories>().CatchUp();
        await site.Get<ReadModels>().CatchUp();
        Assert.Empty(site.Get<ReadModels>().Parked());
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        if (packed is not null) await packed.DisposeAsync();
        foreach (var folder in folders) Directory.Delete(folder, recursive: true);
    }
}

/// <summary>What looks back at the same year.</summary>
[CollectionDefinition(Name)]
public sealed class PastPmoTests : ICollectionFixture<PastPmo>
{
    public const string Name = "A PMO with a past";
}
