namespace Pmo.Tests.House;

/// <summary>Moments in the log grow with its positions, except where the clock went back: that is said.</summary>
public sealed class A_clock_that_goes_back : IAsyncDisposable
{
    private readonly World world = new(extra: [new LampsModule()]);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task By_more_than_five_seconds_is_an_event_once()
    {
        await Lamps(0, 100, 96, 94, 93, 101, 101);
        await world.Get<Memories>().CatchUp();
        var jump = Assert.Single(world.Get<ClockWatch>().Jumps);
        Assert.Equal((Start.AddSeconds(100), Start.AddSeconds(94)), (jump.From, jump.To));

        Assert.Equal(1, await world.Get<ClockWatch>().Record(0));
        Assert.Equal(1, await world.Get<ClockWatch>().Record(0));
        Assert.Equal(new ClockJumped(jump.From, jump.To, jump.Position), Assert.Single(await world.Log<ClockJumped>()));
    }

    [Fact]
    public async Task By_less_or_not_at_all_is_none()
    {
        await Lamps(0, 100, 95, 100, 200);
        await world.Get<Memories>().CatchUp();
        Assert.Empty(world.Get<ClockWatch>().Jumps);
    }

    [Fact]
    public async Task Twice_is_two_events()
    {
        await Lamps(0, 100, 50, 150, 60);
        await world.Get<Memories>().CatchUp();
        await world.Get<ClockWatch>().Record(0);
        Assert.Equal([Start.AddSeconds(50), Start.AddSeconds(60)], (await world.Log<ClockJumped>()).Select(j => j.To));
    }

    private DateTimeOffset Start => world.Clock.GetUtcNow();

    private async Task Lamps(params int[] seconds)
    {
        foreach (var s in seconds) await ManyLamps.Switched(world.Store, world.Get<EventSerializer>(), Start.AddSeconds(s), 1);
    }
}
