using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Tests.House;

namespace Pmo.Tests.Proving;

/// <summary>Tables are made anew beside those that answer and compared with them, while the site goes on.</summary>
[Trait("Feature", "A7")]
public sealed class Proving_tables : IDisposable
{
    private static readonly Guid Lamp1 = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Lamp2 = new("01900000-0000-7000-8000-000000000002");
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-proof-").FullName;
    private readonly ManualResetEventSlim gate = new(true);
    private StoreThat store = null!;
    private long free = long.MaxValue;

    public void Dispose()
    {
        gate.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Tables_that_follow_the_log_are_the_same_and_the_proof_says_what_was_compared()
    {
        await using var world = Open();
        await world.Switched(10);
        var (file, state) = (await Caught(world), await State(world));

        var shares = new List<double>();
        var proof = await world.Get<RebuildProofs>().Of("tests", shares.Add);

        Assert.True(proof.Same);
        Assert.Equal(("tests", state.Position, state.File, 0), (proof.Module, proof.Position, proof.Fingerprint, proof.LeftOut));
        Assert.Equal([("lamp", 10), ("pmo_parked", 0)], proof.Tables.Select(t => (t.Name, t.Rows)));
        Assert.Equal(proof.Hash, ContentHash.Of(proof.Tables));
        Assert.Equal(1, shares[^1]);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal((file, state.Position, state.Fills), (Assert.Single(Files()), (await State(world)).Position, (await State(world)).Fills));
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("update lamp set watts = 41 where room = 'hall'", "in the row lamp 01900000000070008000000000000001 the screen has watts 41, and the log makes watts 40.")]
    [InlineData("delete from lamp where room = 'hall'", "the row lamp 01900000000070008000000000000001 is made by the log and is missing on screen.")]
    [InlineData("insert into lamp values (x'99', 'attic', 1, 1, 0)", "the row lamp 99 is on screen and no event makes it.")]
    public async Task A_row_that_is_not_what_the_log_makes_is_named(string damage, string sentence)
    {
        await using var world = Open();
        await world.Do(new SwitchOn(Lamp1, "hall"));
        await world.Do(new SwitchOn(Lamp2, "cellar"));
        Change(await Caught(world), damage);

        var proof = await world.Get<RebuildProofs>().Of("tests", _ => { });

        Assert.False(proof.Same);
        Assert.Equal($"lamp: {sentence}", Assert.Single(proof.Differences).Sentence);
        AssertNothingLeft();

        Assert.True(await world.Get<ReadModels>().Rebuild("tests"));
        Assert.True((await world.Get<RebuildProofs>().Of("tests", _ => { })).Same);
    }

    [Fact]
    public async Task While_a_proof_is_made_the_tables_move_on_and_are_compared_where_they_stood()
    {
        await using var world = Open();
        await world.Switched(50);
        var file = await Caught(world);
        var stood = (await State(world)).Position;

        var proving = await Begun(world);
        var done = await world.Do(new SwitchOn(Lamp1, "hall"));
        await world.Get<ReadModels>().CatchUp();
        Assert.Equal((false, done.Position), ((await State(world)).Filling, (await State(world)).Position));
        gate.Set();
        var proof = await proving;

        Assert.True(proof.Same, string.Join(' ', proof.Differences.Select(d => d.Sentence)));
        Assert.Equal((stood, 50), (proof.Position, proof.Tables.Single(t => t.Name == "lamp").Rows));
        Assert.Equal(file, Assert.Single(Files()));
    }

    [Fact]
    public async Task A_rebuild_that_takes_the_tables_away_meanwhile_does_no_harm()
    {
        await using var world = Open();
        await world.Switched(20);
        var file = await Caught(world);

        var proving = await Begun(world);
        Assert.True(await world.Get<ReadModels>().Rebuild("tests"));
        gate.Set();

        Assert.True((await proving).Same);
        Assert.NotEqual(file, Assert.Single(Files()));
    }

    /// <summary>A proof that has looked at the tables and waits at the gate for the log.</summary>
    private async Task<Task<RebuildProof>> Begun(World world)
    {
        var (there, first) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        gate.Reset();
        store.BeforeReadAll = _ =>
        {
            if (Interlocked.Increment(ref first) != 1) return;
            there.SetResult();
            gate.Wait();
        };
        var proving = world.Get<RebuildProofs>().Of("tests", _ => { });
        await there.Task;
        return proving;
    }

    [Fact]
    public async Task Streams_that_are_left_out_are_said_and_are_the_same_on_both_sides()
    {
        await using var world = Open();
        await world.Do(new SwitchOn(Lamp1, "hall"));
        await Caught(world);
        await world.Do(new SwitchOn(Lamp2, "cellar", 666));
        await Caught(world);
        var proof = await world.Get<RebuildProofs>().Of("tests", _ => { });
        Assert.Equal((true, 1), (proof.Same, proof.LeftOut));
    }

    [Fact]
    public async Task A_stream_left_out_that_can_be_read_today_is_a_difference()
    {
        await using var world = Open();
        await world.Do(new SwitchOn(Lamp1, "hall"));
        Change(await Caught(world), $"insert into pmo_parked values ('LampTable', 'tests.lamp-{Lamp1:n}', 1, 'tests.lamp-switched-on', 'Once.')");
        var proof = await world.Get<RebuildProofs>().Of("tests", _ => { });
        Assert.Equal(ReadModelFile.LeftOut, Assert.Single(proof.Differences).Table);
    }

    [Fact]
    public async Task A_file_that_is_damaged_is_a_difference_and_no_failure()
    {
        await using var world = Open();
        await world.Switched(2_000);
        var file = await Caught(world);
        await world.Get<ReadModels>().Rebuild("tests");
        file = Assert.Single(Files());
        using (var bytes = File.OpenWrite(file)) foreach (var page in Enumerable.Range(4, 10)) { bytes.Position = page * 4096; bytes.Write(new byte[4096]); }
        var proof = await world.Get<RebuildProofs>().Of("tests", _ => { });
        Assert.Contains("cannot be read", Assert.Single(proof.Differences).Sentence, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Without_room_on_the_disk_nothing_is_begun_and_the_sentence_says_how_much_is_needed()
    {
        await using var world = Open();
        await Caught(world);
        free = 20_000_000;
        var refused = await Assert.ThrowsAsync<CannotProveException>(() => world.Get<RebuildProofs>().Of("tests", _ => { }));
        Assert.Equal("verification.no-room", refused.Code);
        Assert.Matches("^The disk has 20 MB left and making the tables anew beside the old ones needs [0-9]+ MB", refused.Message);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Tables_that_do_not_follow_the_log_are_not_compared()
    {
        await using var world = Open();
        var refused = await Assert.ThrowsAsync<CannotProveException>(() => world.Get<RebuildProofs>().Of("tests", _ => { }));
        Assert.Equal("verification.filling", refused.Code);
    }

    [Fact]
    public async Task A_proof_that_fails_or_is_given_up_leaves_nothing()
    {
        await using var world = Open();
        await world.Switched(5);
        await Caught(world);
        store.BeforeReadAll = _ => throw new IOException("The disk is tired.");
        await Assert.ThrowsAsync<IOException>(() => world.Get<RebuildProofs>().Of("tests", _ => { }));
        AssertNothingLeft();
        store.BeforeReadAll = _ => { };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Get<RebuildProofs>().Of("tests", _ => { }, new CancellationToken(canceled: true)));
        AssertNothingLeft();
    }

    private string[] Files() => Directory.GetFiles(Path.Combine(directory, "reads"), "tests.*.db");

    private void AssertNothingLeft() => Assert.False(Directory.Exists(Path.Combine(directory, "reads", "proofs")));

    private async Task<string> Caught(World world)
    {
        await world.Get<ReadModels>().CatchUp();
        return Assert.Single(Files());
    }

    private static void Change(string file, string sql)
    {
        using var connection = ReadModelFile.Open(file, SqliteOpenMode.ReadWrite);
        ReadModelFile.Execute(connection, sql);
    }

    private World Open() => new(directory: directory, extra: [new LampsModule()], with: services =>
    {
        services.AddSingleton(new RebuildProofOptions { Gentle = false, Free = _ => free });
        StoreInFront.Put(services, real => store = new StoreThat(real));
    });

    private static async Task<ReadModelState> State(World world) => (await world.Get<ReadModels>().States()).Single(s => s.Module == "tests");
}
