using System.Globalization;
using System.Text;

namespace Pmo.Auditing;

/// <summary>What a log asks a witness (C2SP tlog-witness, <c>add-checkpoint</c>): a line <c>old</c> with the size the witness knows, a hash a line, an empty line, the signed checkpoint.</summary>
public sealed record WitnessRequest
{
    private const int MostHashes = 63;

    internal WitnessRequest(long old, IReadOnlyList<byte[]> proof, SignedNote note) => (Old, Proof, Note) = (old, proof, note);

    /// <summary>The size up to which the witness has seen the log.</summary>
    public long Old { get; }

    /// <summary>How many events the checkpoint is over.</summary>
    public long Size => Checkpoint.Of(Note)!.Size;

    internal IReadOnlyList<byte[]> Proof { get; }

    internal SignedNote Note { get; }

    /// <summary>The request's body.</summary>
    public override string ToString() => new StringBuilder().Append(CultureInfo.InvariantCulture, $"old {Old}\n").AppendJoin("", Proof.Select(h => Convert.ToBase64String(h) + "\n")).Append('\n').Append(Note).ToString();

    /// <summary>What is asked of a log's last checkpoint, when it is over at least so many events.</summary>
    internal static WitnessRequest? Of(SignedNote? last, LogTree tree, long old) =>
        last is not null && Checkpoint.Of(last)!.Size is var size && old >= 0 && old <= size ? new(old, tree.Consistency(old, size), last) : null;

    /// <summary>Reads a request; null when the text is none.</summary>
    internal static WitnessRequest? Parse(string text)
    {
        if (text.IndexOf("\n\n", StringComparison.Ordinal) is not (> 0 and var end) || SignedNote.Parse(text[(end + 2)..]) is not { } note || Checkpoint.Of(note) is null) return null;
        var lines = text[..end].Split('\n');
        var proof = lines.Skip(1).Select(Base64.ReadHash).ToArray();
        return lines[0].StartsWith("old ", StringComparison.Ordinal) && long.TryParse(lines[0].AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var old) && proof.Length <= MostHashes && proof.All(h => h is not null)
            ? new(old, proof!, note) : null;
    }
}
