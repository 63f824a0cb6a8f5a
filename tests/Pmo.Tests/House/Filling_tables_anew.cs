using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Tests.House;

/// <summary>Tables are made from the log: beside the old ones, with progress, and with what happens when that fails.</summary>
public sealed class Filling_tables_anew : IDisposable
{
    private static readonly Guid Lamp1 = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Lamp2 = new("01900000-0000-7000-8000-000000000002");
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-fill-").FullName;
    private readonly ManualResetEventSlim gate = new(true);
    private StoreThat store = null!;

    public void Dispose()
    {
        gate.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact, Trait("Feature", "A7")]
    public async Task While_tables_are_filled_anew_the_old_ones_answer_and_a_second_fill_is_refused()
    {
        await using var world = Open();
        await world.Switched(3_000);
        var models = world.Get<ReadModels>();
        await models.CatchUp();
        var (before, file) = (await State(world), Assert.Single(Files()));
        var percents = new List<int>();
        models.Moved += (module, _) => percents.Add(module == "tests" ? State(world).Result.Percent : 0);

        gate.Reset();
        var rebuild = models.Rebuild("tests");
        Assert.False(await models.Rebuild("tests"));
        var during = await State(world);
        Assert.Equal((true, before.Fills, before.Position), (during.Filling, during.Fills, during.Position));
        Assert.Equal(3_000, Lamps(world));
        Assert.Equal(before.Position, Assert.Single(models.Remarks()).From);
        // Nobody waits for tables that will not move: the clock stands still here.
        var done = await world.Do(new SwitchOn(Lamp1, "hall"));
        foreach (var other in (await models.States()).Select(s => s.Module).Where(m => m != "tests")) Assert.True(await models.Rebuild(other));
        Assert.False(await models.WaitFor(done.Position, TimeSpan.FromHours(1)));

        gate.Set();
        Assert.True(await rebuild);
        var after = await State(world);
        Assert.Equal((false, 100, before.Fills + 1, null), (after.Filling, after.Percent, after.Fills, after.Trouble));
        Assert.Contains(percents, p => p is > 0 and < 100);
        Assert.NotEqual(file, Assert.Single(Files()));
        Assert.Empty(models.Remarks());
        Assert.True(await models.Rebuild("tests"));
    }

    [Fact]
    public async Task Waiting_for_a_position_ends_when_the_tables_are_there()
    {
        await using var world = Open();
        var models = world.Get<ReadModels>();
        await models.CatchUp();
        var done = await world.Do(new SwitchOn(Lamp1, "hall"));
        var waiting = models.WaitFor(done.Position, TimeSpan.FromHours(1));
        await models.CatchUp();
        Assert.True(await waiting);
    }

    [Fact]
    public async Task Who_no_longer_waits_is_not_waited_for()
    {
        await using var world = Open();
        var done = await world.Do(new SwitchOn(Lamp1, "hall"));
        await world.Get<ReadModels>().CatchUp();
        using var gone = new CancellationTokenSource();
        var waiting = world.Get<ReadModels>().WaitFor(done.Position + 1_000, TimeSpan.FromHours(1), gone.Token);
        await gone.CancelAsync();
        Assert.False(await waiting.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_fill_that_fails_leaves_nothing_and_says_why_and_the_old_tables_serve()
    {
        await using var world = Open();
        await world.Do(new SwitchOn(Lamp1, "hall"));
        await world.Ask(new FindLamps());
        var (before, file) = (await State(world), Assert.Single(Files()));

        store.BeforeReadAll = _ => throw new IOException("The disk is tired.");
        await Assert.ThrowsAsync<IOException>(() => world.Get<ReadModels>().Rebuild("tests"));
        var after = await State(world);
        Assert.Equal((false, before.Fills, "The disk is tired."), (after.Filling, after.Fills, after.Trouble));
        Assert.Equal(1, Lamps(world));
        Assert.Equal(file, Assert.Single(Files()));
        Assert.Empty(Directory.GetFiles(Reads, "*.filling*"));

        // Following the log goes on beside it, and does not hide why the fill failed.
        store.BeforeReadAll = _ => { };
        await world.Get<ReadModels>().CatchUp();
        Assert.Equal("The disk is tired.", (await State(world)).Trouble);
        Assert.True(await world.Get<ReadModels>().Rebuild("tests"));
        Assert.Null((await State(world)).Trouble);
    }

    [Fact]
    public async Task While_tables_are_filled_the_first_time_parked_streams_are_asked_of_the_others()
    {
        await using var world = Open();
        await world.Do(new SwitchOn(Lamp1, "hall", 666));
        Assert.Empty(world.Get<ReadModels>().Parked());
        await world.Ask(new FindLamps());
        Assert.Single(world.Get<ReadModels>().Parked());
        Assert.Equal(1, Assert.Single(world.Get<ReadModels>().Remarks()).Parked);
    }

    [Fact]
    public async Task When_only_the_meaning_changed_the_old_file_serves_until_the_new_one_is_filled()
    {
        await using (var old = Open()) await old.Ask(new FindLamps());
        await using (var old = Open())
        {
            await old.Do(new SwitchOn(Lamp1, "hall"));
            await old.Ask(new FindLamps());
        }

        var file = Assert.Single(Files());
        gate.Reset();
        await using var world = Open(new LampMeaning(Version: 2, Gate: gate));
        var filling = world.Get<ReadModels>().CatchUp();
        Assert.Equal(1, Lamps(world));
        Assert.True((await State(world)).Filling);
        Assert.NotNull(Assert.Single(world.Get<ReadModels>().Remarks()).From);
        gate.Set();
        await filling;
        Assert.Equal(1, Lamps(world));
        Assert.NotEqual(Path.GetFileName(file).Split('.')[1], Path.GetFileName(Assert.Single(Files())).Split('.')[1]);
        Assert.Empty(world.Get<ReadModels>().Remarks());
    }

    [Fact]
    public async Task When_the_tables_changed_the_old_file_cannot_serve()
    {
        await using (var old = Open())
        {
            await old.Do(new SwitchOn(Lamp1, "hall"));
            await old.Ask(new FindLamps());
        }

        await using var world = Open(new LampMeaning(More: "; create table shade (lamp blob primary key)", Gate: gate));
        Assert.Equal("tests", Assert.Throws<BeingRebuiltException>(() => Lamps(world)).Module);
        await world.Get<ReadModels>().CatchUp();
        Assert.Equal(1, Lamps(world));
        Assert.Single(Files());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task When_too_many_streams_cannot_be_read_the_tables_are_filled_no_further(bool bulk)
    {
        await using var world = Open();
        if (!bulk) await world.Ask(new FindLamps());
        for (var i = 0; i < 100; i++) await world.Switched(1, watts: 666);
        await world.Do(new SwitchOn(Lamp1, "hall"));
        await world.Ask(new FindLamps());
        Assert.Equal((100, null), ((await State(world)).Parked, (await State(world)).Trouble));

        await world.Switched(1, watts: 666);
        await world.Do(new SwitchOn(Lamp2, "hall"));
        Assert.True(!bulk || await world.Get<ReadModels>().Rebuild("tests"));
        await world.Get<ReadModels>().CatchUp();
        var stopped = await State(world);
        Assert.Equal((false, 100, 1), (stopped.Filling, stopped.Parked, Lamps(world)));
        Assert.Contains("More than 100 streams", stopped.Trouble, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(world.Get<ReadModels>().Remarks()).Trouble);
    }

    private string Reads => Path.Combine(directory, "reads");

    private string[] Files() => Directory.GetFiles(Reads, "tests.*.db");

    private World Open(LampMeaning? meaning = null) => new(directory: directory, extra: [new LampsModule()], with: services =>
    {
        services.AddSingleton(meaning ?? new LampMeaning(Gate: gate));
        StoreInFront.Put(services, real => store = new StoreThat(real));
    });

    private static async Task<ReadModelState> State(World world) => (await world.Get<ReadModels>().States()).Single(s => s.Module == "tests");

    /// <summary>How many lamps the tables know, asked without waiting for them.</summary>
    private static int Lamps(World world) => (int)world.Get<ReadModels>().Read(typeof(FindLamps), db => db.Value<long>($"select count(*) from lamp"));
}
