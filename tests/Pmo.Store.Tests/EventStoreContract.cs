namespace Pmo.Store.Tests;

/// <summary>
/// What every event store promises. A store joins by an empty subclass that says how it is opened; positions are compared
/// by order only, because a cluster's have gaps.
/// </summary>
public abstract partial class EventStoreContract : IAsyncLifetime
{
    private IEventStore store = null!;

    /// <summary>Opens the store of this test; the same content when called again after the store was disposed.</summary>
    protected abstract Task<IEventStore> Open();

    /// <summary>Removes what the test left.</summary>
    protected abstract Task CleanUp();

    /// <summary>The store of this test.</summary>
    protected IEventStore Store => store;

    public async Task InitializeAsync() => store = await Open();

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await CleanUp();
    }

    /// <summary>Closes the store and opens it again.</summary>
    protected async Task Restart()
    {
        await store.DisposeAsync();
        store = await Open();
    }

    [Fact]
    public async Task What_was_appended_is_read_back_byte_for_byte()
    {
        var stream = Make.Stream();
        var e = Make.Event(data: """{ "text" : "Größe 👷 \u00e9" }""", metadata: """{"at":"2026-03-02T12:00:00Z"}""") with { RecordedAt = Make.Noon.AddMicroseconds(7) };
        var result = await Store.Append(stream, -1, [e]);
        var read = Assert.Single(await Store.ReadStream(stream));
        Assert.Equal(AppendKind.Committed, result.Kind);
        Assert.Equal(0, result.Revision);
        Assert.Equal(result.Position, read.Position);
        Assert.Equal((stream, 0L, e.Id, e.Name, e.RecordedAt), (read.Stream, read.Revision, read.Id, read.Name, read.RecordedAt));
        Assert.Equal(e.Data.ToArray(), read.Data.ToArray());
        Assert.Equal(e.Metadata.ToArray(), read.Metadata.ToArray());
    }

    [Fact]
    public async Task A_stream_that_nobody_wrote_is_empty() => Assert.Empty(await Store.ReadStream(Make.Stream()));

    [Fact]
    public async Task An_empty_log_has_no_events_and_its_head_is_zero()
    {
        Assert.Equal(0, await Store.Head());
        Assert.Empty(await Store.All());
    }

    [Fact]
    public async Task Events_of_one_append_stand_in_order_and_revisions_have_no_gaps()
    {
        var stream = Make.Stream();
        await Store.Append(stream, -1, Make.Events(3));
        var second = await Store.Append(stream, 2, Make.Events(2));
        var read = await Store.ReadStream(stream);
        Assert.Equal([0, 1, 2, 3, 4], read.Select(e => e.Revision));
        Assert.Equal(4, second.Revision);
        Assert.Equal(read[^1].Position, second.Position);
        Assert.Equal(read.Select(e => e.Position).Order(), read.Select(e => e.Position));
    }

    [Theory]
    [InlineData(-1), InlineData(0), InlineData(2), InlineData(700)]
    public async Task A_wrong_expected_revision_is_a_conflict_that_names_the_actual_one(long expected)
    {
        var stream = Make.Stream();
        await Store.Append(stream, -1, Make.Events(2));
        var result = await Store.Append(stream, expected, [Make.Event()]);
        Assert.Equal(AppendKind.Conflict, result.Kind);
        Assert.Equal(1, result.Revision);
        Assert.Equal(2, (await Store.ReadStream(stream)).Count);
    }

    [Fact]
    public async Task Expecting_a_stream_that_is_not_there_is_a_conflict()
    {
        var result = await Store.Append(Make.Stream(), 0, [Make.Event()]);
        Assert.Equal((AppendKind.Conflict, -1L), (result.Kind, result.Revision));
    }

    [Theory]
    [InlineData(1), InlineData(3)]
    public async Task The_same_append_again_is_a_duplicate_with_the_same_position(int events)
    {
        var (stream, batch) = (Make.Stream(), Make.Events(events));
        var first = await Store.Append(stream, -1, batch);
        await Store.Append(stream, events - 1, Make.Events(1));
        var again = await Store.Append(stream, -1, batch);
        Assert.Equal(AppendKind.Duplicate, again.Kind);
        Assert.Equal((first.Position, first.Revision), (again.Position, again.Revision));
        Assert.Equal(events + 1, (await Store.ReadStream(stream)).Count);
    }

    [Fact]
    public async Task The_same_append_after_a_restart_and_other_events_is_still_a_duplicate()
    {
        var (stream, batch) = (Make.Stream(), Make.Events(2));
        var first = await Store.Append(stream, -1, batch);
        for (var i = 0; i < 300; i++) await Store.Append(Make.Stream(), -1, [Make.Event()]);
        await Restart();
        var again = await Store.Append(stream, -1, batch);
        Assert.Equal((AppendKind.Duplicate, first.Position), (again.Kind, again.Position));
    }

    [Fact]
    public async Task Ids_are_compared_and_never_bytes()
    {
        var (stream, id) = (Make.Stream(), Guid.CreateVersion7());
        await Store.Append(stream, -1, [Make.Event(id, """{"build":1}""")]);
        var again = await Store.Append(stream, -1, [Make.Event(id, """{"build":2}""")]);
        Assert.Equal(AppendKind.Duplicate, again.Kind);
    }

    [Fact]
    public async Task An_event_id_that_stands_in_another_stream_is_rejected()
    {
        var id = Guid.CreateVersion7();
        await Store.Append(Make.Stream(), -1, [Make.Event(id)]);
        await Rejects(Make.Stream(), -1, [Make.Event(id)], "store.corrupted-idempotency");
    }

    [Fact]
    public async Task An_event_id_that_stands_elsewhere_in_the_same_stream_is_rejected()
    {
        var (stream, batch) = (Make.Stream(), Make.Events(2));
        await Store.Append(stream, -1, batch);
        await Rejects(stream, 1, [batch[0]], "store.corrupted-idempotency");
        await Rejects(stream, -1, [batch[1], batch[0]], "store.corrupted-idempotency");
    }

    [Fact]
    public async Task An_append_of_which_only_a_part_is_known_is_rejected_whole()
    {
        var (stream, batch) = (Make.Stream(), Make.Events(2));
        await Store.Append(stream, -1, batch);
        await Rejects(stream, -1, [.. batch, Make.Event()], "store.corrupted-idempotency");
        Assert.Equal(2, (await Store.ReadStream(stream)).Count);
    }

    [Fact]
    public async Task The_log_is_read_in_order_between_two_positions()
    {
        for (var i = 0; i < 20; i++) await Store.Append(Make.Stream(), -1, Make.Events(2));
        var all = await Store.All();
        Assert.Equal(40, all.Count);
        Assert.Equal(all.OrderBy(e => e.Position), all);
        Assert.Equal(all[^1].Position, await Store.Head());
        Assert.Equal(all[7..21], await Store.All(all[6].Position, all[20].Position));
        Assert.Empty(await Store.All(all[^1].Position));
    }

    [Fact]
    public async Task Reading_a_long_log_gives_every_event_once_over_many_pages()
    {
        for (var i = 0; i < 7; i++) await Store.Append(Make.Stream(), -1, Make.Events(500));
        var all = await Store.All();
        Assert.Equal(3_500, all.Select(e => e.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 7).SelectMany(_ => Enumerable.Range(0, 500)).Select(n => $$"""{"n":{{n}}}"""), all.Select(e => e.Data));
    }

    [Fact]
    public async Task Breaking_off_in_the_middle_of_the_log_does_no_harm()
    {
        for (var i = 0; i < 5; i++) await Store.Append(Make.Stream(), -1, Make.Events(800));
        for (var i = 0; i < 5; i++)
            await foreach (var page in Store.ReadAll(0))
            {
                Assert.NotEmpty(page);
                break;
            }
        Assert.Equal(4_000, (await Store.All()).Count);
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_an_append()
    {
        var waiting = Store.WaitForEventsAfter(await Store.Head()).AsTask();
        var appended = await Store.Append(Make.Stream(), -1, [Make.Event()]);
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        await Store.WaitForEventsAfter(appended.Position - 1).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Waiting_ends_without_an_event_too_and_can_be_cancelled()
    {
        await Store.WaitForEventsAfter(await Store.Head()).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WaitForEventsAfter(long.MaxValue - 1, cancelled.Token).AsTask());
    }

    [Fact]
    public async Task A_healthy_store_says_so()
    {
        await Store.Append(Make.Stream(), -1, [Make.Event()]);
        Assert.Equal(StoreHealth.Healthy, Store.Health);
    }

    /// <summary>Asserts that an append is refused with a code, and that nothing of it is in the log.</summary>
    protected async Task Rejects(string stream, long expected, NewEvent[] events, string code)
    {
        var head = await Store.Head();
        var result = await Store.Append(stream, expected, events);
        Assert.Equal(AppendKind.Rejected, result.Kind);
        Assert.StartsWith(code + ": ", result.Reason);
        Assert.Equal(head, await Store.Head());
    }
}
