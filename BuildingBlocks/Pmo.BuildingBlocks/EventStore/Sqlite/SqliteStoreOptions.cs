namespace Pmo;

/// <summary>How the embedded log is opened.</summary>
/// <param name="Directory">The data directory; made if it is missing.</param>
/// <param name="SaltKey">The key of the salts of every leaf (32 bytes), from <c>secrets/</c>. A log does not open with another key than it was begun with.</param>
public sealed record SqliteStoreOptions(string Directory, ReadOnlyMemory<byte> SaltKey)
{
    /// <summary>When an append counts as durable.</summary>
    public Synchronous Synchronous { get; init; } = Synchronous.Full;

    /// <summary>How long an append waits for another process that writes the log.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of the poll that wakes waiting readers once a second.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>When an append counts as durable.</summary>
public enum Synchronous
{
    /// <summary>When the disk has it: nothing acknowledged is lost, not even in a power failure.</summary>
    Full,

    /// <summary>When the operating system has it. Only while a sample is made; <see cref="SqliteEventStore.EnsureDurable"/> ends it.</summary>
    Off,
}

/// <summary>The store cannot be opened, for a reason an operator can read and mend.</summary>
public sealed class CannotOpenStoreException(string sentence, Exception? inner = null) : Exception(sentence, inner);
