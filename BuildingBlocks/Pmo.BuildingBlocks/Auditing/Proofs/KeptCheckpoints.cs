namespace Pmo.Auditing;

/// <summary>Where an installation keeps its checkpoints.</summary>
/// <param name="Directory">The data directory; they are in its folder <c>proof</c>.</param>
/// <param name="Elsewhere">A folder on another machine that gets them too; null: none.</param>
/// <param name="Durable">Wait for the disk.</param>
public sealed record ProofOptions(string Directory, string? Elsewhere = null, bool Durable = true);

/// <summary>The checkpoints that were signed for a log, wherever they are kept: what the log is held against.</summary>
internal sealed class KeptCheckpoints(ProofOptions options)
{
    private readonly string last = Path.Combine(Folder(options), "last");
    private readonly string publicKey = Path.Combine(Folder(options), "key");

    /// <summary>The installation's own folder.</summary>
    public CheckpointFolder Own { get; } = new(Folder(options), options.Durable, make: true);

    /// <summary>The folder on another machine.</summary>
    public CheckpointFolder? Elsewhere { get; } = options.Elsewhere is { } elsewhere ? new(elsewhere, options.Durable, make: false) : null;

    /// <summary>True once one was signed here.</summary>
    public bool Any => File.Exists(last);

    /// <summary>The public key that signed last: known also when the private one was lost.</summary>
    public VerifierKey? Key => File.Exists(publicKey) ? VerifierKey.Parse(File.ReadAllText(publicKey)) : null;

    /// <summary>When the last one was signed; null: none was.</summary>
    public DateTimeOffset? LastAt => Any ? File.GetLastWriteTimeUtc(last) : null;

    /// <summary>The one signed last, as its file says; null when there is none. Throws <see cref="InvalidDataException"/> when the file holds something else.</summary>
    public SignedNote? Last() => !Any ? null
        : SignedNote.Parse(File.ReadAllText(last)) is { } note && Checkpoint.Of(note) is not null ? note
        : throw new InvalidDataException($"{last} does not hold a signed checkpoint.");

    /// <summary>Keeps the one just signed, before anybody gets to see it.</summary>
    public void Signed(SignedNote note, VerifierKey key, DateTimeOffset at)
    {
        Directory.CreateDirectory(Own.Path);
        if (Key is not { } known || !known.Spki.Span.SequenceEqual(key.Spki.Span)) CheckpointFolder.Write(publicKey, key + "\n", options.Durable);
        CheckpointFolder.Write(last, note.ToString(), options.Durable);
        File.SetLastWriteTimeUtc(last, at.UtcDateTime);
    }

    /// <summary>All that were signed for this log by its own keys.</summary>
    public IReadOnlyList<SignedNote> All(Incarnations log, VerifierKey? own) =>
        [.. Places(log).SelectMany(p => p).Where(n => log.IsOurs(n, own)).DistinctBy(n => n.Text)];

    /// <summary>The newest of them; null when there is none.</summary>
    public SignedNote? Newest(Incarnations log, VerifierKey? own) =>
        Places(log).Select(p => p.FirstOrDefault(n => log.IsOurs(n, own))).OfType<SignedNote>()
            .MaxBy(n => Checkpoint.Of(n) is { } c ? (Incarnations.NumberOf(c), c.Size) : default);

    // Each newest first.
    private IEnumerable<SignedNote>[] Places(Incarnations log) =>
        [Last() is { } note ? [note] : [], Own.All(log.First.Installation), Elsewhere?.All(log.First.Installation) ?? []];

    private static string Folder(ProofOptions options) => Path.Combine(options.Directory, "proof");
}
