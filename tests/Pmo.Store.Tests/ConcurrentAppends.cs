using System.Collections.Concurrent;

namespace Pmo.Store.Tests;

/// <summary>A1 and A4 under load: one winner for every revision, and every reader sees the whole log once and in order.</summary>
public abstract partial class EventStoreContract
{
    [Fact]
    public async Task Of_many_who_expect_the_same_revision_exactly_one_wins()
    {
        var stream = Make.Stream();
        for (var revision = -1L; revision < 20; revision++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await Store.Append(stream, revision, [Make.Event()]))));
            Assert.Single(results, r => r.Kind == AppendKind.Committed);
            Assert.All(results.Where(r => r.Kind != AppendKind.Committed), r => Assert.Equal((AppendKind.Conflict, revision + 1), (r.Kind, r.Revision)));
        }
    }

    [Fact]
    public async Task The_same_append_sent_many_times_at_once_is_written_once()
    {
        var (stream, batch) = (Make.Stream(), Make.Events(2));
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await Store.Append(stream, -1, batch))));
        Assert.Single(results, r => r.Kind == AppendKind.Committed);
        Assert.Equal(15, results.Count(r => r.Kind == AppendKind.Duplicate));
        Assert.Single(results.Select(r => r.Position).Distinct());
        Assert.Equal(2, (await Store.ReadStream(stream)).Count);
    }

    [Fact]
    public async Task A_refused_append_does_not_fail_those_committed_with_it()
    {
        var taken = Make.Stream();
        await Store.Append(taken, -1, Make.Events(2));
        var known = Make.Event();
        await Store.Append(Make.Stream(), -1, [known]);
        var appends = new List<Task<AppendResult>>();
        for (var i = 0; i < 200; i++)
        {
            appends.Add(Store.Append(Make.Stream(), -1, Make.Events(1 + (i % 3))).AsTask());
            appends.Add(Store.Append(taken, -1, Make.Events(3)).AsTask());
            appends.Add(Store.Append(Make.Stream(), -1, [Make.Event(), known]).AsTask());
        }
        var results = await Task.WhenAll(appends);
        Assert.All(results.Where((_, i) => i % 3 == 0), r => Assert.Equal(AppendKind.Committed, r.Kind));
        Assert.All(results.Where((_, i) => i % 3 == 1), r => Assert.Equal(AppendKind.Conflict, r.Kind));
        Assert.All(results.Where((_, i) => i % 3 == 2), r => Assert.Equal(AppendKind.Rejected, r.Kind));
        Assert.Equal(3 + Enumerable.Range(0, 200).Sum(i => 1 + (i % 3)), (await Store.All()).Count);
    }

    [Fact]
    public async Task Sixteen_appenders_and_three_readers_agree_on_one_order()
    {
        var committed = new ConcurrentDictionary<Guid, long>();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Follow(done.Token))).ToList();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => AppendMany(n, committed))));
        await done.CancelAsync();
        var logs = await Task.WhenAll(readers);
        var all = (await Store.All()).Select(e => (e.Position, e.Id)).ToList();
        Assert.Equal(committed.Count, all.Count);
        Assert.All(all, e => Assert.Contains(e.Id, committed));
        Assert.All(logs, log => Assert.Equal(all, log));
    }

    private async Task AppendMany(int appender, ConcurrentDictionary<Guid, long> committed)
    {
        var (stream, revision) = (Make.Stream(), -1L);
        for (var i = 0; i < 120; i++)
        {
            var events = Make.Events(1 + (i % 4));
            var wrong = (i + appender) % 5 == 0;
            var result = await Store.Append(stream, wrong ? revision + 7 : revision, events);
            Assert.Equal(wrong ? AppendKind.Conflict : AppendKind.Committed, result.Kind);
            Assert.Equal(wrong ? revision : revision + events.Length, result.Revision);
            if (wrong) continue;
            revision = result.Revision;
            foreach (var e in events) committed[e.Id] = result.Position;
        }
    }

    private async Task<List<(long, Guid)>> Follow(CancellationToken done)
    {
        var seen = new List<(long Position, Guid Id)>();
        while (true)
        {
            var last = done.IsCancellationRequested;
            var position = seen.Count == 0 ? 0 : seen[^1].Position;
            await foreach (var page in Store.ReadAll(position, cancellation: CancellationToken.None)) seen.AddRange(page.Select(e => (e.Position, e.Id)));
            if (last) return seen;
            await Store.WaitForEventsAfter(seen.Count == 0 ? 0 : seen[^1].Position, CancellationToken.None);
        }
    }
}
