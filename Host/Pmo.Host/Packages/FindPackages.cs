using MediatR;

namespace Pmo.Host.Packages;

/// <summary>The review packages that were made, newest first.</summary>
[May(Role.ComplianceReviewer, Role.Administrator), NoPast]
public sealed record FindPackages : IQuery<IReadOnlyList<PackageRow>>;

/// <summary>A review package that was made.</summary>
/// <param name="Said">What the log tells of it.</param>
/// <param name="By">Who made it.</param>
/// <param name="IsThere">Its file is still there.</param>
/// <param name="MayFetch">Whoever asks may fetch it.</param>
public sealed record PackageRow(EvidenceBundleExported Said, PersonId By, bool IsThere, bool MayFetch);

internal sealed class FindPackagesHere(IEventStore store, EventSerializer serializer, PackageShelf shelf, Caller caller) : IRequestHandler<FindPackages, IReadOnlyList<PackageRow>>
{
    public async Task<IReadOnlyList<PackageRow>> Handle(FindPackages request, CancellationToken cancellationToken) =>
        [.. (await store.ReadStream(PackageShelf.Stream, cancellationToken)).Reverse().Select(serializer.ReadRecorded).OfType<Recorded>().Where(r => r.Event is EvidenceBundleExported)
            .Select(r => (Said: (EvidenceBundleExported)r.Event, r.Metadata)).Select(r => new PackageRow(r.Said, r.Metadata.Actor, shelf.Has(r.Said.Package), shelf.Has(r.Said.Package) && (r.Said.ForReviewers is not true || caller.Viewer!.Is(Role.ComplianceReviewer))))];
}
