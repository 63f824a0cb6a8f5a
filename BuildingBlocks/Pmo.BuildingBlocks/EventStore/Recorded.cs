namespace Pmo;

/// <summary>An event with its place in the log, as read models, policies and pages get it.</summary>
/// <param name="Event">The typed event.</param>
/// <param name="Stored">Its envelope as stored.</param>
public readonly record struct Recorded(object Event, StoredEvent Stored)
{
    /// <summary>Order in the log; opaque.</summary>
    public long Position => Stored.Position;

    /// <summary>When it was decided, UTC.</summary>
    public DateTimeOffset At => Stored.RecordedAt;

    /// <summary>Who, why and from what; parsed when asked for.</summary>
    public Metadata Metadata => Metadata.Read(Stored.Metadata.Span);
}
