namespace Pmo.Tests.House;

/// <summary>Writes many lamps at once, past the rules, where a test needs a long log.</summary>
internal static class ManyLamps
{
    /// <summary>As many lamps, all on one stream of its own.</summary>
    public static Task Switched(this World world, int lamps, int watts = 40) => Switched(world.Store, world.Get<EventSerializer>(), world.Clock.GetUtcNow(), lamps, watts);

    /// <summary>The same on any store.</summary>
    public static async Task Switched(IEventStore store, EventSerializer serializer, DateTimeOffset at, int lamps, int watts = 40)
    {
        var (stream, revision) = (Lamp.StreamOf(Guid.CreateVersion7()), -1L);
        foreach (var some in Enumerable.Range(0, lamps).Chunk(1_000))
        {
            var command = Guid.CreateVersion7();
            var metadata = new Metadata(at, World.Officer, "tests.switch-on", command, "", command, "test").Write();
            var result = await store.Append(stream, revision, [.. some.Select((_, n) => serializer.Write(new LampSwitchedOn(Guid.CreateVersion7(), "hall", watts, at), Ids.Event(command, n), metadata, at))]);
            Assert.Equal(AppendKind.Committed, result.Kind);
            revision = result.Revision;
        }
    }
}
