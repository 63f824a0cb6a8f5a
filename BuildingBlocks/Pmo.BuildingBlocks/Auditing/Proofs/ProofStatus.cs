namespace Pmo.Auditing;

/// <summary>How far the proof of a log is.</summary>
/// <param name="Size">Events in the tree.</param>
/// <param name="Root">The root over them, base64.</param>
/// <param name="Origin">Which log, on its checkpoints.</param>
/// <param name="Key">The id of the key that signs; null: it is missing.</param>
/// <param name="PublicKey">That key as those who check need it; null: it is missing.</param>
/// <param name="Checkpoint">The last checkpoint as it is handed out; null: none was signed in this incarnation.</param>
/// <param name="SignedSize">Events under the last checkpoint; null: none was signed in this incarnation.</param>
/// <param name="SignedAt">When it was signed.</param>
/// <param name="Trouble">Why nothing is signed; null while all is well.</param>
/// <param name="Elsewhere">The folder elsewhere that gets the checkpoints; null: none.</param>
/// <param name="CopyTrouble">Why they do not get there; null while they do.</param>
public sealed record ProofStatus(
    long Size, string Root, string Origin, string? Key, string? PublicKey, string? Checkpoint, long? SignedSize, DateTimeOffset? SignedAt, ProofTrouble? Trouble, string? Elsewhere, string? CopyTrouble);
