namespace Pmo.Auditing;

/// <summary>Whom a reviewer believes (C2SP tlog-policy): the log's public keys, from a file that did not come with the package.</summary>
internal sealed record PackagePolicy(IReadOnlyList<VerifierKey> Logs)
{
    /// <summary>The policy that believes one key.</summary>
    public static string Of(VerifierKey key) => $"log {key}\nquorum none\n";

    /// <summary>Reads a policy; null when it names no log, or says what is not understood. Witnesses are not asked for by this program.</summary>
    public static PackagePolicy? Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').ToArray();
        var keys = lines.Where(l => l != "quorum none").Select(l => l.StartsWith("log ", StringComparison.Ordinal) ? VerifierKey.Parse(l[4..]) : null).ToArray();
        return keys.Length > 0 && keys.All(k => k is not null) ? new(keys!) : null;
    }

    /// <summary>Whether one of the keys signed a note for a log.</summary>
    public bool Believes(SignedNote note, string origin) => Logs.Any(k => k.Name == origin && note.IsSignedBy(k));
}
