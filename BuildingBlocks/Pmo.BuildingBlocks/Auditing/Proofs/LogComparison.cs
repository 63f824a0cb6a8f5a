using Pmo.Sqlite;

namespace Pmo.Auditing;

/// <summary>Holds a log against a checkpoint that somebody kept elsewhere: whoever has one need not trust the machine the log is on.</summary>
/// <param name="Log">What verifying the log found, this checkpoint included.</param>
/// <param name="Origin">Which log the checkpoint was signed for.</param>
/// <param name="Size">Over how many events.</param>
/// <param name="GivenUp">That the log gave it up at a break, and why; null: it binds.</param>
public sealed record LogComparison(LogVerification Log, string Origin, long Size, string? GivenUp)
{
    /// <summary>True when the log is the one that was signed, with more behind it.</summary>
    public bool Agrees => Log.Sound && GivenUp is null;

    /// <summary>Compares. Throws <see cref="CheckpointRefusedException"/> when the text is no checkpoint of this log.</summary>
    /// <param name="options">The log and where its checkpoints are.</param>
    /// <param name="secrets">Its keys.</param>
    /// <param name="note">The checkpoint as it was kept.</param>
    /// <param name="key">The public key to believe; null: the installation's own.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public static LogComparison Of(ProofOptions options, Secrets secrets, string note, string? key = null, CancellationToken cancellation = default)
    {
        using var connection = LogFile.OpenReader(options.Directory);
        var log = HeldAgainst.IncarnationsOf(connection, secrets.SaltKey.Span);
        var kept = new KeptCheckpoints(options);
        var own = secrets.Signing?.Public(log.Origin.ToString()) ?? kept.Key;
        var checkpoint = Read(note, log, own, key);
        var all = kept.All(log, own).Select(n => Checkpoint.Of(n)!).Append(checkpoint).Distinct().ToArray();
        return new(LogVerifier.Verify(options.Directory, secrets.SaltKey, all, null, cancellation), checkpoint.Origin, checkpoint.Size, log.WhyGivenUp(checkpoint));
    }

    private static Checkpoint Read(string text, Incarnations log, VerifierKey? own, string? key)
    {
        // A mail or an editor may have changed the line ends; nothing that is signed.
        if (SignedNote.Parse(text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n") is not { } note || Checkpoint.Of(note) is not { } checkpoint)
            throw new CheckpointRefusedException("The file does not hold a signed checkpoint.");
        var given = key is null ? null : VerifierKey.Parse(key) ?? throw new CheckpointRefusedException("The key is none; write it as log key shows it.");
        if (Pmo.Auditing.Origin.Parse(checkpoint.Origin)?.Installation != log.First.Installation)
            throw new CheckpointRefusedException($"The checkpoint was signed for {checkpoint.Origin}; this log is {log.Origin}.");
        return (given is null ? log.IsOurs(note, own) : note.IsSignedBy(given.Of(checkpoint.Origin))) ? checkpoint
            : throw new CheckpointRefusedException(given is null ? "The checkpoint is not signed by a key of this installation. If you kept the key it was signed with, give it: --key." : "The checkpoint is not signed by this key.");
    }
}

/// <summary>A text is no checkpoint of this log.</summary>
public sealed class CheckpointRefusedException(string sentence) : Exception(sentence);
