using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Pmo.Reporting.Importing;

/// <summary>
/// <c>POST /api/reporting/import</c>, multipart: <c>file</c> (CSV) and <c>map</c> (YAML, or the name of one that ships).
/// With <c>?preview=true</c> nothing is written. Answers when all is written, or 202 when that takes longer than a minute.
/// </summary>
internal static class ImportEndpoint
{
    private const int Listed = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/reporting/import", Import)
        .RequireAuthorization().DisableAntiforgery().WithMetadata(new SizeLimit()).WithTags("reporting").WithName("reporting.import")
        .Accepts<IFormFile>("multipart/form-data").Produces<ImportAnswer>().Produces<ImportAnswer>(202).ProducesProblem(400).ProducesProblem(403).ProducesProblem(422);

    private static async Task<IResult> Import(HttpRequest request, Caller caller, Importer importer, ContinueImports imports, CancellationToken cancellation, bool preview = false)
    {
        var who = caller.Viewer ?? throw new NotSignedInException();
        if (!who.Is(ImportUpload.May)) return Problems.Problem(403, "authority.role", "Your roles do not allow this.");
        if (!request.HasFormContentType) return Problems.Problem(415, "body.media-type", "Send file and map as multipart/form-data.");
        var form = await request.ReadFormAsync(cancellation);
        var (upload, wrong) = await ImportUpload.Read(form.Files.GetFile("file"), form.Files.GetFile("map"), form["map"], who.Person, cancellation);
        if (upload is null) return Problems.Problem(400, "import.unreadable", wrong!);
        var answer = ImportAnswer.Of(upload.Plan);
        if (!upload.Plan.CanRun) return Broken(answer, upload.Plan);
        if (preview) return Results.Json(answer, Json.Messages);

        var begun = await importer.Begin(upload.Plan, upload.File, upload.Map, who.Person, cancellation);
        if (!begun.Accepted) return Problems.Of(begun);
        // The client may hang up; the import goes on.
        var run = imports.Run(upload.Plan.Import, CancellationToken.None);
        return await Task.WhenAny(run, Task.Delay(Patience, cancellation)) == run && run.IsCompletedSuccessfully
            ? Results.Json(answer, Json.Messages)
            : Results.Json(answer, Json.Messages, statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult Broken(ImportAnswer answer, ImportPlan plan)
    {
        var first = plan.Problems[0];
        var where = first.Column.Length > 0 ? $"row {first.Row}, column {first.Column}" : $"row {first.Row}";
        return Problems.Problem(422, "import.broken", $"Nothing was imported: {plan.Problems.Count} {(plan.Problems.Count == 1 ? "problem" : "problems")}, the first in {where}: {first.Why}",
            ("import", answer.Import), ("problemCount", plan.Problems.Count), ("problems", plan.Problems.Take(Listed)));
    }

    private sealed class SizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => ImportUpload.Largest + (1 << 20);
    }
}

/// <summary>What an import brings, or with <c>preview=true</c> would bring.</summary>
/// <param name="Unused">Columns of the file that the map does not use.</param>
public sealed record ImportAnswer(Guid Import, string File, ImportCounts Counts, IReadOnlyList<VerdictCount> Verdicts, IReadOnlyList<string> Unused)
{
    internal static ImportAnswer Of(ImportPlan plan) => new(
        plan.Import, plan.File, ImportCounts.Of(plan), [.. plan.Rows.GroupBy(r => r.Verdict).Select(g => new VerdictCount(g.Key, g.Count())).OrderBy(v => v.Verdict)], plan.Unused);
}
