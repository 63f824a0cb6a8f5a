using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Auditing;
using Pmo.Host.Erasing;
using Pmo.Office;
using Pmo.Office.Erasing;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Erasing;

/// <summary>Whatever is broken off or restored, whoever was to be erased is erased before anything is shown.</summary>
[Trait("Feature", "A12")]
public sealed class What_comes_back : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-restored-").FullName;
    private readonly string backup = Directory.CreateTempSubdirectory("pmo-backup-").FullName;
    private readonly string elsewhere = Directory.CreateTempSubdirectory("pmo-elsewhere-").FullName;

    public void Dispose()
    {
        foreach (var folder in (string[])[directory, backup, elsewhere]) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_erasure_that_was_broken_off_after_the_approval_is_carried_out_at_the_next_start()
    {
        await using (var world = Open())
        {
            await Lived(world);
            await Approve(world);
            Assert.True(world.Get<KeyRing>().Has(Ann));
        }

        await using var again = Open();
        await again.Get<Eraser>().Start();
        await AssertErased(again);
        Assert.NotNull(Assert.Single(await again.Log<PersonErased>()).Former);
        Assert.Single(await again.Log<ErasureExecuted>());
        await again.Get<Eraser>().Start();
        Assert.Single(await again.Log<ErasureExecuted>());
    }

    [Fact]
    public async Task One_that_breaks_off_half_way_is_finished()
    {
        await using (var world = Open(breaks: true))
        {
            await Lived(world);
            await Approve(world);
            await Assert.ThrowsAsync<IOException>(() => world.Get<Eraser>().Finish());
            Assert.Empty(await world.Log<ErasureExecuted>());
        }

        await using var again = Open();
        await again.Get<Eraser>().Start();
        await AssertErased(again);
        Assert.Single(await again.Log<ErasureExecuted>());
    }

    [Fact]
    public async Task A_place_that_cannot_be_reached_keeps_no_host_from_starting_and_is_seen_to_later()
    {
        await using (var world = Open())
        {
            await Lived(world);
            await Approve(world);
        }

        await using (var broken = Open(breaks: true))
        {
            await broken.Get<Eraser>().Start();
            Assert.False(broken.Get<KeyRing>().Has(Ann));
            Assert.Empty(await broken.Log<ErasureExecuted>());
        }

        await using var again = Open();
        await again.Get<Eraser>().Start();
        await AssertErased(again);
        Assert.Single(await again.Log<ErasureExecuted>());
    }

    [Fact]
    public async Task A_key_that_a_backup_brings_back_is_destroyed_again()
    {
        await using (var world = Open()) await Lived(world);
        Keep("keys.db", "drafts.db");
        await using (var world = Open())
        {
            await Approve(world);
            await world.Get<Eraser>().Finish();
            await AssertErased(world);
        }

        Restore();
        await using var back = Open();
        Assert.True(back.Get<KeyRing>().Has(Ann));
        await back.Get<Eraser>().Start();
        await AssertErased(back);
        Assert.Null(back.Get<IDrafts>().Find("test.report-1"));
        Assert.True(back.Get<KeyRing>().Has(Bob));
    }

    [Fact]
    public async Task A_log_from_before_the_erasure_is_erased_again_as_the_folder_elsewhere_says()
    {
        await using (var world = Open()) await Lived(world);
        Keep(Directory.GetFiles(directory).Select(f => Path.GetFileName(f)!).ToArray());
        await using (var world = Open())
        {
            await Approve(world);
            await world.Get<Eraser>().Finish();
        }

        foreach (var file in Directory.GetFiles(directory)) File.Delete(file);
        Restore();
        await using var back = Open();
        Assert.Empty(await back.Log<ErasureApproved>());
        await back.Get<Eraser>().Start();
        await AssertErased(back);
        Assert.Equal(Ann, Assert.Single(await back.Log<ErasureRepeated>()).Person);
        Assert.NotNull(Assert.Single(await back.Log<PersonErased>()).Former);
        var row = Assert.Single((await back.Ask(new FindErasures())).Rows);
        Assert.Equal((ErasureState.Executed, null), (row.State, row.Basis));
    }

    [Fact]
    public async Task A_log_from_before_the_erasure_is_erased_again_as_the_destroyed_key_says()
    {
        await using (var world = Open()) await Lived(world);
        Keep("events.db", "events.db-wal", "agenda.db", "agenda.db-wal");
        await using (var world = Open())
        {
            await Approve(world);
            await world.Get<Eraser>().Finish();
        }

        foreach (var file in Directory.GetFiles(directory, "events.db*").Concat(Directory.GetFiles(directory, "agenda.db*")).Append(Path.Combine(directory, "erasures")).Append(Path.Combine(elsewhere, "erasures"))) File.Delete(file);
        Restore();
        await using var back = Open();
        await back.Get<Eraser>().Start();
        await AssertErased(back);
        Assert.Single(await back.Log<ErasureRepeated>());
    }

    [Fact]
    public async Task What_somebody_still_reads_is_not_said_to_be_gone()
    {
        await using var world = Open();
        await Lived(world);
        await Approve(world);
        await using (var reads = new SqliteConnection($"Data Source={Path.Combine(directory, "drafts.db")};Mode=ReadOnly;Pooling=False"))
        {
            reads.Open();
            await using var open = reads.BeginTransaction(deferred: true);
            await using var select = reads.CreateCommand();
            (select.Transaction, select.CommandText) = (open, "select count(*) from drafts");
            Assert.Equal(1L, await select.ExecuteScalarAsync());
            await Assert.ThrowsAnyAsync<Exception>(() => world.Get<Eraser>().Finish());
            Assert.Empty(await world.Log<ErasureExecuted>());
        }

        await world.Get<Eraser>().Finish();
        await AssertErased(world);
        Assert.Single(await world.Log<ErasureExecuted>());
    }

    private static async Task Lived(World world)
    {
        foreach (var (person, name, email) in new[] { (Ann, "Ann Archer", Address), (Bob, "Bob Brown", "bob@example.org") })
        {
            await world.Do(new ClaimEmail(person, email));
            await world.Do(new AddPerson(person, name, email, "UTC"));
        }

        world.Get<IDrafts>().Save("test.report-1", 0, "What Ann typed.", Ann, world.Clock.GetUtcNow());
    }

    private static async Task Approve(World world)
    {
        await world.Do(new RequestErasure(Ann, ErasureBasis.PersonAsked, "They asked for it by letter, file 12."), Bob);
        await world.Do(new ApproveErasure((await world.Log<ErasureRequested>())[^1].Erasure));
    }

    private static async Task AssertErased(World world)
    {
        await world.Get<Memories>().CatchUp();
        Assert.False(world.Get<KeyRing>().Has(Ann));
        Assert.Equal(ErasedPerson.NameOf(Ann), world.Get<INames>().Of(Ann));
        Assert.Null(world.Get<IPeople>().EmailOf(Ann));
        Assert.DoesNotContain(Ann, world.Get<IPeople>().Active);
        Assert.Equal("Bob Brown", world.Get<INames>().Of(Bob));
        Assert.True((await world.Ask(new ShowPerson(Ann)))!.Erased);
        var added = (await world.Log<PersonAdded>()).Single(e => e.Person == Ann);
        Assert.Equal((PersonalAttribute.Erased, PersonalAttribute.Erased), (added.Name, added.Email));
    }

    private void Keep(params string[] files)
    {
        foreach (var file in files.Where(f => File.Exists(Path.Combine(directory, f)))) File.Copy(Path.Combine(directory, file), Path.Combine(backup, file), overwrite: true);
    }

    private void Restore()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(backup))
        {
            foreach (var old in (string[])["-wal", "-shm"]) File.Delete(Path.Combine(directory, Path.GetFileName(file) + old));
            File.Copy(file, Path.Combine(directory, Path.GetFileName(file)), overwrite: true);
        }
    }

    private World Open(bool breaks = false) => new(directory: directory, with: services =>
    {
        services.AddSingleton(new ProofOptions(directory, elsewhere, Durable: false));
        if (breaks) services.AddSingleton<IForgets>(new Breaks());
    });

    /// <summary>A place at which the plug is pulled.</summary>
    private sealed class Breaks : IForgets
    {
        public string Place => "plugs";
        public Task<int> Forget(PersonId person, CancellationToken cancellation) => throw new IOException("The plug was pulled.");
    }
}
