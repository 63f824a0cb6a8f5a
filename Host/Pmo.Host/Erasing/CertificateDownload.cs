using MediatR;
using Pmo.Host.Packages;

namespace Pmo.Host.Erasing;

/// <summary><c>GET /api/host/erasure-certificates/{person}</c>: fetches the package of a certificate, for those who may see it.</summary>
internal static class CertificateDownload
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/host/erasure-certificates/{person:guid}", async (Guid person, IMediator mediator, PackageShelf shelf, CancellationToken cancellation) =>
        await mediator.Send(new ShowErasureCertificate(new(person)), cancellation) is { Issued: { } issued }
            ? Results.File(shelf.FileOf(issued.Package), "application/zip", $"erasure-{person:n}.pmoaudit")
            : Problems.Problem(404, "certificate.unknown", "No certificate of erasure was issued for this person. Issue one on its page.")).RequireAuthorization().ExcludeFromDescription();
}
