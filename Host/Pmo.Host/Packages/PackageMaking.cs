using Pmo.Auditing;
using Pmo.Host.Proving;
using Pmo.Sqlite;

namespace Pmo.Host.Packages;

/// <summary>Makes packages: first the file, then the event that tells of it, and only then it can be fetched.</summary>
internal sealed class PackageMaking(PackageWriter writer, PackageShelf shelf, Attaching.AttachmentShelf files, LogProof proof, Noting noting, TimeProvider clock)
{
    /// <summary>Makes one, as a command asks; true for reviewers: only they fetch it.</summary>
    public async Task<Outcome> Make(Guid package, PackageOrder order, Type command, bool? forReviewers, CancellationToken cancellation)
    {
        var file = shelf.InTheMaking(package);
        (PackageManifest Manifest, string Hash)? made;
        try
        {
            made = await writer.Write(order with { Files = new(static (type, data) => Attaching.AttachmentCheck.HashIn(type, data), files.Read) }, file, cancellation);
        }
        catch (LogBrokenException broken)
        {
            return Outcome.Refused("package.broken", broken.Message);
        }

        if (made is not var (m, hash)) return Outcome.Refused("package.unproved", $"The log may not be signed now, so nothing of it can be proved. {proof.Trouble?.Sentence}");
        var said = new EvidenceBundleExported(package, m.Case, m.Query, order.First, order.Last, m.Population, m.Disclosed, m.Withheld, m.Erased, m.LeafOnly, m.Origin, m.Size, hash, clock.GetUtcNow(), forReviewers);
        var position = await noting.Note(PackageShelf.Stream, said, Ids.From(package, "host.export-package"), command, m.Case, cancellation);
        shelf.Put(package);
        return new Outcome(OutcomeKind.Done, position);
    }
}
