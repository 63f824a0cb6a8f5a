using System.Text;
using Pmo.Sqlite;

namespace Pmo.Auditing;

/// <summary>The signed checkpoints that a log is held against while it is read from the beginning.</summary>
internal sealed class HeldAgainst
{
    private readonly Incarnations log;
    private readonly Queue<Checkpoint> binding;
    private Checkpoint? agreed;

    public HeldAgainst(Incarnations log, IReadOnlyList<Checkpoint> checkpoints)
    {
        this.log = log;
        GivenUp = checkpoints.Count(log.GaveUp);
        binding = new(checkpoints.Where(c => !log.GaveUp(c)).OrderBy(c => c.Size));
    }

    /// <summary>How many the log has given so far.</summary>
    public int Agreed { get; private set; }

    /// <summary>How many were given up at a break.</summary>
    public int GivenUp { get; }

    /// <summary>The breaks that a log's file tells of.</summary>
    public static Incarnations IncarnationsOf(Connection connection, ReadOnlySpan<byte> saltKey)
    {
        var rows = connection.Prepare("select data from event where stream = ? order by rev").BindText(1, Encoding.UTF8.GetBytes(Incarnations.Stream));
        var events = new List<ReadOnlyMemory<byte>>();
        while (rows.Step()) events.Add(rows.Bytes(0).ToArray());
        rows.Reset();
        return Incarnations.Of(Origin.Of(saltKey), events);
    }

    /// <summary>What is wrong at a position, if a checkpoint was signed there.</summary>
    public LogFault? At(long position, LogTree tree)
    {
        while (binding.TryPeek(out var next) && next.Size <= position)
        {
            binding.Dequeue();
            if (next.Size > 0 && !tree.Root().AsSpan().SequenceEqual(next.Root)) return Changed(next);
            (agreed, Agreed) = (next, Agreed + 1);
        }

        return null;
    }

    /// <summary>What is wrong at the end, if more was signed.</summary>
    public LogFault? AfterTheEnd(long position) => binding.FirstOrDefault() is { } next
        ? new(position + 1, null, log.IsAfter(next) ? ProofTrouble.Older(next).Sentence : ProofTrouble.Behind(position, next).Sentence)
        : null;

    // Every event fits its own leaf, so only the checkpoints on both sides say where it was rewritten.
    private LogFault Changed(Checkpoint signed) => new((agreed?.Size ?? 0) + 1, null,
        $"The log was rewritten: its first {signed.Size} events are not those that were signed for {signed.Origin}. " +
        (agreed is null ? "No earlier checkpoint is kept that would say from where on." : $"Up to #{agreed.Size} it agrees with a checkpoint; the first changed event is one of #{agreed.Size + 1} to #{signed.Size}."));
}
