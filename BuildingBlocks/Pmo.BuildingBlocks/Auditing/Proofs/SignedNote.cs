namespace Pmo.Auditing;

/// <summary>A text with signatures below it (C2SP signed note).</summary>
/// <param name="Text">What is signed; ends with a line break.</param>
/// <param name="Signatures">Who signed it.</param>
internal sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const int Longest = 100_000;

    /// <summary>The note as it is kept and handed out.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(s => $"— {s.Name} {Convert.ToBase64String([.. s.KeyId, .. s.Bytes])}\n"))}";

    /// <summary>Reads a note; null when the text is none. Whether a signature is good is not looked at.</summary>
    public static SignedNote? Parse(string text)
    {
        // Lines below the text begin with an em dash, so the last empty line parts the two.
        var end = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || text.Length > Longest || text[^1] != '\n' || text.Any(c => c < ' ' && c != '\n')) return null;
        var signatures = text[(end + 2)..^1].Split('\n').Select(NoteSignature.Parse).ToArray();
        return signatures.All(s => s is not null) ? new(text[..(end + 1)], signatures!) : null;
    }

    /// <summary>Whether this key signed the note under its own name.</summary>
    public bool IsSignedBy(VerifierKey key) => Signatures.Any(s => s.Name == key.Name && s.KeyId.SequenceEqual(key.Id) && key.Verifies(Text, s.Bytes));

    /// <summary>A name in a note: no space and no plus.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || c == '+');
}

/// <summary>One signature below a note.</summary>
/// <param name="Name">Whose.</param>
/// <param name="KeyId">Four bytes that tell keys of one name apart.</param>
/// <param name="Bytes">The signature itself.</param>
internal sealed record NoteSignature(string Name, byte[] KeyId, byte[] Bytes)
{
    /// <summary>Reads the line of a signature; null when it is none.</summary>
    public static NoteSignature? Parse(string line) =>
        line.Split(' ') is ["—", { } name, { } signature] && SignedNote.IsName(name) && Base64.Read(signature) is { Length: > 4 } bytes ? new(name, bytes[..4], bytes[4..]) : null;
}
