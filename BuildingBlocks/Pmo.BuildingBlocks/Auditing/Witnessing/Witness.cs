using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pmo.Auditing;

/// <summary>
/// A witness of logs (C2SP tlog-witness): it remembers of each log the last checkpoint it signed, on the disk before it answers, and signs
/// another only if it continues that one. Whoever believes it need not believe the log's own machine. One that lost its memory must not
/// go on under its key.
/// </summary>
public sealed class Witness
{
    private readonly Lock one = new();
    private readonly string directory;
    private readonly string name;
    private readonly SigningKey key;
    private readonly IReadOnlyList<VerifierKey> logs;
    private readonly TimeProvider clock;

    /// <summary>Opens a witness, and makes its key if it has none.</summary>
    /// <param name="directory">Where its key and its memory are.</param>
    /// <param name="name">What it is called in its signatures: no blank and no plus.</param>
    /// <param name="logs">The public keys of the logs it knows, as <c>log key</c> shows them.</param>
    /// <param name="clock">The time it signs.</param>
    /// <exception cref="ArgumentException">A name or a key that is none.</exception>
    /// <exception cref="CannotOpenStoreException">Its key is damaged, or others could read it.</exception>
    public Witness(string directory, string name, IEnumerable<string> logs, TimeProvider clock)
    {
        if (!SignedNote.IsName(name)) throw new ArgumentException($"'{name}' cannot be a witness's name: write it without blanks and plus signs, such as witness.example.org.");
        (this.directory, this.name, this.clock) = (directory, name, clock);
        this.logs = [.. logs.Select(l => VerifierKey.Parse(l) is { } log && Origin.Parse(log.Name) is not null ? log : throw new ArgumentException($"'{l}' is not the public key of a log; write it as log key shows it."))];
        Directory.CreateDirectory(directory);
        key = new(Secrets.ReadOrMake(Path.Combine(directory, "witness.key"), SigningKey.Make));
    }

    /// <summary>The key by which its signatures are known: for <c>Pmo:Witnesses</c> of the log's host.</summary>
    public string PublicKey => new WitnessKey(name, key.Public(name).Spki).ToString();

    /// <summary>The last checkpoint that was signed of each log, as text; null: none yet.</summary>
    public IReadOnlyList<(string Log, string? Checkpoint)> Seen => [.. logs.Select(l => (l.Name, Last(l)?.ToString()))];

    /// <summary>Looks at one checkpoint, and signs it if it continues what was seen.</summary>
    /// <param name="body">The request, as <see cref="WitnessRequest"/> writes it.</param>
    public WitnessAnswer Add(string body)
    {
        if (WitnessRequest.Parse(body) is not { } request || request.Old > request.Size) return new(400, "The request is not as C2SP tlog-witness says.\n");
        var checkpoint = Checkpoint.Of(request.Note)!;
        if (logs.FirstOrDefault(l => l.Name == checkpoint.Origin) is not { } log) return new(404, "This log is not known here.\n");
        if (!request.Note.IsSignedBy(log)) return new(403, "The checkpoint is not signed by the key that is known of this log.\n");
        lock (one)
        {
            var last = Last(log) is { } note ? Checkpoint.Of(note)! : new(checkpoint.Origin, 0, TreeHash.Empty);
            if (request.Old != last.Size || request.Old == checkpoint.Size && !last.Root.AsSpan().SequenceEqual(checkpoint.Root)) return WitnessAnswer.Conflict(last.Size);
            if (!ProofCheck.Consistency(last.Size, last.Root, checkpoint.Size, checkpoint.Root, request.Proof)) return new(422, "The checkpoint does not continue the last one that was signed here.\n");
            var signature = WitnessKey.Sign(key, name, checkpoint, clock.GetUtcNow());
            var signed = request.Note with { Signatures = [request.Note.Signatures.First(s => s.Name == log.Name && s.KeyId.SequenceEqual(log.Id)), signature] };
            Remember(FileOf(log), signed);
            return new(200, new SignedNote("", [signature]).ToString()[1..]);
        }
    }

    private static void Remember(string file, SignedNote signed)
    {
        CheckpointFolder.Write(file, signed.ToString(), durable: true);
        // Once more under its own name, so that the name too is on the disk before anybody is answered.
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private SignedNote? Last(VerifierKey log)
    {
        if (!File.Exists(FileOf(log))) return null;
        return SignedNote.Parse(File.ReadAllText(FileOf(log))) is { } note && Checkpoint.Of(note)?.Origin == log.Name ? note
            : throw new CannotOpenStoreException($"{FileOf(log)} does not hold a checkpoint of {log.Name}. A witness that lost its memory must not go on: make a new one, with a new key, in another folder.");
    }

    private string FileOf(VerifierKey log) => Path.Combine(directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(log.Name)).AsSpan(0, 8)) + ".seen");
}

/// <summary>A witness's answer.</summary>
/// <param name="Status">200 signed; 400 not understood; 403 not the log's key; 404 not a log it knows; 409 it knows another size; 422 not a continuation.</param>
/// <param name="Body">The line of its signature, the size it knows, or why not.</param>
/// <param name="ContentType">The body's media type.</param>
public sealed record WitnessAnswer(int Status, string Body, string ContentType = "text/plain; charset=utf-8")
{
    /// <summary>The media type of the size in an answer 409.</summary>
    public const string SizeType = "text/x.tlog.size";

    /// <summary>It has seen the log up to another size, or another log up to this one.</summary>
    internal static WitnessAnswer Conflict(long size) => new(409, size.ToString(CultureInfo.InvariantCulture) + "\n", SizeType);
}
