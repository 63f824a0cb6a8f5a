using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Auditing;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Importing;
using Pmo.Tests.House;
using Pmo.Tests.Reporting.Importing;
using Pmo.Tests.Setup;

namespace Pmo.Tests.Proving;

/// <summary>Whatever happened to a stream: tables that are made anew hold what the tables that followed it all hold.</summary>
[Trait("Feature", "A8")]
public sealed class Rebuilds_lose_nothing : IDisposable
{
    private static readonly Guid Hall = new("01900000-0000-7000-8000-000000000001");
    private static readonly PersonId Outside = new(new Guid("01900000-0000-7000-8000-0000000000aa"));
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-loses-").FullName;
    private StoreThat store = null!;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_stream_that_was_left_out_keeps_what_was_shown_of_it_before_and_is_whole_once_the_code_is_mended()
    {
        await using (var world = Lamps())
        {
            await world.Do(new SwitchOn(Hall, "hall"));
            await world.AssertProven();
            await world.Until(world.Clock.GetUtcNow().AddHours(2));
            await world.Do(new SwitchOn(Hall, "hall", 666));
            await world.Until(world.Clock.GetUtcNow().AddHours(2));

            Assert.Equal(1, (await world.AssertProven()).Single(p => p.Module == "tests").LeftOut);
            Assert.True(await world.Get<ReadModels>().Rebuild("tests"));
            Assert.Equal((40, false), Assert.Single((await world.Ask(new FindLamps())).Select(l => (l.Watts, l.Lit))));
        }

        await using var mended = Lamps(new LampMeaning(Check: ""));
        Assert.Equal(0, (await mended.AssertProven()).Single(p => p.Module == "tests").LeftOut);
        Assert.Equal((666, false), Assert.Single((await mended.Ask(new FindLamps())).Select(l => (l.Watts, l.Lit))));
    }

    [Fact]
    public async Task An_import_that_stopped_in_the_middle_and_went_on()
    {
        var file = Encoding.UTF8.GetBytes(Sheet.Header + "A,Alpha,FIN,2024-01-31,green,,2025-01-01,1\nA,Alpha,FIN,2024-03-31,amber,late,2025-03-01,1\nB,Beta,HR,2024-02-29,TBC,,n/a,Exempt from publication\n");
        await using var world = Open();
        var plan = Planning.Of(ImportMapFile.Read(Sheet.Map), file, "small.csv", Sheet.Map);
        await world.Get<PolicyRunner>().Start();
        await world.Get<Importer>().Begin(plan, file, Sheet.Map, World.Officer);
        var left = 6;
        store.BeforeAppend = _ => --left < 0 ? throw new IOException("The plug was pulled.") : Task.FromResult<AppendResult?>(null);
        await Assert.ThrowsAnyAsync<Exception>(() => world.Get<Importer>().Run(plan.Import));
        store.BeforeAppend = _ => Task.FromResult<AppendResult?>(null);
        Assert.NotEmpty(await world.Log<ReportImported>());
        Assert.Empty(await world.Log<ImportCompleted>());
        await world.AssertProven();

        await world.Get<Importer>().Run(plan.Import);
        await world.Get<PolicyRunner>().RunDue();
        Assert.Single(await world.Log<ImportCompleted>());
        await world.AssertProven();
    }

    [Fact]
    public async Task A_person_whose_data_were_erased()
    {
        await using var world = await BusyOffice.Open();
        await world.Ask(new FindPeople());
        var before = await world.AssertProven();
        world.Get<KeyRing>().Destroy(BusyOffice.Pat);
        Assert.Equal(before.Select(p => p.Hash), (await world.AssertProven()).Select(p => p.Hash));
    }

    [Fact]
    public async Task A_module_that_was_off_and_is_on_again()
    {
        await using (var world = Open())
        {
            await Register(world, "ONE");
            await world.AssertProven();
        }

        await using (var off = Open(modules: []))
        {
            await Register(off, "TWO");
            await off.Do(new ClaimEmail(Outside, "outside@example.org"));
            await off.Do(new AddPerson(Outside, "Somebody Outside", "outside@example.org", "UTC"));
            await off.Do(new RecordProjectStatus(Projects.IdOf("ONE"), ProjectStatus.Cancelled, new(2026, 1, 5), Outside, "No money."));
            Assert.DoesNotContain(await off.AssertProven(), p => p.Module == "reporting");
        }

        await using var on = Open();
        var reporting = (await on.AssertProven()).Single(p => p.Module == "reporting");
        Assert.Equal(2, reporting.Tables.Single(t => t.Name == "reporting_projects").Rows);
    }

    [Fact]
    public async Task A_log_that_was_put_back_to_an_older_state()
    {
        await using (var world = Open())
        {
            await Register(world, "ONE");
            await world.AssertProven();
        }

        File.Copy(Path.Combine(directory, "events.db"), Path.Combine(directory, "kept"));
        await using (var world = Open())
        {
            await Register(world, "TWO");
            await world.AssertProven();
        }

        File.Move(Path.Combine(directory, "kept"), Path.Combine(directory, "events.db"), overwrite: true);
        foreach (var agenda in Directory.GetFiles(directory, "agenda.db*")) File.Delete(agenda);
        await using var back = Open();
        Assert.Equal(1, (await back.AssertProven()).Single(p => p.Module == "office").Tables.Single(t => t.Name == "project").Rows);
        await Register(back, "THREE");
        await back.AssertProven();
    }

    private static Task Register(World world, string code) => world.Do(new RegisterProject(code, $"The project {code}", null, null, new ProjectProfile()));

    private World Open(string[]? modules = null) => new(directory: directory, modules: modules, with: services =>
    {
        services.AddSingleton(new RebuildProofOptions { Gentle = false });
        StoreInFront.Put(services, real => store = new StoreThat(real));
    });

    private World Lamps(LampMeaning? meaning = null) => new(directory: directory, extra: [new LampsModule()], with: services => services.AddSingleton(meaning ?? new LampMeaning()));
}
