using MediatR;

namespace Pmo.Host.Packages;

/// <summary><c>GET /api/host/packages/{id}</c>: fetches a package, for those who may see the list.</summary>
internal static class Download
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/host/packages/{id:guid}", async (Guid id, IMediator mediator, PackageShelf shelf, CancellationToken cancellation) =>
        (await mediator.Send(new FindPackages(), cancellation)).FirstOrDefault(p => p.Said.Package == id && p.MayFetch) is { } package
            ? Results.File(shelf.FileOf(id), "application/zip", $"pmo-{package.Said.First}-{package.Said.Last}-{id:n}.pmoaudit")
            : Problems.Problem(404, "package.unknown", "There is no package of this id, or a reviewer made it and only reviewers fetch it. See the list of packages.")).RequireAuthorization().ExcludeFromDescription();
}
