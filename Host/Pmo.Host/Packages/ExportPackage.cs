using MediatR;
using Pmo.Auditing;

namespace Pmo.Host.Packages;

/// <summary>Makes a review package of a range or a period: every event in it proved, private and personal text withheld. Who made it and what it holds is in the log before anybody can fetch it.</summary>
/// <param name="Package">Names it; chosen by whoever asks.</param>
/// <param name="Case">What it is for.</param>
/// <param name="From">Recorded on this day (UTC) or later.</param>
/// <param name="Until">Recorded on this day (UTC) or before.</param>
/// <param name="First">The first event's position.</param>
/// <param name="Last">The last one's.</param>
/// <param name="Streams">Beginnings of stream names, separated by commas; empty: all.</param>
[May(Role.ComplianceReviewer, Role.Administrator)]
public sealed record ExportPackage(Guid Package, string Case, DateOnly? From = null, DateOnly? Until = null, long? First = null, long? Last = null, string? Streams = null) : ICommand;

internal sealed class ExportPackageHere(PackageWriter writer, PackageShelf shelf, PackageMaking making, IEventStore store, StreamStories stories, Caller caller) : IRequestHandler<ExportPackage, Outcome>
{
    public async Task<Outcome> Handle(ExportPackage request, CancellationToken cancellationToken)
    {
        if (request.Case?.Trim() is not { Length: >= 3 and <= 200 } name || name.Any(char.IsControl)) return Outcome.Refused("package.case", "Say what the package is for, in 3 to 200 letters.");
        if (request.Package == Guid.Empty) return Outcome.Refused("package.id", "Give the package an id: any new uuid.");
        if (shelf.Has(request.Package)) return Outcome.Refused("package.exists", "A package with this id has been made already. Fetch it from the list.");
        var (order, refused) = new PackageScope(request.From, request.Until, request.First, request.Last, request.Streams).Of(writer, await store.Head(cancellationToken), name, caller.Viewer!, stories);
        return order is null ? refused! : await making.Make(request.Package, order, typeof(ExportPackage), caller.Viewer!.Is(Role.ComplianceReviewer) ? true : null, cancellationToken);
    }
}
