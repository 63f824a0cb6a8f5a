using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Tests.House;

/// <summary>The machinery of BuildingBlocks, proven on a module of its own.</summary>
public class The_house : IAsyncDisposable
{
    private static readonly Guid Lamp1 = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Lamp2 = new("01900000-0000-7000-8000-000000000002");
    private readonly Action<IServiceCollection> on;
    private readonly World world;

    public The_house() : this(_ => { })
    {
    }

    /// <summary>The same house on other foundations.</summary>
    protected The_house(Action<IServiceCollection> on) => (this.on, world) = (on, new World(extra: [new LampsModule()], with: on));

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private World At(string directory) => new(directory: directory, extra: [new LampsModule()], with: on);

    [Fact]
    public async Task A_command_ends_in_an_event_with_who_when_and_why()
    {
        var key = new Guid("01900000-0000-7000-8000-00000000abcd");
        Assert.True((await world.Try(new SwitchOn(Lamp1, "hall"), key: key)).Accepted);
        var recorded = (await world.Log()).Single(r => r.Event is LampSwitchedOn);
        Assert.Equal(World.Officer, recorded.Metadata.Actor);
        Assert.Equal("tests.switch-on", recorded.Metadata.Command);
        Assert.Equal(key, recorded.Metadata.CommandId);
        Assert.Equal(world.Clock.GetUtcNow(), recorded.At);
        Assert.Equal(recorded.At, recorded.Metadata.At);
        Assert.Equal(Ids.Event(key, 0), recorded.Stored.Id);
    }

    [Fact, Trait("Feature", "A18")]
    public async Task The_same_command_twice_is_done_once_and_answered_the_same()
    {
        var key = Guid.CreateVersion7();
        var first = await world.Try(new SwitchOn(Lamp1, "hall"), key: key);
        await world.Until(world.Clock.GetUtcNow().AddHours(2));
        var again = await world.Try(new SwitchOn(Lamp1, "hall"), key: key);
        Assert.Equal(OutcomeKind.Duplicate, again.Kind);
        Assert.Equal(first.Position, again.Position);
        Assert.Single(await world.Log<LampSwitchedOn>());
    }

    [Fact, Trait("Feature", "A18")]
    public async Task Another_body_under_the_same_key_is_refused()
    {
        var key = Guid.CreateVersion7();
        await world.Try(new SwitchOn(Lamp1, "hall"), key: key);
        Assert.Equal("command.other-body", (await world.Try(new SwitchOn(Lamp1, "cellar"), key: key)).Code);
    }

    [Fact]
    public async Task The_hash_of_a_commands_body_cannot_be_tested_against_a_guess()
    {
        var command = new SwitchOn(Lamp1, "hall");
        await world.Do(command);
        var guess = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(command, Json.Messages)))[..32];
        var stored = (await world.Log()).Single(r => r.Event is LampSwitchedOn).Metadata.BodyHash;
        Assert.Matches("^[0-9a-f]{32}$", stored);
        Assert.NotEqual(guess, stored);
    }

    [Fact, Trait("Feature", "A18")]
    public async Task Of_many_who_decide_at_once_one_wins_and_the_others_see_it_done()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => world.Try(new SwitchOn(Lamp1, "hall")))));
        Assert.All(all, o => Assert.True(o.Accepted));
        Assert.Single(await world.Log<LampSwitchedOn>());
    }

    [Fact]
    public async Task A_refusal_has_a_code_and_a_sentence_and_writes_nothing()
    {
        var outcome = await world.Try(new SwitchOn(Lamp1, "hall", 0));
        Assert.Equal((OutcomeKind.Refused, "lamp.watts", "A lamp has at least one watt."), (outcome.Kind, outcome.Code, outcome.Sentence));
        Assert.Empty(await world.Log<LampSwitchedOn>());
    }

    [Fact]
    public async Task What_a_rule_consulted_stands_in_the_metadata()
    {
        await world.Do(new SwitchOn(SwitchOnRule.DarkRoom, "hall"));
        Assert.Equal("lamp.dark", (await world.Try(new SwitchOn(Lamp1, "dark"))).Code);
        await world.Do(new SwitchOn(Lamp2, "hall"));
        var other = new SwitchOn(Lamp1, "hall");
        await world.Do(other);
        Assert.All(await world.Log(), r => Assert.True(r.Event is not LampSwitchedOn || r.Metadata.Consulted is { Count: 0 }));
    }

    [Fact]
    public async Task Who_may_not_is_refused_before_any_rule_is_asked() =>
        await Assert.ThrowsAsync<NotAllowedException>(() => world.Try(new SwitchOn(Lamp1, "hall"), roles: [Role.Sponsor]));

    [Fact]
    public async Task A_policy_waits_for_its_instant_and_the_rule_may_move_it()
    {
        await world.Do(new SwitchOn(Lamp1, "hall"));
        var on = world.Clock.GetUtcNow();
        await world.Until(on.AddMinutes(59));
        Assert.Empty(await world.Log<LampWentOut>());
        await world.Until(on.AddMinutes(70));
        Assert.Equal(on.AddHours(1), Assert.Single(await world.Log<LampWentOut>()).At);
        Assert.Null(world.Get<Agenda>().Next());
    }

    [Fact]
    public async Task A_timer_missed_while_the_host_was_stopped_fires_once_at_the_next_start()
    {
        await world.Do(new SwitchOn(Lamp1, "hall"));
        await world.StoppedUntil(world.Clock.GetUtcNow().AddDays(30));
        await world.Get<PolicyRunner>().RunDue();
        Assert.Single(await world.Log<LampWentOut>());
    }

    [Fact]
    public async Task A_policy_that_comes_later_does_not_answer_old_events()
    {
        var directory = Directory.CreateTempSubdirectory("pmo-late-").FullName;
        try
        {
            await using (var before = new World(directory: directory, extra: [new LampsModule()], with: s => { World.Without<Policy>(s); on(s); })) await before.Do(new SwitchOn(Lamp1, "hall"));
            await using var after = At(directory);
            await after.Do(new SwitchOn(Lamp2, "hall"));
            await after.Until(after.Clock.GetUtcNow().AddDays(1));
            Assert.Equal(Lamp2, Assert.Single(await after.Log<LampWentOut>()).Lamp);
            Assert.Contains(await after.Log<PolicyStarted>(), p => p.Policy == "tests.go-out-after-an-hour");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_lost_agenda_is_derived_again_and_does_no_harm()
    {
        var directory = Directory.CreateTempSubdirectory("pmo-agenda-").FullName;
        try
        {
            await using (var before = At(directory))
            {
                await before.Do(new SwitchOn(Lamp1, "hall"));
                await before.Until(before.Clock.GetUtcNow().AddDays(1));
                await before.Do(new SwitchOn(Lamp2, "hall"));
            }

            foreach (var file in Directory.GetFiles(directory, "agenda.db*")) File.Delete(file);
            await using var after = At(directory);
            await after.StoppedUntil(after.Clock.GetUtcNow().AddDays(3));
            Assert.Equal([Lamp1, Lamp2], (await after.Log<LampWentOut>()).Select(e => e.Lamp));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_question_is_answered_from_the_tables_with_values_as_parameters()
    {
        await world.Do(new SwitchOn(Lamp1, "hall'; drop table lamp; --"));
        await world.Do(new SwitchOn(Lamp2, "cellar", 60));
        var all = await world.Ask(new FindLamps());
        Assert.Equal(["cellar", "hall'; drop table lamp; --"], all.Select(l => l.Room));
        Assert.Equal(new LampRow(Lamp2, "cellar", 60, true, world.Clock.GetUtcNow()), all[0]);
        Assert.Equal(Lamp1, Assert.Single(await world.Ask(new FindLamps("hall'; drop table lamp; --"))).Lamp);
        Assert.Empty(await world.Ask(new FindLamps("cellar", [61])));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_event_that_cannot_be_written_parks_its_stream_and_nothing_else(bool bulk)
    {
        if (!bulk) await world.Ask(new FindLamps());
        await world.Do(new SwitchOn(Lamp1, "hall", 666));
        await world.Do(new SwitchOn(Lamp2, "hall"));
        await world.Until(world.Clock.GetUtcNow().AddDays(1));
        await world.Do(new SwitchOn(Lamp1, "hall", 12));
        Assert.Equal(Lamp2, Assert.Single(await world.Ask(new FindLamps())).Lamp);
        var parked = Assert.Single(world.Get<ReadModels>().Parked());
        Assert.Equal(("LampTable", $"tests.lamp-{Lamp1:n}", "tests.lamp-switched-on"), (parked.Projection, parked.Stream, parked.Event));
    }

    [Fact, Trait("Feature", "A7")]
    public async Task A_read_model_made_anew_from_the_log_answers_the_same()
    {
        for (var i = 0; i < 50; i++) await world.Do(new SwitchOn(Guid.CreateVersion7(), i % 2 == 0 ? "hall" : "cellar"));
        var before = await world.Ask(new FindLamps());
        Assert.True(await world.Get<ReadModels>().Rebuild("tests"));
        Assert.Equal(before, await world.Ask(new FindLamps()));
        await world.Do(new SwitchOn(Lamp1, "hall"));
        Assert.Equal(51, (await world.Ask(new FindLamps())).Count);
        Assert.Single(Directory.GetFiles(Path.Combine(world.DataDirectory, "reads"), "tests.*.db"));
    }

    [Fact]
    public async Task A_damaged_read_model_is_set_aside_and_filled_anew()
    {
        var directory = Directory.CreateTempSubdirectory("pmo-damage-").FullName;
        try
        {
            await using (var before = At(directory))
            {
                await before.Do(new SwitchOn(Lamp1, "hall"));
                await before.Ask(new FindLamps());
            }

            var file = Directory.GetFiles(Path.Combine(directory, "reads"), "tests.*.db").Single();
            await File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes(new string('x', 9000)));
            await using var after = At(directory);
            Assert.Single(await after.Ask(new FindLamps()));
            Assert.Single(Directory.GetFiles(Path.Combine(directory, "reads"), "tests.*.corrupt-*"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Until_its_tables_are_filled_a_module_says_that_they_are_being_rebuilt()
    {
        await world.Do(new SwitchOn(Lamp1, "hall"));
        var wait = Assert.Throws<BeingRebuiltException>(() => world.Get<ReadModels>().Read(typeof(FindLamps), db => db.List<LampRow>($"select * from lamp")));
        Assert.Equal("tests", wait.Module);
        Assert.True(wait.RetryAfter > 0);
    }
}
