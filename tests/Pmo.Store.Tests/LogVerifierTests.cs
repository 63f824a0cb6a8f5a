using Pmo.Auditing;
using Pmo.Sqlite;

namespace Pmo.Store.Tests;

/// <summary>Whoever can write the file can change it, but not without being found out, and at which event.</summary>
public sealed class LogVerifierTests : IAsyncLifetime
{
    private const string NoTriggers = "drop trigger event_is_never_changed; drop trigger event_is_never_deleted; ";
    private readonly TempDirectory directory = new();
    private readonly string stream = Make.Stream();

    public async Task InitializeAsync()
    {
        await using var store = new SqliteEventStore(new(directory.Path, Make.SaltKey));
        for (var i = 0; i < 10; i++)
            await store.Append(stream, i - 1, [Make.Event(data: $$"""{"n":{{i}}}""", metadata: """{"at":"2026-03-02T12:00:00+00:00","command":"x"}""")]);
    }

    public Task DisposeAsync()
    {
        directory.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void An_untouched_log_is_sound() => Assert.Equal((10, null), (LogVerifier.Verify(directory.Path, Make.SaltKey).Events, LogVerifier.Verify(directory.Path, Make.SaltKey).FirstFault));

    [Theory]
    [InlineData("update event set data = cast('{\"n\":99}' as blob) where pos = 4", 4, "leaf")]
    [InlineData("update event set meta = cast('{}' as blob) where pos = 5", 5, "leaf")]
    [InlineData("update event set name = 'trial.thing-forgotten' where pos = 6", 6, "leaf")]
    [InlineData("update event set leaf = zeroblob(32) where pos = 3", 3, "leaf")]
    [InlineData("update event set id = zeroblob(16) where pos = 7", 7, "leaf")]
    [InlineData("update event set id = zeroblob(3) where pos = 7", 7, "uuid")]
    [InlineData("update event set at = at + 1 where pos = 8", 8, "metadata")]
    [InlineData("delete from event where pos = 2", 3, "Position 2 is missing")]
    [InlineData("delete from event where pos = 10", 10, "ends at position 9, but 10")]
    [InlineData("delete from event", 1, "ends at position 0, but 10")]
    [InlineData("update event set rev = 77 where pos = 9", 9, "revision 77 where 8")]
    [InlineData("update event set stream = 'trial.thing-other' where pos = 9", 9, "revision 8 where 0")]
    [InlineData("update event set pos = 99 where pos = 10", 99, "Position 10 is missing")]
    public void A_change_is_found_and_its_place_is_named(string change, long position, string what)
    {
        using (var intruder = Connection.ForWriting(LogFile.In(directory.Path))) intruder.Execute(NoTriggers + change);
        var fault = LogVerifier.Verify(directory.Path, Make.SaltKey).FirstFault;
        Assert.NotNull(fault);
        Assert.Equal(position, fault.Position);
        Assert.Matches($"^#{position} trial.thing-.+@[0-9]+$|^#{position}$", fault.Place);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_events_that_changed_places_are_found()
    {
        using (var intruder = Connection.ForWriting(LogFile.In(directory.Path)))
            intruder.Execute(NoTriggers + "update event set pos = 0 where pos = 4; update event set pos = 4 where pos = 5; update event set pos = 5 where pos = 0");
        Assert.Equal(4, LogVerifier.Verify(directory.Path, Make.SaltKey).FirstFault?.Position);
    }

    [Fact]
    public void Every_flipped_bit_that_changes_an_event_is_found()
    {
        var file = LogFile.In(directory.Path);
        var sound = File.ReadAllBytes(file);
        var before = Rows();
        var random = new Random(3);
        int changed = 0, found = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var flipped = sound.ToArray();
            flipped[random.Next(100, flipped.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, flipped);
            var verified = Problem();
            if (Rows() != before)
            {
                changed++;
                if (verified) found++;
            }
        }
        Assert.True(changed > 10, $"only {changed} flips touched an event");
        Assert.Equal(changed, found);
    }

    [Fact]
    public void Whatever_the_full_check_of_SQLite_finds_is_found()
    {
        var file = LogFile.In(directory.Path);
        var sound = File.ReadAllBytes(file);
        var random = new Random(4);
        var damaged = 0;
        for (var trial = 0; trial < 2_000; trial++)
        {
            var flipped = sound.ToArray();
            flipped[random.Next(100, flipped.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, flipped);
            if (Ask("pragma integrity_check(1)") == "ok") continue;
            damaged++;
            Assert.True(Problem(), $"Trial {trial} is damaged, and was not found.");
        }

        Assert.True(damaged > 100, $"only {damaged} flips did damage");
    }

    // What only an index says, whoever asks by it would be told, although every event is as it was written.
    [Theory]
    [InlineData("update event set rev = 99 where pos = 5", "update event set rev = 4 where pos = 5", "index of streams")]
    [InlineData("update event set stream = 'trial.thing-other' where pos = 5", "update event set stream = (select stream from event where pos = 4) where pos = 5", "index of streams")]
    [InlineData("update event set id = zeroblob(16) where pos = 5", "update event set id = @id where pos = 5", "index of ids")]
    public void An_index_that_does_not_give_what_the_table_has_is_found(string both, string tableAlone, string what)
    {
        var id = Ask("select quote(id) from event where pos = 5");
        var schema = "update sqlite_schema set sql = " + Ask("select quote(sql) from sqlite_schema where name = 'event'") + " where name = 'event'; "
            + Ask("select group_concat('insert into sqlite_schema values (''index'', ' || quote(name) || ', ''event'', ' || rootpage || ', null)', '; ') from sqlite_schema where name like 'sqlite_autoindex_event_%'");
        Change(NoTriggers + both);
        // Without its indexes in the schema, the table changes alone.
        Change("pragma writable_schema = on; delete from sqlite_schema where name like 'sqlite_autoindex_event_%'; update sqlite_schema set sql = replace(replace(sql, 'blob not null unique', 'blob not null'), 'unique (stream, rev)', 'check (1)') where name = 'event'; pragma schema_version = 1001");
        Change(tableAlone.Replace("@id", id, StringComparison.Ordinal));
        Change("pragma writable_schema = on; " + schema + "; pragma schema_version = 1002");

        Assert.Equal("ok", Ask("pragma quick_check"));
        Assert.NotEqual("ok", Ask("pragma integrity_check"));
        Assert.Contains(what, LogVerifier.Verify(directory.Path, Make.SaltKey).FirstFault?.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_is_being_written_is_verified_beside_it()
    {
        await using var store = new SqliteEventStore(new(directory.Path, Make.SaltKey));
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested) await store.Append(Make.Stream(), -1, Make.Events(3));
        });
        for (var i = 0; i < 10; i++) Assert.Null(LogVerifier.Verify(directory.Path, Make.SaltKey).FirstFault);
        await done.CancelAsync();
        await writing;
    }

    private bool Problem()
    {
        try
        {
            return !LogVerifier.Verify(directory.Path, Make.SaltKey).Sound;
        }
        catch (Exception e) when (e is CannotOpenStoreException or SqliteFailure)
        {
            return true;
        }
    }

    private string Rows() => Ask("select group_concat(pos || stream || rev || hex(id) || name || at || hex(data) || hex(meta) || hex(leaf)) from event");

    private void Change(string sql)
    {
        using var intruder = Connection.ForWriting(LogFile.In(directory.Path));
        intruder.Execute(sql);
    }

    private string Ask(string sql)
    {
        try
        {
            using var reader = Connection.ForReading(LogFile.In(directory.Path));
            return reader.Ask(sql);
        }
        catch (SqliteFailure failure)
        {
            return failure.Message;
        }
    }
}
