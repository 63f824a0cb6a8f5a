using Pmo.Tests.House;

namespace Pmo.Tests.LookingBack;

/// <summary>Snapshots are kept beside everything else, at the cost of nothing while nothing happens.</summary>
[Collection(PastPmoTests.Name)]
public sealed class Keeping_snapshots(PastPmo pmo)
{
    [Fact, Trait("Feature", "A14")]
    public async Task The_log_is_asked_again_only_when_it_has_grown()
    {
        var log = new QuietLog(pmo.Site.Get<IEventStore>());
        var head = await log.Head();
        using var scratch = new Scratch(pmo, o => o with { Dense = 500 }, log);
        using var stop = new CancellationTokenSource();

        var running = scratch.Replays.Run(stop.Token);
        for (var grown = 0; grown < 5; grown++)
        {
            await log.Asked.WaitAsync(TimeSpan.FromSeconds(30));
            log.Grow();
        }

        await log.Asked.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await running;

        Assert.Equal([0, .. Enumerable.Repeat(head, 5)], log.After);
        Assert.NotEmpty(Directory.GetFiles(scratch.Folder, "*.br", SearchOption.AllDirectories));
    }

    /// <summary>A log that grows when the test says so, by an event that is there already.</summary>
    private sealed class QuietLog(IEventStore behind) : StoreInFront(behind)
    {
        private readonly SemaphoreSlim growth = new(0);

        public SemaphoreSlim Asked { get; } = new(0);

        public List<long> After { get; } = [];

        public void Grow() => growth.Release();

        public override async ValueTask WaitForEventsAfter(long position, CancellationToken cancellation = default)
        {
            After.Add(position);
            Asked.Release();
            await growth.WaitAsync(cancellation);
        }
    }
}
