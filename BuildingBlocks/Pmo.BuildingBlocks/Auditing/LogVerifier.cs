using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Pmo.Sqlite;

namespace Pmo.Auditing;

/// <summary>What a verification of the log found.</summary>
/// <param name="Events">Events that were recomputed.</param>
/// <param name="FirstFault">The first event that is not as it was written, or null when all are.</param>
/// <param name="Root">The root over all of them, base64.</param>
/// <param name="Checkpoints">Signed checkpoints that the log still gives.</param>
/// <param name="GivenUp">Signed checkpoints that were given up, with a reason in the log, when it went on after a break.</param>
public sealed record LogVerification(long Events, LogFault? FirstFault, string Root = "", int Checkpoints = 0, int GivenUp = 0)
{
    /// <summary>True when every event is as it was written.</summary>
    public bool Sound => FirstFault is null;

    /// <summary>With what lies beside the log looked at too, where the log itself is sound.</summary>
    public LogVerification With(IBesideTheLog? beside, CancellationToken cancellation = default) => Sound && beside?.FirstFault(cancellation) is { } fault ? this with { FirstFault = fault } : this;
}

/// <summary>What lies beside the log and is told of in it, as attached files.</summary>
public interface IBesideTheLog
{
    /// <summary>The first that is missing or altered, with the event that tells of it; null: none is.</summary>
    LogFault? FirstFault(CancellationToken cancellation);
}

/// <summary>An event that is not as it was written.</summary>
/// <param name="Position">Its position; 0 when the fault lies in the file and not in one event.</param>
/// <param name="Stream">Its stream, if there is one.</param>
/// <param name="What">What is wrong, as a sentence.</param>
/// <param name="Revision">Its place in the stream, if there is one.</param>
public sealed record LogFault(long Position, string? Stream, string What, long? Revision = null)
{
    /// <summary>Position, stream and revision, as far as they are known.</summary>
    public string Place => $"#{Position}{(Stream is null ? "" : $" {Stream}@{Revision}")}";
}

/// <summary>
/// Reads the whole log beside a running program or without one, and recomputes that nothing in it was changed, lost or put in
/// between: every leaf, the tree over them, and every checkpoint that was signed.
/// </summary>
public sealed class LogVerifier
{
    private const int EventsPerRead = 5_000;
    private readonly Dictionary<string, long> revisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> revisionOf;
    private readonly byte[] computed = new byte[Leaf.Size];
    private readonly LogTree tree = new(_ => []);
    private readonly Connection connection;
    private readonly LogIndexes indexes;
    private readonly Leaf leaf;
    private readonly HeldAgainst held;
    private long position;

    private LogVerifier(Connection connection, ReadOnlyMemory<byte> saltKey, HeldAgainst held)
    {
        (this.connection, this.held) = (connection, held);
        (leaf, indexes, revisionOf) = (new(saltKey), new(connection), revisions.GetAlternateLookup<ReadOnlySpan<char>>());
    }

    /// <summary>Verifies the log of a data directory. Throws <see cref="CannotOpenStoreException"/> when there is none, or the salt key is not its own.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="saltKey">The key of the leaves' salts, from <c>secrets/</c>.</param>
    /// <param name="progress">Told the position from time to time.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public static LogVerification Verify(string directory, ReadOnlyMemory<byte> saltKey, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        Verify(directory, saltKey, [], progress, cancellation);

    /// <summary>Verifies the log of a data directory against all checkpoints that it keeps, here and elsewhere.</summary>
    public static LogVerification Verify(ProofOptions options, Secrets secrets, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        using var connection = LogFile.OpenReader(options.Directory);
        var log = HeldAgainst.IncarnationsOf(connection, secrets.SaltKey.Span);
        var kept = new KeptCheckpoints(options).All(log, secrets.Signing?.Public(log.Origin.ToString()));
        return Verify(options.Directory, secrets.SaltKey, [.. kept.Select(n => Checkpoint.Of(n)!)], progress, cancellation);
    }

    internal static LogVerification Verify(string directory, ReadOnlyMemory<byte> saltKey, IReadOnlyList<Checkpoint> checkpoints, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        using var connection = LogFile.OpenReader(directory);
        LogFile.RequireSalt(connection, Secrets.CheckValue(saltKey.Span));
        var verifier = new LogVerifier(connection, saltKey, new(HeldAgainst.IncarnationsOf(connection, saltKey.Span), checkpoints));
        var fault = verifier.Walk(progress, cancellation);
        return new(verifier.position, fault, Convert.ToBase64String(verifier.tree.Root()), verifier.held.Agreed, verifier.held.GivenUp);
    }

    private LogFault? Walk(IProgress<long>? progress, CancellationToken cancellation)
    {
        try
        {
            if (connection.Ask("pragma quick_check(1)") is var answer and not "ok") return new(0, null, $"The file is damaged: {answer}");
            var rows = connection.Prepare($"select pos, stream, rev, id, name, at, data, meta, leaf from event where pos > ? order by pos limit {EventsPerRead}");
            for (var before = -1L; before != position; progress?.Report(position))
            {
                cancellation.ThrowIfCancellationRequested();
                before = position;
                // Read in pieces, so that a long verification does not keep a running program's WAL from being copied.
                if (Piece(rows) is { } fault) return fault;
            }
            return MissingAtTheEnd() ?? held.AfterTheEnd(position) ?? (indexes.Fault(position) is { } what ? new(0, null, $"The file is damaged: {what}") : null);
        }
        catch (SqliteFailure failure)
        {
            return new(position + 1, null, $"The file cannot be read after position {position}: {failure.Message}");
        }
    }

    private LogFault? Piece(Statement rows)
    {
        try
        {
            rows.Bind(1, position);
            while (rows.Step())
            {
                if (Fault(rows) is { } what) return new(rows.Integer(0), rows.Text(1), what, rows.Integer(2));
                position++;
                tree.Add(computed);
                if (held.At(position, tree) is { } fault) return fault;
            }
            return null;
        }
        finally
        {
            rows.Reset();
        }
    }

    private string? Fault(Statement row)
    {
        var (at, revision) = (row.Integer(0), row.Integer(2));
        if (at != position + 1) return $"Position {position + 1} is missing before it.";
        if (Next(row.Bytes(1)) is var expected && revision != expected) return $"It has revision {revision} where {expected} follows.";
        if (row.Bytes(3).Length != 16) return "Its id is not a uuid.";
        leaf.Write(computed, row.Bytes(1), revision, new Guid(row.Bytes(3), bigEndian: true), row.Bytes(4), row.Bytes(6), row.Bytes(7));
        if (!row.Bytes(8).SequenceEqual(computed)) return "Its content does not give its leaf hash: it was changed after it was written.";
        indexes.Expect(row.Bytes(1), revision, row.Bytes(3), at);
        return RecordedAt(row.Bytes(7)) is { } told && Microseconds.From(told) != row.Integer(5)
            ? $"It stands at {Microseconds.ToInstant(row.Integer(5)):O}, but its metadata says {told:O}."
            : null;
    }

    /// <summary>The revision that follows in a stream, which has it from here on.</summary>
    private long Next(ReadOnlySpan<byte> stream)
    {
        Span<char> name = stackalloc char[512];
        if (!Encoding.UTF8.TryGetChars(stream, name, out var length)) name = Encoding.UTF8.GetString(stream).ToCharArray();
        else name = name[..length];
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(revisionOf, name, out var known);
        return known ? ++last : last = 0;
    }

    // The column 'at' is not in the leaf; the metadata, which is, says the same.
    private static DateTimeOffset? RecordedAt(ReadOnlySpan<byte> metadata)
    {
        var reader = new Utf8JsonReader(metadata);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("at"u8);
            reader.Read();
            if (found) return reader.TryGetDateTimeOffset(out var at) ? at : null;
            reader.Skip();
        }
        return null;
    }

    // AUTOINCREMENT remembers the highest position it ever gave.
    private LogFault? MissingAtTheEnd() =>
        connection.Ask("select seq from sqlite_sequence where name = 'event' and seq > (select ifnull(max(pos), 0) from event)") is { Length: > 0 } given
            ? new(position + 1, null, $"The log ends at position {position}, but {given} positions were given.")
            : null;
}
