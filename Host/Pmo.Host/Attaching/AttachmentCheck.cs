using System.Text.Json;
using Pmo.Auditing;

namespace Pmo.Host.Attaching;

/// <summary>Looks at every file the log tells of: whether it is there, and the one that was attached.</summary>
internal sealed class AttachmentCheck(string directory) : IBesideTheLog
{
    /// <summary>The first that is not, by the event that tells of it; null: all are.</summary>
    public LogFault? FirstFault(CancellationToken cancellation)
    {
        var store = SqliteEventStore.OpenReadOnly(directory);
        try
        {
            foreach (var page in store.ReadAll(0, cancellation: cancellation).ToBlockingEnumerable(cancellation))
                foreach (var e in page)
                    if (HashIn(e.Name, e.Data.Span) is { } hash && AttachmentShelf.Read(Path.Combine(directory, AttachmentShelf.Folder), hash).Trouble is { } trouble)
                        return new(e.Position, e.Stream, trouble, e.Revision);
            return null;
        }
        finally
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The hash of the file that a stored event tells of; null: of none.</summary>
    public static string? HashIn(string type, ReadOnlySpan<byte> data)
    {
        if (type != EvidenceAttached.Name) return null;
        using var said = JsonDocument.Parse(data.ToArray());
        return said.RootElement.GetProperty("sha256").GetString();
    }
}
