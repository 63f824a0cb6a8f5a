using System.Text;
using System.Text.RegularExpressions;
using Pmo.Host;
using Pmo.Host.Engaging;
using Pmo.Host.Observing;
using Pmo.Host.Selecting;
using Pmo.Host.Setup;
using Pmo.Host.SignIn;
using Pmo.Host.Testing;
using Pmo.Office;
using Pmo.Reporting;
using Sample = Pmo.Host.Setup.Sample;

namespace Pmo.Tests.Setup;

/// <summary>Sample history is made by real commands, and the same size, seed and last day make the same history.</summary>
public sealed partial class The_sample : IAsyncLifetime
{
    private static readonly DateOnly End = new(2026, 11, 23);
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-sample-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_same_seed_and_last_day_make_the_same_history()
    {
        var first = await Make("first", 1);
        Assert.Equal(first, await Make("again", 1));
        Assert.NotEqual(first, await Make("other", 2));
    }

    [Fact]
    public async Task It_has_the_projects_people_and_reports_its_size_promises()
    {
        await Make("small", 1);
        await using var world = new World(new DateTimeOffset(End, new TimeOnly(23, 30), TimeSpan.Zero), Path.Combine(directory, "small"));
        Assert.Equal(12, (await world.Log<ProjectRegistered>()).Count);
        Assert.Equal(5 + 8 + 2 + 9, (await world.Log<PersonAdded>()).Count);
        var opened = (await world.Log<ObligationOpened>()).Count;
        var submitted = (await world.Log<ReportSubmitted>()).Where(e => e.Revision == 1).ToList();
        Assert.InRange(opened, 110, 150);
        // About four in ten are not there in time, and a few never come.
        var late = opened - submitted.Count(e => e.OnTime);
        Assert.InRange(late / (double)opened, .2, .55);
        Assert.NotEmpty(await world.Log<ReportReturned>());
        Assert.All(await world.Log(), r => Assert.True(r.At <= new DateTimeOffset(End, new TimeOnly(23, 0), TimeSpan.Zero)));
    }

    [Fact, Trait("Feature", "G1")]
    public async Task People_are_away_in_it_with_and_without_somebody_standing_in_also_on_its_last_day()
    {
        await Make("small", 1);
        await using var world = new World(new DateTimeOffset(End, new TimeOnly(12, 0), TimeSpan.Zero), Path.Combine(directory, "small"));
        var (absences, deputies) = (await world.Log<AbsenceEntered>(), await world.Log<DeputyNamed>());
        bool StandsIn(AbsenceEntered a) => deputies.Any(d => d.Person == a.Person && d.From <= a.From);
        Assert.Equal((true, true), (absences.Any(StandsIn), absences.Any(a => !StandsIn(a))));
        Assert.Equal([false, true], absences.Where(a => a.From <= End && End <= a.To).Select(StandsIn).Order());
        Assert.NotEmpty(await world.Log<Pmo.Office.Absences.DeputyAsked>());
    }

    [Fact, Trait("Feature", "A16")]
    public async Task A_larger_one_holds_a_review_in_fieldwork_that_differs_only_in_what_the_secret_salts_draw()
    {
        async Task<IReadOnlyList<Recorded>> Played(string name)
        {
            var data = Directory.CreateDirectory(Path.Combine(directory, name)).FullName;
            await Sample.Make(data, new SampleSize("not small", 8, 3, 3, 1, 14), End, 1, PmoSettings.ModulesOf(null), _ => { }, default);
            await using var world = new World(new DateTimeOffset(End, new TimeOnly(23, 30), TimeSpan.Zero), Path.Combine(directory, name));
            return await world.Log();
        }

        var (one, other) = (await Played("one"), await Played("other"));
        Assert.Equal(one.Select(r => (r.Stored.Name, r.Stored.Id)), other.Select(r => (r.Stored.Name, r.Stored.Id)));
        string[] drawn = ["host.checkpoint-pinned", "host.sample-drawn", "host.item-tested", "host.observation-drafted"];
        Assert.All(one.Zip(other).Where(p => p.First.Stored.Name.StartsWith("host.", StringComparison.Ordinal) && !p.First.Stored.Data.Span.SequenceEqual(p.Second.Stored.Data.Span)), p => Assert.Contains(p.First.Stored.Name, drawn));
        var said = one.Select(r => r.Event).ToList();
        Assert.Equal(EngagementState.Fieldwork, said.OfType<EngagementMoved>().Last().Now);
        Assert.Equal(4, said.OfType<PopulationTaken>().Count());
        Assert.Equal(2, said.OfType<SampleDrawn>().Count());
        Assert.Equal(5, said.OfType<ItemTested>().Count());
        Assert.Equal(1, said.OfType<ItemTested>().Count(t => t.Results.Any(r => r.Result is TestResult.Fail)));
        Assert.True(Assert.Single(said.OfType<ObservationAnswered>()).Agrees);
    }

    [Fact]
    public async Task It_has_somebody_of_every_role_to_sign_in_as()
    {
        await Make("small", 1);
        await using var world = new World(new DateTimeOffset(End, new TimeOnly(23, 30), TimeSpan.Zero), Path.Combine(directory, "small"));
        var offered = await world.Get<SamplePeople>().All();
        Assert.Equal(Enum.GetValues<Role>().Where(r => r != Role.System).Order(), offered.Select(o => o.Role).Order());
        Assert.All(offered, o => Assert.NotEmpty(o.Name));
    }

    /// <summary>Every event but the sealed ones: their bytes depend on the installation's own keys.</summary>
    private async Task<string> Make(string name, int seed)
    {
        var data = Path.Combine(directory, name);
        await Sample.Make(data, SampleSize.Of("small")!, End, seed, PmoSettings.ModulesOf(null), _ => { }, default);
        var text = new StringBuilder();
        await using var store = SqliteEventStore.OpenReadOnly(data);
        await foreach (var page in store.ReadAll(0))
            foreach (var e in page)
                if (!e.Name.StartsWith("office.email", StringComparison.Ordinal) && e.Name != "office.person-added")
                    text.Append(e.Stream).Append(' ').Append(e.Name).Append(' ').Append(e.RecordedAt.UtcTicks).Append(' ').Append(Sealed().Replace(Encoding.UTF8.GetString(e.Data.Span), "sealed")).Append('\n');
        return text.ToString();
    }

    // What is sealed is sealed anew each time, with keys of its own.
    [GeneratedRegex("""\{"\$pd":1[^}]*\}""")]
    private static partial Regex Sealed();
}
