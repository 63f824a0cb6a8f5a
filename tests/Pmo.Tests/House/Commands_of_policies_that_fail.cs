namespace Pmo.Tests.House;

/// <summary>What a policy sends may break or be put off badly; nothing else waits for it, and it is not forgotten.</summary>
public sealed class Commands_of_policies_that_fail : IAsyncDisposable
{
    private static readonly Guid Lamp1 = new("01900000-0000-7000-8000-000000000001");
    private readonly World world = new(extra: [new LampsModule()]);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_command_that_breaks_waits_longer_each_time_and_holds_up_no_other()
    {
        world.Tolerates = true;
        await world.Do(new SwitchOn(GoOutRule.Broken, "hall"));
        await world.Do(new SwitchOn(Lamp1, "hall"));
        await world.Until(world.Clock.GetUtcNow().AddHours(3));
        Assert.Equal(Lamp1, Assert.Single(await world.Log<LampWentOut>()).Lamp);
        var broken = Assert.Single(world.Get<Agenda>().Planned(10));
        Assert.True(broken.Failed);
        Assert.Equal("Failed: InvalidOperationException: The filament is gone.", broken.Last);
        Assert.InRange(broken.Tries, 8, 16);
    }

    [Fact]
    public async Task A_timer_that_is_put_off_to_its_own_instant_is_looked_at_again_and_not_forgotten()
    {
        await world.Do(new SwitchOn(GoOutRule.Stubborn, "hall"));
        var on = world.Clock.GetUtcNow();
        await world.Until(on.AddMinutes(119));
        Assert.Empty(await world.Log<LampWentOut>());
        await world.Until(on.AddMinutes(121));
        Assert.Equal(GoOutRule.Stubborn, Assert.Single(await world.Log<LampWentOut>()).Lamp);
    }
}
