namespace Pmo.Auditing;

/// <summary>Proofs of single events.</summary>
public sealed partial class LogProof
{
    /// <summary>Proves that the event at a position is in the log that was signed last; when that one does not hold it yet, the log is signed first. Null when there is no such event, or the log may not be signed (<see cref="Trouble"/>).</summary>
    /// <param name="position">From 1.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public async Task<EventProof?> Prove(long position, CancellationToken cancellation = default)
    {
        using var _ = await Turn(cancellation);
        await Follow(cancellation);
        if (position < 1 || position > tree.Size) return null;
        if (last is null || Checkpoint.Of(last)!.Size < position) await SignNow(keep: false, cancellation);
        if (trouble is not null || last is not { } note || secrets.Signing is not { } key) return null;
        var checkpoint = Checkpoint.Of(note)!;
        byte[] leaf = [];
        leaves.Read(position - 1, position, l => leaf = l.ToArray());
        return new(position, leaf, EventProof.Steps(position - 1, checkpoint.Size, leaf, tree.Inclusion(position - 1, checkpoint.Size)), checkpoint.Origin, checkpoint.Size, checkpoint.Root, note.ToString(), key.Public(checkpoint.Origin).ToString());
    }
}
