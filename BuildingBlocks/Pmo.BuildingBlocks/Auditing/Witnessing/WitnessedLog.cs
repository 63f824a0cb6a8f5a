using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pmo.Auditing;

/// <summary>What one witness has signed of this log: the newest checkpoint with its signature, kept with the other checkpoints.</summary>
public sealed class WitnessedLog
{
    private readonly WitnessKey key;
    private readonly ProofOptions options;
    private readonly string file;
    private SignedNote? last;

    /// <summary>Reads what was kept.</summary>
    /// <param name="options">Where the checkpoints are.</param>
    /// <param name="publicKey">The witness's key, as it shows it.</param>
    /// <exception cref="ArgumentException">The text is no witness's key.</exception>
    public WitnessedLog(ProofOptions options, string publicKey)
    {
        key = WitnessKey.Parse(publicKey) ?? throw new ArgumentException($"'{publicKey}' is not the key of a witness; write it as the witness shows it when it starts.");
        this.options = options;
        file = Path.Combine(options.Directory, "proof", "witnessed", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())).AsSpan(0, 8)));
        // One that was tampered with is as if it were not there: the witness says what it knows.
        last = File.Exists(file) && SignedNote.Parse(File.ReadAllText(file)) is { } note && TimeOf(note) is not null ? note : null;
    }

    /// <summary>What the witness is called.</summary>
    public string Name => key.Name;

    /// <summary>The newest checkpoint it signed, with the log's and its signature; null: none.</summary>
    public string? Checkpoint => last?.ToString();

    /// <summary>Up to how many events of a log it has signed; 0: none.</summary>
    public long Of(string origin) => last is { } note && Auditing.Checkpoint.Of(note)! is var seen && seen.Origin == origin ? seen.Size : 0;

    /// <summary>When it signed that, by its own clock.</summary>
    public DateTimeOffset? At => last is { } note ? TimeOf(note) : null;

    /// <summary>Takes its answer to a request, and keeps it; false when the signature is not its own over this checkpoint.</summary>
    public bool Take(WitnessRequest request, string answer)
    {
        var signatures = answer.TrimEnd('\n').Split('\n').Select(NoteSignature.Parse).OfType<NoteSignature>();
        var checkpoint = Auditing.Checkpoint.Of(request.Note)!;
        if (signatures.FirstOrDefault(s => key.SignedAt(checkpoint, s) is not null) is not { } signature) return false;
        var note = request.Note with { Signatures = [.. request.Note.Signatures, signature] };
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        CheckpointFolder.Write(file, note.ToString(), options.Durable);
        last = note;
        return true;
    }

    /// <summary>The size in an answer 409; null when it holds none.</summary>
    public static long? SizeIn(string answer) => long.TryParse(answer.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    private DateTimeOffset? TimeOf(SignedNote note) => Auditing.Checkpoint.Of(note) is { } checkpoint ? note.Signatures.Select(s => key.SignedAt(checkpoint, s)).FirstOrDefault(t => t is not null) : null;
}
