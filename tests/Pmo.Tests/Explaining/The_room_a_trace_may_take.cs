using Microsoft.Extensions.Logging.Abstractions;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Explaining;

/// <summary>What set which cell is written down within a quota, and whoever waits for it is told how far it is.</summary>
[Collection(SmallPmoTests.Name)]
[Trait("Feature", "A6")]
public sealed class The_room_a_trace_may_take(SmallPmo pmo) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pmo-traces-").FullName;

    [Fact]
    public async Task A_trace_that_grows_beyond_its_quota_is_given_up_said_and_leaves_no_file()
    {
        using var traces = Traces(o => o with { QuotaAtLeast = 1, Quota = 0 });

        var refused = await Assert.ThrowsAsync<TraceTooLargeException>(() => traces.Read("reporting", pmo.Log[^1].Position, _ => 0));

        Assert.Contains("Nothing is wrong with the figures", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "traces")));
        Assert.Equal(0, traces.BytesOf("reporting"));
    }

    [Fact]
    public async Task Who_asks_again_is_refused_without_another_fill_until_there_is_more_room()
    {
        var room = 1L;
        using var traces = Traces(o => o with { QuotaAtLeast = 0, Quota = 1 }, () => room);
        var first = await Assert.ThrowsAsync<TraceTooLargeException>(() => traces.Read("reporting", pmo.Log[^1].Position, _ => 0));
        Assert.Same(first, await Assert.ThrowsAsync<TraceTooLargeException>(() => traces.Read("reporting", pmo.Log[^1].Position, _ => 0)));

        room = 1_000_000_000;

        Assert.True(await traces.Read("reporting", pmo.Log[^1].Position, db => db.Value<long>($"select count(*) from pmo_change")) > 1_000);
    }

    [Fact]
    public async Task The_quota_of_a_real_installation_holds_its_trace()
    {
        var bytes = await pmo.World.Get<Traces>().Read("reporting", pmo.Log[^1].Position, _ => pmo.World.Get<Traces>().BytesOf("reporting"));

        Assert.InRange(bytes, 1, Math.Max(64_000_000, 4 * pmo.World.Get<ReadModels>().BytesOf("reporting")));
    }

    [Fact]
    public async Task Whoever_has_waited_long_enough_is_told_what_is_being_made_and_how_far_it_is()
    {
        using var traces = Traces(o => o with { Patience = TimeSpan.Zero });

        var told = await Assert.ThrowsAsync<BeingReplayedException>(() => traces.Read("reporting", pmo.Log[^1].Position, _ => 0));

        Assert.Equal("trace.being-made", told.Code);
        Assert.Matches(@"being looked up in the whole log: \d+ % done, about \d+ s left", told.Message);
    }

    private Traces Traces(Func<ReplayOptions, ReplayOptions> with, Func<long>? room = null) => new(pmo.World.Get<IEnumerable<Projection>>(), pmo.World.Get<IEnumerable<IModule>>(), module => room?.Invoke() ?? pmo.World.Get<ReadModels>().BytesOf(module),
        with(new ReplayOptions(folder, () => 1_000_000_000)), pmo.World.Store, pmo.World.Get<EventSerializer>(), pmo.World.Get<INames>(), NullLogger<Traces>.Instance);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
