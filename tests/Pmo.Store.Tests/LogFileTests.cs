using Pmo.Auditing;
using Pmo.Sqlite;

namespace Pmo.Store.Tests;

/// <summary>D4, D8, D12: the embedded file, its settings, its lock, a full disk.</summary>
public sealed class LogFileTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Every_connection_has_the_settings_that_protect_the_log()
    {
        await using (Open())
        using (var reader = LogFile.OpenReader(directory.Path))
            LogFile.RequireInForce(reader, synchronous: 2);
        using var writer = LogFile.OpenWriter(directory.Path, Synchronous.Full, Secrets.CheckValue(Make.SaltKey.Span));
        Assert.Equal(("wal", "2", "1", "0"), (writer.Ask("pragma journal_mode"), writer.Ask("pragma synchronous"), writer.Ask("pragma foreign_keys"), writer.Ask("pragma mmap_size")));
    }

    [Theory]
    [InlineData("synchronous = normal"), InlineData("foreign_keys = off"), InlineData("mmap_size = 4096")]
    public void A_setting_that_is_not_in_force_is_found_out(string setting)
    {
        using var writer = LogFile.OpenWriter(directory.Path, Synchronous.Full, Secrets.CheckValue(Make.SaltKey.Span));
        LogFile.RequireInForce(writer, synchronous: 2);
        writer.Execute("pragma " + setting);
        Assert.Throws<CannotOpenStoreException>(() => LogFile.RequireInForce(writer, synchronous: 2));
    }

    [Fact]
    public void A_sqlite_that_can_damage_a_wal_is_refused()
    {
        LogFile.RequireSafe(3_051_003);
        LogFile.RequireSafe(Connection.SqliteVersion);
        Assert.Throws<CannotOpenStoreException>(() => LogFile.RequireSafe(3_051_002));
    }

    [Theory]
    [InlineData("update event set name = 'x.y'"), InlineData("update event set at = 0 where pos = 1"), InlineData("delete from event"), InlineData("insert or replace into event select * from event")]
    public async Task The_file_itself_refuses_to_change_or_delete_an_event(string sql)
    {
        await using (var store = Open()) await store.Append(Make.Stream(), -1, Make.Events(2));
        using var anyone = Connection.ForWriting(LogFile.In(directory.Path));
        anyone.Execute("pragma recursive_triggers = on");
        Assert.True(Assert.Throws<SqliteFailure>(() => anyone.Execute(sql)).IsConstraint);
        Assert.True(LogVerifier.Verify(directory.Path, Make.SaltKey).Sound);
    }

    [Fact]
    public async Task A_log_does_not_open_with_another_salt_key()
    {
        await Open().DisposeAsync();
        Assert.Contains("salt key", Assert.Throws<CannotOpenStoreException>(() => new SqliteEventStore(new(directory.Path, new byte[32]))).Message);
        Assert.Throws<CannotOpenStoreException>(() => LogVerifier.Verify(directory.Path, new byte[32]));
    }

    [Fact]
    public async Task A_log_of_a_newer_program_does_not_open()
    {
        await Open().DisposeAsync();
        using (var newer = Connection.ForWriting(LogFile.In(directory.Path))) newer.Execute("pragma user_version = 99");
        Assert.Contains("newer", Assert.Throws<CannotOpenStoreException>(Open).Message);
    }

    [Fact]
    public async Task A_second_process_is_refused_and_told_who_has_the_directory()
    {
        using var holder = ChaosProcess.Start("hold", directory.Path);
        Assert.Equal("held", await holder.ReadLine());
        var refusal = Assert.Throws<DirectoryInUseException>(Open);
        Assert.Equal(holder.Id, refusal.Process);
        Assert.Contains($"process {holder.Id}", refusal.Message);
        await holder.Finish();
        await Open().DisposeAsync();
    }

    [Fact]
    public async Task The_same_process_cannot_open_the_log_twice_either()
    {
        await using var store = Open();
        Assert.Equal(Environment.ProcessId, Assert.Throws<DirectoryInUseException>(Open).Process);
    }

    [Fact]
    public void What_else_is_wrong_with_the_lock_is_not_taken_for_another_process()
    {
        if (OperatingSystem.IsWindows()) return;
        File.WriteAllText(directory["pmo.pid"], "1");
        File.CreateSymbolicLink(directory["pmo.lock"], directory["pmo.lock"]);
        Assert.IsType<IOException>(Record.Exception(Open));
    }

    [Fact]
    public async Task The_log_is_read_beside_the_program_that_writes_it()
    {
        await using var store = Open();
        await store.Append(Make.Stream(), -1, Make.Events(3));
        await using var beside = SqliteEventStore.OpenReadOnly(directory.Path);
        Assert.Equal(await store.All(), await beside.All());
        await store.Append(Make.Stream(), -1, Make.Events(2));
        Assert.Equal(5, await beside.Head());
        Assert.Equal(5, (await beside.All()).Count);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await beside.Append(Make.Stream(), -1, Make.Events(1)));
    }

    [Fact]
    public void There_is_nothing_to_read_where_there_is_no_log() =>
        Assert.Throws<CannotOpenStoreException>(() => SqliteEventStore.OpenReadOnly(directory.Path));

    [Fact]
    public async Task A_full_disk_refuses_appends_keeps_reading_and_recovers_by_itself()
    {
        await using var store = Open();
        var acknowledged = new List<Guid>();
        store.Writer.Between(log => log.Execute("pragma max_page_count = 60"));
        AppendResult refused;
        while (true)
        {
            var e = Make.Event(data: $$"""{"text":"{{new string('x', 3_000)}}"}""");
            refused = await store.Append(Make.Stream(), -1, [e]);
            if (refused.Kind != AppendKind.Committed) break;
            acknowledged.Add(e.Id);
        }
        Assert.Equal(AppendKind.Unknown, refused.Kind);
        Assert.StartsWith("store.read-only: ", refused.Reason);
        Assert.Equal(StoreHealth.ReadOnly, store.Health);
        Assert.Equal(acknowledged, (await store.All()).Select(e => e.Id));

        store.Writer.Between(log => log.Execute("pragma max_page_count = 1000000"));
        await store.WaitUntil(StoreHealth.Healthy);
        Assert.Equal(AppendKind.Committed, (await store.Append(Make.Stream(), -1, [Make.Event()])).Kind);
        Assert.Equal(acknowledged.Count + 1, (await store.All()).Count);
        Assert.True(LogVerifier.Verify(directory.Path, Make.SaltKey).Sound);
    }

    [Fact]
    public async Task Another_process_that_writes_makes_appends_wait_and_not_fail()
    {
        await using var store = Open();
        using var other = Connection.ForWriting(LogFile.In(directory.Path));
        other.Execute("begin immediate");
        var append = store.Append(Make.Stream(), -1, [Make.Event()]).AsTask();
        Assert.NotSame(append, await Task.WhenAny(append, Task.Delay(300)));
        other.Execute("rollback");
        Assert.Equal(AppendKind.Committed, (await append).Kind);
    }

    [Fact]
    public async Task Another_process_that_does_not_end_makes_an_append_unknown_and_the_store_stays_well()
    {
        await using var store = new SqliteEventStore(new(directory.Path, Make.SaltKey) { Patience = TimeSpan.FromMilliseconds(300) });
        using var other = Connection.ForWriting(LogFile.In(directory.Path));
        other.Execute("begin immediate");
        var (stream, events) = (Make.Stream(), Make.Events(1));
        var refused = await store.Append(stream, -1, events);
        Assert.Equal(AppendKind.Unknown, refused.Kind);
        Assert.StartsWith("store.busy: ", refused.Reason);
        other.Execute("rollback");
        Assert.Equal(StoreHealth.Healthy, store.Health);
        Assert.Equal(AppendKind.Committed, (await store.Append(stream, -1, events)).Kind);
    }

    [Fact]
    public async Task Closing_the_store_writes_what_is_queued_and_leaves_one_file()
    {
        var store = Open();
        var appends = Enumerable.Range(0, 500).Select(_ => store.Append(Make.Stream(), -1, [Make.Event()]).AsTask()).ToList();
        await store.DisposeAsync();
        Assert.All(await Task.WhenAll(appends), result => Assert.Equal(AppendKind.Committed, result.Kind));
        Assert.False(File.Exists(directory["events.db-wal"]));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.Append(Make.Stream(), -1, [Make.Event()]));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReadStream(Make.Stream()));
        await using var again = Open();
        Assert.Equal(500, (await again.All()).Count);
    }

    [Fact]
    public async Task A_sample_is_made_without_waiting_for_the_disk_and_made_durable_at_the_end()
    {
        await using var store = new SqliteEventStore(new(directory.Path, Make.SaltKey) { Synchronous = Synchronous.Off });
        for (var i = 0; i < 50; i++) await store.Append(Make.Stream(), -1, Make.Events(2));
        await store.EnsureDurable();
        Assert.Equal(0, new FileInfo(directory["events.db-wal"]).Length);
        await store.Append(Make.Stream(), -1, Make.Events(1));
        Assert.Equal(101, (await store.All()).Count);
        await store.EnsureDurable();
    }

    [Fact]
    public async Task An_append_whose_caller_stops_waiting_is_unknown_and_repeating_it_is_safe()
    {
        await using var store = Open();
        using var other = Connection.ForWriting(LogFile.In(directory.Path));
        other.Execute("begin immediate");
        using var impatient = new CancellationTokenSource();
        var (stream, events) = (Make.Stream(), Make.Events(2));
        var append = store.Append(stream, -1, events, impatient.Token).AsTask();
        await impatient.CancelAsync();
        var result = await append;
        Assert.Equal(AppendKind.Unknown, result.Kind);
        Assert.StartsWith("store.cancelled: ", result.Reason);
        other.Execute("rollback");
        // The first may be written or not when it is sent again: either way the events are there once.
        Assert.Contains((await store.Append(stream, -1, events)).Kind, (AppendKind[])[AppendKind.Committed, AppendKind.Duplicate]);
        Assert.Equal(2, (await store.ReadStream(stream)).Count);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.Append(stream, 1, Make.Events(1), impatient.Token));
    }

    private SqliteEventStore Open() => new(new(directory.Path, Make.SaltKey));
}
