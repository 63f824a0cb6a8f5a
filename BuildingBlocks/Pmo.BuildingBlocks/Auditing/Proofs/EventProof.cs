using System.Globalization;

namespace Pmo.Auditing;

/// <summary>That one event is in the log: its leaf, the hashes beside its way up to the root (RFC 6962 §2.1.1), and the signed checkpoint with that root.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Leaf">32 bytes.</param>
/// <param name="Path">From the leaf up.</param>
/// <param name="Origin">Which log.</param>
/// <param name="Size">How many events the checkpoint is over.</param>
/// <param name="Root">The root over them, 32 bytes.</param>
/// <param name="Checkpoint">The signed checkpoint, as text.</param>
/// <param name="Key">The public key that signed it, as <c>name+id+base64</c>.</param>
public sealed record EventProof(long Position, byte[] Leaf, IReadOnlyList<ProofStep> Path, string Origin, long Size, byte[] Root, string Checkpoint, string Key)
{
    /// <summary>The way up leads to the root that was signed.</summary>
    public bool Holds => ProofCheck.Inclusion(Leaf, Position - 1, Size, Root, [.. Path.Select(p => p.Beside)]);

    /// <summary>The proof as text (C2SP tlog-proof): whoever has the event and the log's key checks it without us.</summary>
    /// <param name="extra">The event as a line of a review package, from which the leaf is made; null: it is withheld.</param>
    public string Text(string? extra = null)
    {
        var lines = new List<string> { "c2sp.org/tlog-proof@v1" };
        if (extra is not null) lines.Add("extra " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(extra)));
        lines.Add("index " + (Position - 1).ToString(CultureInfo.InvariantCulture));
        lines.AddRange(Path.Select(p => Convert.ToBase64String(p.Beside)));
        return string.Join('\n', lines) + "\n\n" + Checkpoint;
    }

    /// <summary>The hashes beside the way up, with which events each stands for and what comes of joining it.</summary>
    internal static IReadOnlyList<ProofStep> Steps(long index, long size, byte[] leaf, IReadOnlyList<byte[]> beside)
    {
        var places = new List<(long From, long To, bool Left)>();
        for (var (from, to) = (0L, size); to - from > 1;)
        {
            var middle = from + TreeHash.Split(to - from);
            places.Add(index < middle ? (middle, to, false) : (from, middle, true));
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }

        places.Reverse();
        var (steps, hash) = (new List<ProofStep>(), leaf);
        foreach (var (place, other) in places.Zip(beside))
            steps.Add(new(place.From + 1, place.To, place.Left, other, hash = place.Left ? TreeHash.Join(other, hash) : TreeHash.Join(hash, other)));
        return steps;
    }
}

/// <summary>One join on the way from an event to the root.</summary>
/// <param name="First">The first event that the hash beside stands for.</param>
/// <param name="Last">The last one.</param>
/// <param name="Before">They come before the event; else after it.</param>
/// <param name="Beside">Their hash.</param>
/// <param name="Gives">The hash of both together.</param>
public sealed record ProofStep(long First, long Last, bool Before, byte[] Beside, byte[] Gives);
