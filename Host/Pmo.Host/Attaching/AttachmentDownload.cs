using MediatR;
using Pmo.Host.Engaging;
using Pmo.Host.Testing;

namespace Pmo.Host.Attaching;

/// <summary><c>GET /api/host/engagements/{engagement}/samples/{sample}/{number}/files/{hash}</c>: fetches an attached file, for whoever may see the sheet. It is saved, never shown by this site.</summary>
internal static class AttachmentDownload
{
    /// <summary>Where a file is fetched.</summary>
    public static string Address(EvidenceAttached file) => $"/api/host/engagements/{file.Engagement}/samples/{file.Sample}/{file.Number}/files/{file.Sha256}";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/host/engagements/{engagement:guid}/samples/{sample:guid}/{number:int}/files/{hash}",
        async (Guid engagement, Guid sample, int number, string hash, IMediator mediator, AttachmentShelf shelf, CancellationToken cancellation) =>
        {
            var sheet = await mediator.Send(new ShowItem(new EngagementId(engagement), sample, number), cancellation);
            if (sheet?.Files.FirstOrDefault(f => f.Sha256 == hash) is not { } file) return Problems.Problem(404, "attachment.unknown", "There is no such file at this item, or nothing you may see.");
            return shelf.Read(file.Sha256) is { Content: { } content } ? Results.File(content, file.MediaType, file.File) : Problems.Problem(409, "attachment.altered", shelf.Read(file.Sha256).Trouble!);
        }).RequireAuthorization().ExcludeFromDescription();
}
