using System.Globalization;

namespace Pmo.Auditing;

/// <summary>What a log looked like at a size (C2SP tlog-checkpoint): whoever keeps one can find out later whether anything below it was changed.</summary>
/// <param name="Origin">Which log: its installation and how often it went on after a break.</param>
/// <param name="Size">How many events.</param>
/// <param name="Root">The root of the tree over them.</param>
internal sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <summary>The checkpoint as it is signed.</summary>
    public string Text => $"{Origin}\n{Size.ToString(CultureInfo.InvariantCulture)}\n{Convert.ToBase64String(Root)}\n";

    /// <summary>The checkpoint of a note; null when the note is none. Lines of other logs' extensions are read past.</summary>
    public static Checkpoint? Of(SignedNote note)
    {
        var lines = note.Text.Split('\n');
        return lines.Length >= 4 && lines[^1].Length == 0 && lines[0].Length > 0 && SizeOf(lines[1]) is { } size && Base64.ReadHash(lines[2]) is { } root ? new(lines[0], size, root) : null;
    }

    /// <summary>A checkpoint as somebody copied it, with its signatures or without, the ends of its lines perhaps lost to blanks; null when the text is none.</summary>
    public static Checkpoint? Pasted(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var origin, var size, var root, ..] && Auditing.Origin.Parse(origin) is not null && SizeOf(size) is { } n && Base64.ReadHash(root) is { } hash ? new(origin, n, hash) : null;

    public bool Equals(Checkpoint? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static long? SizeOf(string line) =>
        long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size.ToString(CultureInfo.InvariantCulture) == line ? size : null;
}
