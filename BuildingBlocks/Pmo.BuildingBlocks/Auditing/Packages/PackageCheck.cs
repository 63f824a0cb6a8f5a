using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Pmo.Auditing;

/// <summary>Whether a package holds what it says: every event of its range, unchanged, under a checkpoint that the reviewer's own key signed. Needs no log and no network.</summary>
public sealed partial class PackageCheck
{
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly PackagePolicy policy;
    private PackageManifest manifest = null!;
    private Checkpoint checkpoint = null!;

    private PackageCheck(PackagePolicy policy) => this.policy = policy;

    /// <summary>Checks a package.</summary>
    /// <param name="package">The file.</param>
    /// <param name="policyText">Whom the reviewer believes.</param>
    public static PackageVerdict Of(Stream package, string policyText)
    {
        if (PackagePolicy.Parse(policyText) is not { } policy) return new("The policy names no log's key; write a line \"log \" and the key as log key shows it.", null);
        var check = new PackageCheck(policy);
        try
        {
            return new(check.Read(package) ?? check.Sealed() ?? check.Hashed() ?? check.Signed() ?? check.Complete() ?? check.Attached() ?? check.Consistent(), check.manifest);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException or DecoderFallbackException or NotSupportedException)
        {
            return new($"The file is damaged: {damaged.Message}", null);
        }
    }

    private string? Read(Stream package)
    {
        using var zip = new ZipArchive(package, ZipArchiveMode.Read);
        if (zip.Comment.Length > 0) return "The zip has something behind it.";
        var names = zip.Entries.Select(e => e.FullName).ToArray();
        if (!PackageFile.IsInOrder(names)) return $"The package does not hold the files of a package in their order: {string.Join(", ", names)}.";
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files[entry.FullName] = bytes.ToArray();
        }

        return null;
    }

    private string? Sealed()
    {
        if (PackageManifest.Read(files[PackageFile.Manifest]) is not { Format: PackageManifest.Known } read) return $"{PackageFile.Manifest} is not one of format {PackageManifest.Known}, or holds what such a one does not.";
        manifest = read;
        return SignedNote.Parse(Text(PackageFile.Seal)) is { } seal && seal.Text == PackageManifest.Sealed(manifest.Origin, files[PackageFile.Manifest]) && policy.Believes(seal, manifest.Origin)
            ? null : $"{PackageFile.Manifest} was not signed by a key of the policy, or was changed.";
    }

    private string? Hashed()
    {
        var others = files.Keys.Where(n => n is not (PackageFile.Manifest or PackageFile.Seal)).ToArray();
        if (!manifest.Files.Keys.SequenceEqual(others)) return "The manifest names other files than the package holds.";
        return others.FirstOrDefault(n => Convert.ToHexStringLower(SHA256.HashData(files[n])) != manifest.Files[n]) is { } changed ? $"{changed} was changed." : null;
    }

    private string? Signed()
    {
        if (SignedNote.Parse(Text(PackageFile.Checkpoint)) is not { } note || Checkpoint.Of(note) is not { } read) return "The checkpoint is none.";
        checkpoint = read;
        if (checkpoint.Origin != manifest.Origin || checkpoint.Size != manifest.Size) return "The checkpoint is of another log or size than the manifest says.";
        return policy.Believes(note, checkpoint.Origin) ? null : "The checkpoint was not signed by a key of the policy.";
    }

    private string? Complete()
    {
        var text = Text(PackageFile.Events);
        if (text.Length == 0 || text[^1] != '\n') return "events.ndjson does not end with a whole line.";
        var (leaves, counts) = (new List<byte[]>(), new PackageCounts());
        foreach (var line in text[..^1].Split('\n'))
        {
            if (EventLine.Parse(line) is not { } read) return $"Line {leaves.Count + 1} of events.ndjson is no event.";
            if (read.Index != manifest.Begin + leaves.Count) return $"Line {leaves.Count + 1} of events.ndjson is event {read.Index} where {manifest.Begin + leaves.Count} follows.";
            counts.Add(read);
            leaves.Add(read.LeafHash());
            if (read.Head?.Data is { } data) told.UnionWith(Hashes().Matches(Encoding.UTF8.GetString(data)).Select(m => m.Value));
        }

        if (manifest.Begin + leaves.Count != manifest.End || !counts.Are(manifest)) return "The events are not as many as the manifest says.";
        return PackageFile.Hashes(Text(PackageFile.Range)) is { } proof && ProofCheck.RootOfRange(manifest.Begin, leaves, checkpoint.Size, proof) is { } root && root.AsSpan().SequenceEqual(checkpoint.Root)
            ? null : "The events do not give the root that was signed: one was changed, is missing, or was put in between.";
    }

    // A file is the one its name says, and an event that is told whole tells of it.
    private string? Attached() => files.Keys.Where(n => n.StartsWith(PackageFile.Attachments, StringComparison.Ordinal))
        .FirstOrDefault(n => n[PackageFile.Attachments.Length..] is var hash && (Convert.ToHexStringLower(SHA256.HashData(files[n])) != hash || !told.Contains(hash))) is { } wrong
        ? $"{wrong} is not a file that an event of the package tells of." : null;

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", RegexOptions.CultureInvariant)]
    private static partial Regex Hashes();

    private string? Consistent() => files.Keys.Where(n => n.StartsWith(PackageFile.Consistency, StringComparison.Ordinal)).FirstOrDefault(n => !IsConsistent(Text(n))) is { } wrong
        ? $"{wrong}: the log is not the earlier one with more behind it." : null;

    // Hashes, an empty line, and the earlier checkpoint.
    private bool IsConsistent(string text)
    {
        var parts = text.Split("\n\n", 2);
        return parts.Length == 2 && PackageFile.Hashes(parts[0] + "\n") is { } proof && SignedNote.Parse(parts[1]) is { } note && Checkpoint.Of(note) is { } earlier
            && policy.Believes(note, checkpoint.Origin) && earlier.Origin == checkpoint.Origin && ProofCheck.Consistency(earlier.Size, earlier.Root, checkpoint.Size, checkpoint.Root, proof);
    }

    private string Text(string name) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(files[name]);
}

/// <summary>What checking a package found.</summary>
/// <param name="Fault">The first fault, as a sentence; null: the package is what it says.</param>
/// <param name="Manifest">What it says of itself; null when that could not be read.</param>
public sealed record PackageVerdict(string? Fault, PackageManifest? Manifest);
