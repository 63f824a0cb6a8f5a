using System.Runtime.CompilerServices;
using Pmo.Auditing;
using Pmo.Sqlite;

namespace Pmo;

/// <summary>
/// The embedded log: one SQLite file, one writer that commits in groups, and readers that see only what is durable. Its
/// positions grow by one without gaps, which only this store may rely on.
/// </summary>
public sealed class SqliteEventStore : IEventStore
{
    private readonly LogReaders readers;
    private readonly LogSignal signal;
    private readonly DirectoryLock? directory;
    private readonly LogWriter? writer;
    private readonly Leaf? leaf;
    private int disposed;

    /// <summary>Opens the log for reading and writing and holds its directory. Throws <see cref="CannotOpenStoreException"/> or <see cref="DirectoryInUseException"/>.</summary>
    public SqliteEventStore(SqliteStoreOptions options)
    {
        leaf = new(options.SaltKey);
        directory = DirectoryLock.Take(options.Directory);
        try
        {
            var connection = LogFile.OpenWriter(options.Directory, options.Synchronous, Secrets.CheckValue(options.SaltKey.Span));
            var table = new LogTable(connection);
            signal = new(table.Head(), options.Time);
            writer = new(new(connection, table, signal, options.Patience));
            readers = new(options.Directory);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    private SqliteEventStore(string directory)
    {
        readers = new(directory);
        var reader = readers.Rent();
        signal = new(reader.Head(), TimeProvider.System);
        readers.Return(reader);
    }

    /// <summary>Opens the log for reading only, beside a running program or without one. Appending throws.</summary>
    public static SqliteEventStore OpenReadOnly(string directory) => new(directory);

    /// <inheritdoc/>
    public StoreHealth Health => writer?.Health ?? StoreHealth.Healthy;

    /// <summary>Ends <see cref="Synchronous.Off"/>: the disk has everything appended so far, and every later append waits for it.</summary>
    public Task EnsureDurable() => Task.Run(() => Writer.Between(log => log.EnsureDurable()));

    /// <inheritdoc/>
    public ValueTask<AppendResult> Append(string stream, long expectedRevision, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        return Admission.Refusal(stream, expectedRevision, events) is { } refusal
            ? new(new AppendResult(AppendKind.Rejected, Reason: refusal))
            : Writer.Append(new(stream, expectedRevision, events, leaf!), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var reader = readers.Rent();
        try
        {
            return new(reader.Stream(stream));
        }
        finally
        {
            readers.Return(reader);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAll(long after, long until = long.MaxValue, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var last = Math.Min(until, await Head(cancellation).ConfigureAwait(false));
        if (after >= last) yield break;
        var reader = readers.Rent();
        var next = Task.FromResult(reader.Page(after, last));
        try
        {
            while (after < last)
            {
                cancellation.ThrowIfCancellationRequested();
                var page = await next.ConfigureAwait(false);
                var from = after = page[^1].Position;
                if (after < last) next = Task.Run(() => reader.Page(from, last), CancellationToken.None);
                yield return page;
            }
        }
        finally
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            readers.Return(reader);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> Head(CancellationToken cancellation = default)
    {
        if (writer is not null) return new(signal.Head);
        var reader = readers.Rent();
        signal.Advance(reader.Head());
        readers.Return(reader);
        return new(signal.Head);
    }

    /// <inheritdoc/>
    public ValueTask WaitForEventsAfter(long position, CancellationToken cancellation = default) => signal.WaitAfter(position, cancellation);

    /// <summary>Writes what is queued, closes the file and gives the directory free.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        // Readers first, so that the writer is the last to close and leaves one file without a WAL.
        readers.Dispose();
        if (writer is not null) await writer.DisposeAsync().ConfigureAwait(false);
        signal.Dispose();
        directory?.Dispose();
    }

    /// <summary>The writer; throws when the log was opened for reading only.</summary>
    internal LogWriter Writer => writer ?? throw new InvalidOperationException("This log was opened for reading only.");
}
