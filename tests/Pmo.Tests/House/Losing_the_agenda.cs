using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Tests.House;

/// <summary>What was under way when the agenda was lost goes on when it is made anew.</summary>
[Trait("Feature", "R13")]
public sealed class Losing_the_agenda : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Lamp1 = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Lamp2 = new("01900000-0000-7000-8000-000000000002");
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-losing-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory, InlineData(2), InlineData(6)]
    public async Task A_timer_that_was_put_off_fires_at_its_day_or_at_the_next_start_after_it(int days)
    {
        await using (var world = Open(Start))
        {
            await world.Do(new SwitchOn(GoOutRule.Patient, "hall"));
            await world.Until(Start.AddDays(1));
            await world.Do(new SwitchOn(Lamp1, "hall"));
            await world.Until(Start.AddDays(2));
        }

        await using var anew = Lost(Start.AddDays(days));
        await anew.Until(Start.AddDays(7));
        Assert.Equal([(Lamp1, Start.AddDays(1).AddHours(1)), (GoOutRule.Patient, Start.AddDays(Math.Max(5, days)))], (await anew.Log<LampWentOut>()).Select(e => (e.Lamp, e.At)));
    }

    [Fact]
    public async Task What_could_not_be_written_shortly_before_is_tried_again()
    {
        StoreThat store = null!;
        await using (var world = Open(Start, s => StoreInFront.Put(s, real => store = new StoreThat(real))))
        {
            store = (StoreThat)world.Store;
            await world.Do(new SwitchOn(Lamp1, "hall"));
            store.BeforeAppend = stream => Task.FromResult<AppendResult?>(stream == Lamp.StreamOf(Lamp1) ? new AppendResult(AppendKind.Unknown) : null);
            await world.Until(Start.AddMinutes(30));
            await world.Do(new SwitchOn(Lamp2, "hall"));
            await world.Until(Start.AddMinutes(95));
            Assert.Equal([Lamp2], (await world.Log<LampWentOut>()).Select(e => e.Lamp));
        }

        await using var anew = Lost(Start.AddMinutes(95));
        await anew.Until(Start.AddDays(1));
        Assert.Equal([Lamp2, Lamp1], (await anew.Log<LampWentOut>()).Select(e => e.Lamp));
    }

    [Fact]
    public async Task What_came_after_everything_that_is_known_to_have_gone_out_is_not_taken_for_sent_however_long_past_its_day_is()
    {
        await using (var world = Open(Start))
        {
            await world.Do(new SwitchOn(Lamp1, "hall"));
            await world.Until(Start.AddDays(1));
            await world.Do(new SwitchOn(Lamp1, "hall"));
            await world.Until(Start.AddDays(2));
            // Written, and the host stopped before its policies saw it.
            var metadata = new Metadata(world.Clock.GetUtcNow(), World.Officer, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test").Write();
            await world.Store.Append(Lamp.StreamOf(Lamp2), -1, [world.Get<EventSerializer>().Write(new LampSwitchedOn(Lamp2, "hall", 40, Start), Guid.CreateVersion7(), metadata, world.Clock.GetUtcNow())]);
        }

        await using var anew = Lost(Start.AddDays(2));
        await anew.Until(Start.AddDays(2));
        Assert.Equal([Lamp1, Lamp1, Lamp2], (await anew.Log<LampWentOut>()).Select(e => e.Lamp));
    }

    private World Open(DateTimeOffset now, Action<IServiceCollection>? with = null) => new(now, directory, extra: [new LampsModule()], with: with);

    private World Lost(DateTimeOffset now)
    {
        foreach (var file in Directory.GetFiles(directory, "agenda.db*")) File.Delete(file);
        return Open(now);
    }
}
