using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Pmo.Auditing;

/// <summary>What a reviewer asks for.</summary>
/// <param name="Case">What it is for.</param>
/// <param name="First">The first event's position.</param>
/// <param name="Last">The last one's.</param>
/// <param name="Streams">Beginnings of the stream names that are disclosed; empty: all.</param>
/// <param name="Query">What was asked for, in words.</param>
/// <param name="By">Who asks.</param>
/// <param name="Withholds">Whether an event of this stream and type holds what whoever asks may not see; null: none does.</param>
public sealed record PackageOrder(string Case, long First, long Last, IReadOnlyList<string> Streams, string Query, PersonId By, Func<string, Type, bool>? Withholds = null)
{
    /// <summary>The files that events tell of; null: none do.</summary>
    public PackedFiles? Files { get; init; }
}

/// <summary>Files beside the log, of which events tell.</summary>
/// <param name="Of">The SHA-256, hexadecimal, of the file that an event of this type and data tells of; null: of none.</param>
/// <param name="Read">A file by its hash, or what is wrong with it.</param>
public sealed record PackedFiles(Func<string, byte[], string?> Of, Func<string, (byte[]? Content, string? Trouble)> Read);

/// <summary>How much a package will hold.</summary>
/// <param name="Population">Events in the range: each is proved.</param>
/// <param name="Disclosed">With all they say.</param>
/// <param name="Withheld">Without their data.</param>
/// <param name="Erased">Without their data, because the person's key was destroyed.</param>
/// <param name="LeafOnly">Of other streams: a hash alone.</param>
public sealed record PackageContent(long Population, long Disclosed, long Withheld, long Erased, long LeafOnly);

/// <summary>Makes packages that a reviewer takes away and checks without us.</summary>
public sealed class PackageWriter(LogProof proof, ProofOptions options, Secrets secrets, EventNames names, KeyRing keys, Build build, TimeProvider clock)
{
    private readonly PackageRows rows = new(options.Directory, new(secrets.SaltKey), names, keys);

    /// <summary>The smallest range of positions that holds every event recorded from one instant on and before another; null when there is none.</summary>
    public (long First, long Last)? Between(DateTimeOffset from, DateTimeOffset until) => rows.Between(from, until);

    /// <summary>The first event of an order, as a package's line tells it; null: there is none.</summary>
    public string? LineOf(PackageOrder order) => rows.Of(order).FirstOrDefault()?.ToString();

    /// <summary>How much it would hold.</summary>
    public PackageContent Preview(PackageOrder order, CancellationToken cancellation = default)
    {
        var counts = new PackageCounts();
        foreach (var line in rows.Of(order))
        {
            cancellation.ThrowIfCancellationRequested();
            counts.Add(line);
        }

        return new(counts.All, counts.Disclosed, counts.Withheld, counts.Erased, counts.LeafOnly);
    }

    /// <summary>
    /// Writes a package into a file, whole or not at all, and checks it as its receiver will; what it says of itself, and the hash of
    /// that. Null when the log may not be signed. Throws <see cref="Sqlite.LogBrokenException"/> when the log does not hold what was signed.
    /// </summary>
    public async Task<(PackageManifest Manifest, string Hash)?> Write(PackageOrder order, string file, CancellationToken cancellation = default)
    {
        if (await proof.Ground(order.First - 1, order.Last, cancellation) is not { } ground) return null;
        var work = Directory.CreateDirectory(file + ".work").FullName;
        try
        {
            var (counts, attached) = WriteEvents(order, work, cancellation);
            var manifest = ManifestOf(order, ground, counts);
            File.WriteAllText(Path.Combine(work, "report"), PackageReading.Report(manifest));
            manifest = manifest with { Files = Others(ground, attached, work).ToDictionary(f => f.Name, f => Hash(f.Open)) };
            var json = manifest.Write();
            using (var zip = new ZipArchive(File.Create(Path.Combine(work, "zip")), ZipArchiveMode.Create))
            {
                zip.Add(PackageFile.Manifest, new MemoryStream(json));
                zip.Add(PackageFile.Seal, Memory(ground.Seal(PackageManifest.Sealed(manifest.Origin, json)).ToString()));
                foreach (var other in Others(ground, attached, work))
                {
                    using var content = other.Open();
                    zip.Add(other.Name, content);
                }
            }

            using (var made = File.OpenRead(Path.Combine(work, "zip")))
                if (PackageCheck.Of(made, PackagePolicy.Of(ground.Key)).Fault is { } fault) throw new Sqlite.LogBrokenException($"The log does not hold what was signed. Run log verify. {fault}");
            File.Move(Path.Combine(work, "zip"), file, overwrite: true);
            return (manifest, Convert.ToHexStringLower(SHA256.HashData(json)));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private (PackageCounts, SortedDictionary<string, byte[]>) WriteEvents(PackageOrder order, string work, CancellationToken cancellation)
    {
        var (counts, attached) = (new PackageCounts(), new SortedDictionary<string, byte[]>(StringComparer.Ordinal));
        using var events = new StreamWriter(Path.Combine(work, "events")) { NewLine = "\n" };
        using var table = new StreamWriter(Path.Combine(work, "csv"));
        table.Write(PackageReading.Heads);
        foreach (var line in rows.Of(order))
        {
            cancellation.ThrowIfCancellationRequested();
            counts.Add(line);
            events.WriteLine(line.ToString());
            table.Write(PackageReading.Row(line));
            if (line.Head is { Data: { } data } head && order.Files?.Of(head.Type, data) is { } hash && !attached.ContainsKey(hash)) attached[hash] = Attached(order.Files, hash, line.Index);
        }

        return (counts, attached);
    }

    private static byte[] Attached(PackedFiles files, string hash, long index) => files.Read(hash) is { Content: { } content } ? content
        : throw new Sqlite.LogBrokenException($"Event #{index + 1} tells of a file. {files.Read(hash).Trouble}");

    private PackageManifest ManifestOf(PackageOrder order, PackageGround ground, PackageCounts counts) => new(
        PackageManifest.Known, ground.Checkpoint.Origin, ground.Checkpoint.Size, order.Case, clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        order.By.ToString(), "Pmo", build.Version, order.Query, order.Streams, order.First - 1, order.Last, counts.All, counts.Disclosed, counts.Withheld, counts.Erased, counts.LeafOnly,
        counts.Types, counts.Categories, new Dictionary<string, string>());

    private static IEnumerable<(string Name, Func<Stream> Open)> Others(PackageGround ground, SortedDictionary<string, byte[]> attached, string work)
    {
        yield return (PackageFile.Events, () => File.OpenRead(Path.Combine(work, "events")));
        yield return (PackageFile.Range, () => new MemoryStream(PackageFile.Lines(ground.Range)));
        yield return (PackageFile.Checkpoint, () => Memory(ground.Note.ToString()));
        foreach (var (hash, content) in attached) yield return ($"{PackageFile.Attachments}{hash}", () => new MemoryStream(content));
        foreach (var (size, text) in ground.Earlier) yield return (string.Create(CultureInfo.InvariantCulture, $"{PackageFile.Consistency}{size:d12}.proof"), () => Memory(text));
        yield return (PackageFile.Policy, () => Memory(PackagePolicy.Of(ground.Key)));
        yield return (PackageFile.Csv, () => File.OpenRead(Path.Combine(work, "csv")));
        yield return (PackageFile.Report, () => File.OpenRead(Path.Combine(work, "report")));
    }

    private static string Hash(Func<Stream> open)
    {
        using var stream = open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static MemoryStream Memory(string text) => new(Encoding.UTF8.GetBytes(text));
}

/// <summary>What a package stands on: the checkpoint it is held against, and the proofs up to it.</summary>
/// <param name="Note">The signed checkpoint.</param>
/// <param name="Checkpoint">The same, read.</param>
/// <param name="Key">The key it was signed with.</param>
/// <param name="Range">What stands left and right of the range.</param>
/// <param name="Earlier">Earlier checkpoints with the proof that the log grew from them.</param>
/// <param name="Seal">Signs a text that is no checkpoint.</param>
internal sealed record PackageGround(SignedNote Note, Checkpoint Checkpoint, VerifierKey Key, IReadOnlyList<byte[]> Range, IReadOnlyList<(long Size, string Text)> Earlier, Func<string, SignedNote> Seal);
