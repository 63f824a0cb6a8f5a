using System.Text;
using Pmo.Auditing;

namespace Pmo.Sqlite;

/// <summary>An append on its way to the writer, with everything computed that needs no lock: stream as UTF-8 and leaves.</summary>
internal sealed class PendingAppend : TaskCompletionSource<AppendResult>
{
    private const int WorthTwoCores = 64;
    private readonly byte[] leaves;

    public PendingAppend(string stream, long expectedRevision, IReadOnlyList<NewEvent> events, Leaf leaf)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Stream = Encoding.UTF8.GetBytes(stream);
        ExpectedRevision = expectedRevision;
        Events = events;
        leaves = new byte[events.Count * Leaf.Size];
        if (events.Count < WorthTwoCores)
            for (var i = 0; i < events.Count; i++) Hash(i);
        else
            Parallel.For(0, events.Count, Hash);

        void Hash(int n) => leaf.Write(leaves.AsSpan(n * Leaf.Size, Leaf.Size), Stream, Revision(n), events[n]);
    }

    /// <summary>The stream's name, UTF-8.</summary>
    public byte[] Stream { get; }

    /// <summary>The revision the stream must be at.</summary>
    public long ExpectedRevision { get; }

    /// <summary>What to append.</summary>
    public IReadOnlyList<NewEvent> Events { get; }

    /// <summary>What the writer decided; told to the caller once it is durable.</summary>
    public AppendResult Verdict { get; set; }

    /// <summary>The revision the n-th event will have.</summary>
    public long Revision(int n) => ExpectedRevision + 1 + n;

    /// <summary>The leaf of the n-th event.</summary>
    public ReadOnlySpan<byte> LeafOf(int n) => leaves.AsSpan(n * Leaf.Size, Leaf.Size);
}
