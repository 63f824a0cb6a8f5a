using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Pmo.Reporting.Importing;

/// <summary>
/// <c>POST /api/reporting/import</c>, multipart: <c>file</c> (CSV) and <c>map</c> (YAML, or the name of one that ships).
/// With <c>?preview=true</c> nothing is written. Answers when all is written, or 202 when that takes longer than a minute and a half.
/// </summary>
internal static class ImportEndpoint
{
    private const int Listed = 50;
    private const int Said = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/reporting/import", Import)
        .RequireAuthorization().DisableAntiforgery().WithMetadata(new SizeLimit()).WithTags("reporting").WithName("reporting.import")
        .Accepts<IFormFile>("multipart/form-data").Produces<ImportAnswer>().Produces<ImportAnswer>(202).ProducesProblem(400).ProducesProblem(403).ProducesProblem(422).ProducesProblem(503);

    private static async Task<IResult> Import(HttpRequest request, Caller caller, Importer importer, ContinueImports imports, CancellationToken cancellation, bool preview = false)
    {
        var who = caller.Viewer ?? throw new NotSignedInException();
        if (!who.Is(ImportUpload.May)) return Problems.Problem(403, "authority.role", "Your roles do not allow this.");
        if (!request.HasFormContentType) return Problems.Problem(415, "body.media-type", "Send file and map as multipart/form-data.");
        var form = await request.ReadFormAsync(cancellation);
        var (upload, wrong) = await ImportUpload.Read(form.Files.GetFile("file"), form.Files.GetFile("map"), form["map"], who.Person, importer, cancellation);
        if (upload is null) return Problems.Problem(400, "import.unreadable", wrong!);
        if (!upload.Plan.CanRun) return Broken(upload.Plan);
        var answer = ImportAnswer.Of(upload.Plan);
        if (preview) return Results.Json(answer, Json.Messages);

        var begun = await importer.Begin(upload.Plan, upload.File, upload.Map, who.Person, cancellation);
        if (!begun.Accepted) return Problems.Of(begun);
        var run = imports.Run(upload.Plan.Import);
        await Task.WhenAny(run, Task.Delay(Patience, cancellation));
        if (run.IsFaulted) return Problems.Problem(503, "import.stopped", $"The import has begun and stopped: {run.Exception.InnerException!.Message} It is tried again every half minute.");
        return run.IsCompletedSuccessfully
            ? Results.Json(answer, Json.Messages)
            : Results.Json(answer, Json.Messages, statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult Broken(ImportPlan plan)
    {
        var said = plan.Problems.Take(Said).Select(p => $"Row {p.Row}{(p.Column.Length > 0 ? $", column {p.Column}" : "")}{(p.Value.Length > 0 ? $", \"{p.Value}\"" : "")}: {p.Why}");
        var more = plan.Problems.Count > Said ? $"\n… and {plan.Problems.Count - Said} more." : "";
        return Problems.Problem(422, "import.broken", $"Nothing was imported; the file is broken.\n{string.Join('\n', said)}{more}",
            ("import", plan.Import), ("problemCount", plan.Problems.Count), ("problems", plan.Problems.Take(Listed)));
    }

    private sealed class SizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => ImportUpload.Largest + (1 << 20);
    }
}

/// <summary>What an import brings, or with <c>preview=true</c> would bring.</summary>
/// <param name="Missing">Reporting dates within projects' own spans without a report.</param>
/// <param name="MovedLater">How often a forecast end was later than the one reported before.</param>
/// <param name="Marks">How many reports carry which mark.</param>
/// <param name="Unused">Columns of the file that the map does not use.</param>
public sealed record ImportAnswer(
    Guid Import, string File, string Name, int Rows, int Imported, int Marked, int Duplicates, int LeftOut,
    int Projects, int Departments, int DataDates, int Reports, int Missing, int MovedLater, int MovedEarlier,
    IReadOnlyList<MarkCount> Marks, IReadOnlyList<string> Unused)
{
    internal static ImportAnswer Of(ImportPlan plan) => new(
        plan.Import, plan.File, plan.Name, plan.Rows.Count, plan.Count(Verdict.Imported), plan.Count(Verdict.Marked), plan.Count(Verdict.Duplicate), plan.Count(Verdict.LeftOut),
        plan.Projects.Count, plan.Departments.Count, plan.DataDates.Count, plan.Reports, plan.Gaps, plan.MovedLater, plan.MovedEarlier, plan.Marks, plan.Unused);
}
