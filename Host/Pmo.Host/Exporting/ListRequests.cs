using System.Net.Mime;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;
using Pmo.Components;
using Pmo.Host.LookingBack;
using Pmo.Host.Shell;
using Pmo.Host.Stepping;

namespace Pmo.Host.Exporting;

/// <summary>
/// Answers a page's address with .csv or .xlsx behind it: the page itself is opened, with its rights, filters and moment, and the list on
/// it becomes the file. So a file holds what the page shows, and nothing else.
/// </summary>
internal static class ListRequests
{
    // A long list takes as much memory as it has rows; whoever comes third waits.
    private static readonly SemaphoreSlim Room = new(2);

    /// <summary>Before routing: leads the address to the page, and remembers what was asked of it.</summary>
    public static Task Turn(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path.Value ?? "";
        if (HttpMethods.IsGet(http.Request.Method) && FormatOf(path) is { } format && !http.Request.Path.StartsWithSegments("/api"))
        {
            var list = http.Request.Query[ExportAddress.List] is [{ Length: > 0 and <= 100 } named, ..] ? named : ExportAddress.Only;
            http.Features.Set(new ListAsked(format, list, path));
            var page = path[..^ListAsked.EndingOf(format).Length];
            http.Request.Path = page == ExportAddress.Start ? "/" : page;
            http.Request.QueryString = new QueryBuilder(http.Request.Query.Where(q => !q.Key.Equals(ExportAddress.List, StringComparison.OrdinalIgnoreCase))).ToQueryString();
        }

        return next(http);
    }

    /// <summary>Around the page: makes the file of its list, notes it in the log, and sends it.</summary>
    public static async Task Answer(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<ListAsked>() is not { } asked)
        {
            await next(http);
            return;
        }

        // An error page that is shown in its place is a page again.
        http.Features.Set<ListAsked>(null);
        var caller = http.RequestServices.GetRequiredService<Caller>();
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null || caller.Viewer is not { } who) throw NoList();

        await Room.WaitAsync(http.RequestAborted);
        try
        {
            await Send(http, asked, caller, who, next);
        }
        finally
        {
            Room.Release();
        }
    }

    private static async Task Send(HttpContext http, ListAsked asked, Caller caller, Viewer who, RequestDelegate next)
    {
        var services = http.RequestServices;
        var position = caller.AsOf?.Position ?? services.GetRequiredService<ReadModels>().Position;
        using var page = await Shown(http, asked, caller, next);
        if (http.Response.StatusCode != StatusCodes.Status200OK || !HeldAnswer.IsPage(http.Response))
        {
            await page.CopyToAsync(http.Response.Body, http.RequestAborted);
            return;
        }

        if (await ListReading.Read(page, asked.List) is not { } sheet) throw NoList();
        Components.Exporting.Check(sheet.Rows.Count, "row", null);
        var (now, zone) = (services.GetRequiredService<TimeProvider>().GetUtcNow(), ViewerFormat.ZoneOf(http));
        var origin = new ListOrigin(PastRequests.Now(http.Request), position, caller.AsOf?.At ?? now, caller.AsOf is not null, now, services.GetRequiredService<INames>().Of(who.Person) ?? "", zone);
        var file = asked.Format is ListFormat.Csv ? CsvList.Write(sheet, origin) : await XlsxList.Write(sheet, origin);
        await services.GetRequiredService<LookLog>().Note(who, at => new NoteExport(who.Person, PageLooks.RouteOf(http), PageLooks.PathOf(asked.Path), PageLooks.Asked(http.Request.Query), asked.List, asked.Format,
            sheet.Rows.Count, caller.AsOf?.Code, position, Convert.ToHexStringLower(SHA256.HashData(file)), at));
        http.Response.Headers.ContentDisposition = new ContentDisposition { DispositionType = DispositionTypeNames.Attachment, FileName = origin.FileName(sheet.Title, asked.Format) }.ToString();
        http.Response.Headers.CacheControl = "no-store";
        (http.Response.ContentType, http.Response.ContentLength) = (asked.ContentType, file.Length);
        await http.Response.Body.WriteAsync(file, http.RequestAborted);
    }

    // What a page says of itself, as where its live regions are, holds for no file.
    private static async Task<MemoryStream> Shown(HttpContext http, ListAsked asked, Caller caller, RequestDelegate next)
    {
        caller.Whole = new HashSet<Type>();
        http.RequestServices.GetRequiredService<Components.Exporting>().List = asked.List;
        try
        {
            return await HeldAnswer.To(http, next);
        }
        finally
        {
            caller.Whole = null;
        }
    }

    private static BadRequestException NoList() => new("export.no-list", "There is no such list on this page.", StatusCodes.Status404NotFound);

    private static ListFormat? FormatOf(string path)
    {
        foreach (var format in Enum.GetValues<ListFormat>())
            if (path.EndsWith(ListAsked.EndingOf(format), StringComparison.OrdinalIgnoreCase) && !path.EndsWith($"/{ListAsked.EndingOf(format)}", StringComparison.OrdinalIgnoreCase)) return format;
        return null;
    }
}
