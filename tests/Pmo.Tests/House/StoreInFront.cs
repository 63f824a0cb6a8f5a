using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Tests.House;

/// <summary>A store in front of the real one, which a test makes slow, wrong or different.</summary>
public abstract class StoreInFront(IEventStore behind) : IEventStore
{
    protected IEventStore Behind => behind;

    /// <summary>Puts one in front of an installation's store.</summary>
    public static void Put(IServiceCollection services, Func<IEventStore, IEventStore> front)
    {
        var real = services.Single(s => s.ServiceType == typeof(IEventStore));
        services.Remove(real);
        services.AddSingleton(p => front((IEventStore)real.ImplementationFactory!(p)));
    }

    public virtual StoreHealth Health => behind.Health;

    public virtual ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken cancellation = default) => behind.ReadStream(stream, cancellation);

    public virtual ValueTask<AppendResult> Append(string stream, long expectedRevision, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) => behind.Append(stream, expectedRevision, events, cancellation);

    public virtual IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAll(long after, long until = long.MaxValue, CancellationToken cancellation = default) => behind.ReadAll(after, until, cancellation);

    public virtual ValueTask<long> Head(CancellationToken cancellation = default) => behind.Head(cancellation);

    public virtual ValueTask WaitForEventsAfter(long position, CancellationToken cancellation = default) => behind.WaitForEventsAfter(position, cancellation);

    public async ValueTask DisposeAsync()
    {
        await behind.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Positions as a cluster gives them: growing, with gaps.</summary>
public sealed class StoreWithGaps(IEventStore behind) : StoreInFront(behind)
{
    private const long Apart = 1000;

    public override async ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken cancellation = default) =>
        [.. (await Behind.ReadStream(stream, cancellation)).Select(Far)];

    public override async ValueTask<AppendResult> Append(string stream, long expectedRevision, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        var result = await Behind.Append(stream, expectedRevision, events, cancellation);
        return result with { Position = result.Position * Apart };
    }

    public override async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAll(long after, long until = long.MaxValue, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var page in Behind.ReadAll(after / Apart, until / Apart, cancellation)) yield return [.. page.Select(Far)];
    }

    public override async ValueTask<long> Head(CancellationToken cancellation = default) => await Behind.Head(cancellation) * Apart;

    public override ValueTask WaitForEventsAfter(long position, CancellationToken cancellation = default) => Behind.WaitForEventsAfter(position / Apart, cancellation);

    private static StoredEvent Far(StoredEvent e) => new()
    {
        Position = e.Position * Apart, Stream = e.Stream, Revision = e.Revision, Id = e.Id, Name = e.Name, Data = e.Data, Metadata = e.Metadata, RecordedAt = e.RecordedAt,
    };
}

/// <summary>A store that does something else the first time, or as often as the test says.</summary>
public sealed class StoreThat(IEventStore behind) : StoreInFront(behind)
{
    /// <summary>Runs before an append and may answer it.</summary>
    public Func<string, Task<AppendResult?>> BeforeAppend { get; set; } = _ => Task.FromResult<AppendResult?>(null);

    /// <summary>Runs before the log is read, with the position after which it is.</summary>
    public Action<long> BeforeReadAll { get; set; } = _ => { };

    /// <summary>Runs before a stream is read.</summary>
    public Func<string, Task> BeforeRead { get; set; } = _ => Task.CompletedTask;

    /// <summary>Every stream that was read, in order.</summary>
    public List<string> Read { get; } = [];

    public override async ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken cancellation = default)
    {
        lock (Read) Read.Add(stream);
        await BeforeRead(stream);
        return await base.ReadStream(stream, cancellation);
    }

    public override async ValueTask<AppendResult> Append(string stream, long expectedRevision, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        await BeforeAppend(stream) ?? await base.Append(stream, expectedRevision, events, cancellation);

    public override IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAll(long after, long until = long.MaxValue, CancellationToken cancellation = default)
    {
        BeforeReadAll(after);
        return base.ReadAll(after, until, cancellation);
    }
}
