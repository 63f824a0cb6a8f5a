using MediatR;
using Pmo.Auditing;

namespace Pmo.Host.Packages;

/// <summary>How much a review package would hold, before it is made.</summary>
[May(Role.ComplianceReviewer, Role.Administrator), NoPast]
public sealed record PreviewPackage(DateOnly? From = null, DateOnly? Until = null, long? First = null, long? Last = null, string? Streams = null) : IQuery<PackagePreview>;

/// <summary>How much a review package would hold.</summary>
/// <param name="Query">What is asked for, in words.</param>
/// <param name="First">The first event's position.</param>
/// <param name="Last">The last one's.</param>
/// <param name="Content">How many events, told in which way; null: none can be made.</param>
/// <param name="Refusal">Why none can be made.</param>
public sealed record PackagePreview(string Query, long First, long Last, PackageContent? Content, string? Refusal);

internal sealed class PreviewPackageHere(PackageWriter writer, IEventStore store, StreamStories stories, Caller caller) : IRequestHandler<PreviewPackage, PackagePreview>
{
    public async Task<PackagePreview> Handle(PreviewPackage request, CancellationToken cancellationToken)
    {
        var (order, refused) = new PackageScope(request.From, request.Until, request.First, request.Last, request.Streams).Of(writer, await store.Head(cancellationToken), "", caller.Viewer!, stories);
        return order is null ? new("", 0, 0, null, refused!.Sentence) : new(order.Query, order.First, order.Last, await Task.Run(() => writer.Preview(order, cancellationToken), cancellationToken), null);
    }
}
