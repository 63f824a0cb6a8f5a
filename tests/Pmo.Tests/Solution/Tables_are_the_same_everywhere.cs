using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Pmo.Tests.Solution;

/// <summary>The same log gives the same tables, wherever the host stands and however they were filled.</summary>
[Collection(SmallPmoTests.Name)]
public sealed class Tables_are_the_same_everywhere(SmallPmo pmo)
{
    [Theory, Trait("Feature", "A7")]
    [InlineData("tr-TR", "Pacific/Kiritimati")]
    [InlineData("ar-SA", "America/St_Johns")]
    [InlineData("th-TH", "Asia/Kathmandu")]
    public async Task In_every_language_and_zone(string culture, string zone)
    {
        var here = await Filled(pmo.World.Store);

        Same(here, await Elsewhere(culture, zone, () => Filled(pmo.World.Store)));
        Assert.True(here.Count > 15);
        Assert.True(here.Count(t => t.Value.Rows > 0) > 12, string.Join(", ", here.Where(t => t.Value.Rows == 0).Select(t => t.Key)));
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
    public async Task After_a_rebuild_as_before() =>
        Same(await Filled(pmo.World.Store), await Filled(pmo.World.Store, async models =>
        {
            await models.CatchUp();
            foreach (var state in await models.States()) Assert.True(await models.Rebuild(state.Module));
        }));

    private static void Same(IReadOnlyDictionary<string, (int Rows, string Hash)> expected, IReadOnlyDictionary<string, (int Rows, string Hash)> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, table => Assert.Equal(table.Value, actual[table.Key]));
    }

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
    private async Task<IReadOnlyDictionary<string, (int Rows, string Hash)>> Filled(IEventStore store, Func<ReadModels, Task>? fill = null)
    {
        var folder = Directory.CreateTempSubdirectory("pmo-tables-").FullName;
        using (var models = new ReadModels(pmo.World.Get<IEnumerable<Projection>>(), new ReadModelOptions(folder), store, pmo.World.Get<EventSerializer>(), pmo.World.Get<INames>(), NullLogger<ReadModels>.Instance, TimeProvider.System))
        {
            await (fill ?? (m => m.CatchUp()))(models);
            Assert.Empty(models.Parked());
        }

        var contents = Directory.GetFiles(folder, "*.db").SelectMany(Contents).OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary();
        Directory.Delete(folder, recursive: true);
        return contents;
    }

    /// <summary>Every table's rows in one order, hashed; the inner tables of a full-text index depend on how it was filled and are left out.</summary>
    private static IEnumerable<KeyValuePair<string, (int Rows, string Hash)>> Contents(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var texts = Column(connection, "select name from sqlite_master where sql like 'create virtual%'").ToArray();
        foreach (var table in Column(connection, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").Where(t => !texts.Any(v => t.StartsWith(v, StringComparison.Ordinal))))
        {
            var rows = Rows(connection, table).Order(StringComparer.Ordinal).ToArray();
            yield return new($"{Path.GetFileName(file).Split('.')[0]}.{table}", (rows.Length, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))));
        }
    }

    private static IEnumerable<string> Rows(SqliteConnection connection, string table)
    {
        using var select = connection.CreateCommand();
        select.CommandText = $"select * from \"{table}\"";
        using var reader = select.ExecuteReader();
        while (reader.Read())
            yield return string.Join('\u001f', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexStringLower(bytes) : string.Create(CultureInfo.InvariantCulture, $"{reader.GetValue(i)}")));
    }

    private static IEnumerable<string> Column(SqliteConnection connection, string sql)
    {
        using var select = connection.CreateCommand();
        select.CommandText = sql;
        using var reader = select.ExecuteReader();
        while (reader.Read()) yield return reader.GetString(0);
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
