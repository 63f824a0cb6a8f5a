using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pmo.Tests.Proving;

namespace Pmo.Tests.Solution;

/// <summary>The same log gives the same tables, wherever the host stands and however they were filled.</summary>
[Collection(SmallPmoTests.Name)]
public sealed class Tables_are_the_same_everywhere(SmallPmo pmo)
{
    [Theory, Trait("Feature", "A7"), Trait("Feature", "A11")]
    [InlineData("tr-TR", "Pacific/Kiritimati")]
    [InlineData("ar-SA", "America/St_Johns")]
    [InlineData("fa-IR", "Asia/Tehran")]
    [InlineData("th-TH", "Asia/Kathmandu")]
    public async Task In_every_language_and_zone_and_whatever_the_clock_shows(string culture, string zone)
    {
        var here = await Filled(pmo.World.Store);

        Same(here, await Elsewhere(culture, zone, () => Filled(pmo.World.Store, clock: new FakeTimeProvider(new(2038, 1, 19, 3, 14, 8, TimeSpan.Zero)))));
        Assert.True(here.Count > 15);
        Assert.True(here.Count(t => t.Rows > 0) > 12, string.Join(", ", here.Where(t => t.Rows == 0).Select(t => t.Name)));
    }

    [Fact, Trait("Feature", "A7")]
    public async Task Filled_at_once_or_page_by_page_as_it_happened()
    {
        var log = new GrowingStore(pmo.World.Store);

        var live = await Filled(log, async models =>
        {
            await models.CatchUp();
            for (var head = await pmo.World.Store.Head(); log.Limit < head;)
            {
                log.Limit += 61;
                await models.CatchUp();
            }
        });

        Same(await Filled(pmo.World.Store), live);
    }

    [Fact, Trait("Feature", "A7")]
    public async Task Proven_by_the_house_itself()
    {
        var proofs = await pmo.World.AssertProven();
        var filled = await Filled(pmo.World.Store);
        Assert.Equal(filled, proofs.SelectMany(p => p.Tables, (p, t) => t with { Name = $"{p.Module}.{t.Name}" }).OrderBy(t => t.Name, StringComparer.Ordinal));
    }

    [Fact, Trait("Feature", "A7")]
    public async Task After_a_rebuild_as_before() =>
        Same(await Filled(pmo.World.Store), await Filled(pmo.World.Store, async models =>
        {
            await models.CatchUp();
            foreach (var state in await models.States()) Assert.True(await models.Rebuild(state.Module));
        }));

    private static void Same(IReadOnlyList<TableContent> expected, IReadOnlyList<TableContent> actual) => Assert.Equal(expected, actual);

    private static async Task<T> Elsewhere<T>(string culture, string zone, Func<Task<T>> act)
    {
        var (was, home) = (CultureInfo.CurrentCulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.Equal(zone, TimeZoneInfo.Local.Id);
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(culture);
            return await act();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (was, null);
            Environment.SetEnvironmentVariable("TZ", home);
            TimeZoneInfo.ClearCachedData();
        }
    }

    /// <summary>Fills the tables of all modules in a folder of their own and says what is in them.</summary>
    private async Task<IReadOnlyList<TableContent>> Filled(IEventStore store, Func<ReadModels, Task>? fill = null, TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("pmo-tables-").FullName;
        using (var models = new ReadModels(pmo.World.Get<IEnumerable<Projection>>(), new ReadModelOptions(folder), store, pmo.World.Get<EventSerializer>(), pmo.World.Get<INames>(), NullLogger<ReadModels>.Instance, clock ?? TimeProvider.System))
        {
            await (fill ?? (m => m.CatchUp()))(models);
            Assert.Empty(models.Parked());
        }

        TableContent[] contents = [.. Directory.GetFiles(folder, "*.db").SelectMany(Contents).OrderBy(t => t.Name, StringComparer.Ordinal)];
        Directory.Delete(folder, recursive: true);
        return contents;
    }

    private static IReadOnlyList<TableContent> Contents(string file)
    {
        using var connection = ReadModelFile.Open(file, SqliteOpenMode.ReadWrite);
        return [.. ContentHash.OfAll(connection).Select(t => t with { Name = $"{Path.GetFileName(file).Split('.')[0]}.{t.Name}" })];
    }

    /// <summary>A log that shows only its beginning, and more of it each time.</summary>
    private sealed class GrowingStore(IEventStore whole) : IEventStore
    {
        public long Limit { get; set; }

        public StoreHealth Health => whole.Health;

        public ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken cancellation) => whole.ReadStream(stream, cancellation);

        public ValueTask<AppendResult> Append(string stream, long expectedRevision, IReadOnlyList<NewEvent> events, CancellationToken cancellation) => throw new NotSupportedException("This log is only read.");

        public IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAll(long after, long until, CancellationToken cancellation) => whole.ReadAll(after, Math.Min(until, Limit), cancellation);

        public async ValueTask<long> Head(CancellationToken cancellation) => Math.Min(await whole.Head(cancellation), Limit);

        public ValueTask WaitForEventsAfter(long position, CancellationToken cancellation) => whole.WaitForEventsAfter(position, cancellation);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
