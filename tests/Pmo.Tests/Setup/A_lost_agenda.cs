using Pmo.Host;
using Pmo.Host.Setup;

namespace Pmo.Tests.Setup;

/// <summary>A year of history whose agenda is lost: it is made anew from the log, nothing that happened happens again, and nothing that was to come is forgotten.</summary>
[Trait("Feature", "R13")]
public sealed class A_lost_agenda(A_lost_agenda.Year year) : IClassFixture<A_lost_agenda.Year>
{
    [Fact]
    public async Task Nothing_happens_twice_and_what_was_planned_is_planned_again()
    {
        var (kept, lost) = (await year.Then(lose: false, 0), await year.Then(lose: true, 0));

        Assert.Empty(lost.Log.Except(kept.Log));
        Assert.Equal(kept.Planned, lost.Planned);
        Assert.Equal(0, lost.Parked);
    }

    [Theory, InlineData(1), InlineData(9)]
    public async Task What_comes_after_is_what_would_have_come_with_it_also_when_the_host_was_stopped_for_days(int days)
    {
        var (kept, lost) = (await year.Then(lose: false, days), await year.Then(lose: true, days));

        Assert.NotEmpty(kept.Log);
        Assert.Equal((string[])[], kept.Log.Except(lost.Log));
        Assert.Equal((string[])[], lost.Log.Except(kept.Log));
        Assert.Equal(kept.Planned, lost.Planned);
    }

    /// <summary>The sample, copied for each that goes on with it.</summary>
    public sealed class Year : IAsyncLifetime
    {
        private static readonly DateOnly End = new(2026, 11, 23);
        private readonly string directory = Directory.CreateTempSubdirectory("pmo-lost-").FullName;
        private long head;

        public async Task InitializeAsync()
        {
            await Sample.Make(Path.Combine(directory, "made"), SampleSize.Of("small")!, End, 1, PmoSettings.ModulesOf(null), _ => { }, default);
            // What a start adds of its own accord is there before they part.
            await Run("made", 0);
            await using var store = SqliteEventStore.OpenReadOnly(Path.Combine(directory, "made"));
            head = await store.Head();
        }

        public Task DisposeAsync()
        {
            Directory.Delete(directory, recursive: true);
            return Task.CompletedTask;
        }

        /// <summary>What happens and is planned after so many days without a host and twenty with one.</summary>
        internal Task<(IReadOnlyList<string> Log, IReadOnlyList<string> Planned, long Parked)> Then(bool lose, int days)
        {
            var copy = $"{(lose ? "lost" : "kept")}-{days}";
            var (from, to) = (Path.Combine(directory, "made"), Path.Combine(directory, copy));
            foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(f => !lose || !Path.GetFileName(f).StartsWith("agenda.db", StringComparison.Ordinal)))
            {
                var there = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(there)!);
                File.Copy(file, there);
            }

            return Run(copy, days);
        }

        private async Task<(IReadOnlyList<string> Log, IReadOnlyList<string> Planned, long Parked)> Run(string name, int days)
        {
            var end = new DateTimeOffset(End, new TimeOnly(23, 0), TimeSpan.Zero);
            await using var world = new World(end.AddDays(days), Path.Combine(directory, name));
            await world.Get<PolicyRunner>().RunDue();
            if (days > 0) await world.Until(end.AddDays(days + 20));
            await world.Get<ReadModels>().CatchUp();
            var planned = world.Get<Agenda>().Planned(100_000).Select(c => $"{c.Due:O} {c.Policy} {c.Command} {c.Body}").Order(StringComparer.Ordinal).ToList();
            // Commands of one instant go out in either order: what they say is compared, not where it stands.
            return ([.. (await world.Log()).Where(r => r.Position > head).Select(r => $"{r.At:O} {r.Event}")], planned, (await world.Get<ReadModels>().States()).Sum(s => s.Parked));
        }
    }
}
