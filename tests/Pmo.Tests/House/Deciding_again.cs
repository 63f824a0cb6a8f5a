using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Tests.House;

/// <summary>What happens when others decide at the same moment, and which facts a decision rests on.</summary>
public sealed class Deciding_again : IAsyncDisposable
{
    private static readonly Guid Lamp1 = new("01900000-0000-7000-8000-000000000001");
    private static readonly string Dark = Lamp.StreamOf(SwitchOnRule.DarkRoom);
    private readonly World world;
    private StoreThat store = null!;

    public Deciding_again()
    {
        world = new World(extra: [new LampsModule()], with: services => StoreInFront.Put(services, real => store = new StoreThat(real)));
        _ = world.Store;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_streams_a_rule_consulted_stand_in_the_metadata_with_the_revision_it_saw()
    {
        await world.Do(new SwitchOn(SwitchOnRule.DarkRoom, "hall"));
        await world.Until(world.Clock.GetUtcNow().AddHours(2));
        await world.Do(new SwitchOn(Lamp1, "dark"));
        var decided = (await world.Log()).Last(r => r.Event is LampSwitchedOn);
        Assert.Equal([new ConsultedStream(Dark, 1)], decided.Metadata.Consulted);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_is_consulted_at_no_revision()
    {
        await world.Do(new SwitchOn(Lamp1, "dark"));
        Assert.Equal([new ConsultedStream(Dark, -1)], (await world.Log()).Last(r => r.Event is LampSwitchedOn).Metadata.Consulted);
    }

    [Fact]
    public async Task Consulted_streams_are_read_afresh_at_every_attempt()
    {
        await world.Get<PolicyRunner>().Start();
        Once(Lamp.StreamOf(Lamp1), async () =>
        {
            // Somebody is quicker on this lamp, and lights the dark room meanwhile.
            await Append(Lamp.StreamOf(Lamp1), new LampWentOut(Lamp1, world.Clock.GetUtcNow()));
            await Append(Dark, new LampSwitchedOn(SwitchOnRule.DarkRoom, "dark", 40, world.Clock.GetUtcNow()));
        });

        Assert.Equal("lamp.dark", (await world.Try(new SwitchOn(Lamp1, "dark"))).Code);
        Assert.True(store.Read.Count(s => s == Dark) >= 2);
    }

    [Theory, InlineData("hall", OutcomeKind.Duplicate, null), InlineData("cellar", OutcomeKind.Refused, "command.other-body")]
    public async Task A_command_overtaken_by_another_of_its_id_is_answered_by_what_that_one_said(string room, OutcomeKind kind, string? code)
    {
        await world.Get<PolicyRunner>().Start();
        var key = Guid.CreateVersion7();
        Once(Lamp.StreamOf(Lamp1), () => world.Try(new SwitchOn(Lamp1, "hall"), key: key));
        var outcome = await world.Try(new SwitchOn(Lamp1, room), key: key);
        Assert.Equal((kind, code), (outcome.Kind, outcome.Code));
        Assert.Equal("hall", Assert.Single(await world.Log<LampSwitchedOn>()).Room);
    }

    [Fact]
    public async Task A_key_used_for_another_subject_is_another_request()
    {
        var key = Guid.CreateVersion7();
        await world.Do(new SwitchOn(Lamp1, "cellar"));
        await world.Try(new SwitchOn(SwitchOnRule.DarkRoom, "hall"), key: key);
        Assert.Equal("command.other-body", (await world.Try(new SwitchOn(Guid.CreateVersion7(), "hall"), key: key)).Code);
    }

    [Fact]
    public async Task Ids_made_from_a_command_keep_the_time_of_its_clock()
    {
        await world.Do(new SwitchOn(Lamp1, "hall"));
        var on = world.Clock.GetUtcNow();
        await world.Until(on.AddHours(2));
        var log = await world.Log();
        var (first, second) = (log.Single(r => r.Event is LampSwitchedOn), log.Single(r => r.Event is LampWentOut));
        Assert.Equal(on.ToUnixTimeMilliseconds(), TimeOf(first.Metadata.CommandId));
        Assert.Equal(on.ToUnixTimeMilliseconds(), TimeOf(first.Stored.Id));
        Assert.Equal(8, first.Stored.Id.Version);
        // What a policy sends keeps the time of the event it answers, so that two nodes make the same id.
        Assert.Equal(on.ToUnixTimeMilliseconds(), TimeOf(second.Metadata.CommandId));
        Assert.Equal(first.Stored.Id, second.Metadata.Causation);
    }

    [Fact]
    public async Task A_policy_whose_start_cannot_be_recorded_does_not_start()
    {
        store.BeforeAppend = _ => Task.FromResult<AppendResult?>(new AppendResult(AppendKind.Unknown, Reason: "store.busy: made up"));
        Assert.Contains("store.busy", (await Assert.ThrowsAsync<CannotOpenStoreException>(() => world.Get<PolicyRunner>().Start())).Message, StringComparison.Ordinal);
    }

    private static long TimeOf(Guid id) => Convert.ToInt64(id.ToString("n")[..12], 16);

    private void Once(string stream, Func<Task> meanwhile) => store.BeforeAppend = async to =>
    {
        if (to != stream) return null;
        store.BeforeAppend = _ => Task.FromResult<AppendResult?>(null);
        await meanwhile();
        return null;
    };

    private async Task Append(string stream, object @event)
    {
        var (command, now) = (Guid.CreateVersion7(), world.Clock.GetUtcNow());
        var metadata = new Metadata(now, World.Officer, "tests.meanwhile", command, "", command, "test").Write();
        Assert.Equal(AppendKind.Committed, (await store.Append(stream, -1, [world.Get<EventSerializer>().Write(@event, Ids.Event(command, 0), metadata, now)])).Kind);
    }
}
