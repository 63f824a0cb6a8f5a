using System.Collections.Concurrent;

namespace Pmo.Sqlite;

/// <summary>The read connections: as many as are used at once, kept open between uses.</summary>
internal sealed class LogReaders(string directory) : IDisposable
{
    private readonly ConcurrentBag<LogReader> free = [];
    private volatile bool closed;

    /// <summary>A reader for one use; give it back.</summary>
    public LogReader Rent()
    {
        ObjectDisposedException.ThrowIf(closed, typeof(SqliteEventStore));
        return free.TryTake(out var reader) ? reader : new(directory);
    }

    /// <summary>Takes a reader back.</summary>
    public void Return(LogReader reader)
    {
        free.Add(reader);
        if (closed) Close();
    }

    public void Dispose()
    {
        closed = true;
        Close();
    }

    private void Close()
    {
        while (free.TryTake(out var reader)) reader.Dispose();
    }
}
