namespace Pmo.Auditing;

/// <summary>Why no checkpoint is signed.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record ProofTrouble(string Code, string Sentence)
{
    private const string Continue = "Nothing is signed until the right log is restored, or somebody says why this one goes on: log continue --reason \"…\".";

    /// <summary>True when the log can go on by a decision.</summary>
    public bool CanContinue => Code is "proof.behind" or "proof.forked" or "proof.key-missing";

    internal static ProofTrouble Behind(long size, Checkpoint signed) => new("proof.behind",
        $"The log ends at event {size}, but a checkpoint was signed over {signed.Size} events: an older backup was restored, or events are gone. {Continue}");

    internal static ProofTrouble Older(Checkpoint signed) => new("proof.behind",
        $"A checkpoint was signed for {signed.Origin}, of which this log knows nothing: an older backup was restored. {Continue}");

    internal static ProofTrouble Forked(Checkpoint signed) => new("proof.forked",
        $"The first {signed.Size} events are not the ones that were signed: the log was changed, or an older backup was restored and written on. Run log verify. {Continue}");

    internal static ProofTrouble NoKey { get; } = new("proof.key-missing", $"secrets/signing.key is missing, with which checkpoints were signed. Restore it from the backup of secrets/. {Continue}");

    internal static ProofTrouble Foreign { get; } = new("proof.foreign",
        "The file proof/last was not signed by this installation's key. Restore the folder proof, or secrets/signing.key, from the backup of this installation.");

    internal static ProofTrouble Failed(Exception failure) => new("proof.failed", $"The last checkpoint could not be made: {failure.Message}");
}
