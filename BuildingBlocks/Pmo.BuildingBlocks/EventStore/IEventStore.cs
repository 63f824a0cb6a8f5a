namespace Pmo;

/// <summary>
/// The log. Small enough that an embedded file and a cluster both fit it. Positions are opaque: they grow, may have gaps,
/// and mean nothing but order. Every append names the exact revision it expects.
/// </summary>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>Reads one stream, oldest first; empty when it does not exist.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken cancellation = default);

    /// <summary>
    /// Appends all of <paramref name="events"/> or none, if the stream's last revision is <paramref name="expectedRevision"/>
    /// (−1: no stream yet). Returns when the events are durable.
    /// </summary>
    ValueTask<AppendResult> Append(string stream, long expectedRevision, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default);

    /// <summary>Reads the whole log after a position up to and including another, in pages, and ends at the head of the log.</summary>
    IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAll(long after, long until = long.MaxValue, CancellationToken cancellation = default);

    /// <summary>Position of the newest event, 0 when the log is empty.</summary>
    ValueTask<long> Head(CancellationToken cancellation = default);

    /// <summary>Completes when the log has, or may have, events after <paramref name="position"/>; at the latest after a second.</summary>
    ValueTask WaitForEventsAfter(long position, CancellationToken cancellation = default);

    /// <summary>Whether the log can be read and written now.</summary>
    StoreHealth Health { get; }
}

/// <summary>An event to append.</summary>
/// <param name="Id">Made from the command's id; the store's protection against doing a thing twice.</param>
/// <param name="Name">The stored name.</param>
/// <param name="Data">UTF-8 JSON, stored byte for byte.</param>
/// <param name="Metadata">UTF-8 JSON, stored byte for byte.</param>
/// <param name="RecordedAt">The decision's moment.</param>
public sealed record NewEvent(Guid Id, string Name, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata, DateTimeOffset RecordedAt);

/// <summary>An event as the log holds it.</summary>
public sealed class StoredEvent
{
    /// <summary>Order in the log; opaque.</summary>
    public required long Position { get; init; }

    /// <summary>The stream's name.</summary>
    public required string Stream { get; init; }

    /// <summary>Place in the stream, from 0, without gaps.</summary>
    public required long Revision { get; init; }

    /// <summary>The event's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The stored name.</summary>
    public required string Name { get; init; }

    /// <summary>UTF-8 JSON as stored. Valid until the page it came in is read past.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>UTF-8 JSON as stored. Valid until the page it came in is read past.</summary>
    public required ReadOnlyMemory<byte> Metadata { get; init; }

    /// <summary>The decision's moment, UTC, to the microsecond.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What became of an append.</summary>
public enum AppendKind
{
    /// <summary>The events are durable.</summary>
    Committed,
    /// <summary>All of these event ids are already at the expected place.</summary>
    Duplicate,
    /// <summary>The stream is at another revision: <see cref="AppendResult.Revision"/>.</summary>
    Conflict,
    /// <summary>Never valid: too large, malformed, or an id that stands elsewhere. <see cref="AppendResult.Reason"/> says why.</summary>
    Rejected,
    /// <summary>Not known (failed disk, cancelled after sending): re-read by event id, or repeat the same command.</summary>
    Unknown,
}

/// <summary>What became of an append.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Position">Position of the last event (Committed, Duplicate).</param>
/// <param name="Revision">The stream's revision after it (Committed, Duplicate) or its actual revision (Conflict).</param>
/// <param name="Reason">A stable code and a sentence (Rejected, Unknown).</param>
public readonly record struct AppendResult(AppendKind Kind, long Position = 0, long Revision = -1, string? Reason = null);

/// <summary>Whether the log can be read and written.</summary>
public enum StoreHealth
{
    Healthy,
    /// <summary>The disk is full: reading works, writing is retried when space returns.</summary>
    ReadOnly,
    /// <summary>The disk failed: nothing is written until the process is started again and the log verified.</summary>
    Faulted,
}
