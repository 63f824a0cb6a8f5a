using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Pmo.Host.Shell;

namespace Pmo.Host.LookingBack;

/// <summary>
/// Looks whether a request is about a past moment (<c>?asOf=</c>), says so to everything that answers it, and keeps the moment in
/// every link of the page. What is sent with a moment changes nothing.
/// </summary>
internal static class PastRequests
{
    /// <summary>The answer's header that says which moment was shown, for programs.</summary>
    public const string Header = "As-Of";

    /// <summary>Answers a request that cannot be answered for its moment; passes others on.</summary>
    public static async Task Look(HttpContext http, RequestDelegate next)
    {
        var (api, page) = (http.Request.Path.StartsWithSegments("/api"), http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null);
        var caller = http.RequestServices.GetRequiredService<Caller>();
        // The error page of a refused moment is shown within the same request: it is not looked for again.
        if (caller.AsOf is null && (api || page) && caller.Viewer is not null && http.Request.Query[PastMoment.Key] is [{ Length: > 0 }, ..] && http.Features.Get<MomentRefusedException>() is null && !await Found(http, caller, api)) return;
        if (caller.AsOf is not { } moment)
        {
            await next(http);
            return;
        }

        http.Response.Headers[Header] = moment.Code;
        if (api)
        {
            await next(http);
            return;
        }

        // An error page needs no tables; it may be shown because they are not there yet.
        using var tables = http.Features.Get<IExceptionHandlerFeature>() is null ? await http.RequestServices.GetRequiredService<Replays>().Hold(moment.Position, http.RequestAborted) : null;
        await PastLinks.Keep(http, moment.Text, next);
    }

    private static async Task<bool> Found(HttpContext http, Caller caller, bool api)
    {
        var (moments, zone, reads) = (http.RequestServices.GetRequiredService<PastMoments>(), ViewerFormat.ZoneOf(http), HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method));
        var text = http.Request.Query[PastMoment.Key].ToString();
        if (!api && reads && moments.IsToday(text, zone))
        {
            http.Response.Redirect(Now(http.Request));
            return false;
        }

        try
        {
            caller.AsOf = await moments.Find(text, zone, http.RequestAborted);
            if (!reads) throw new MomentRefusedException(Past.Refused.Code!, Past.Refused.Sentence!, StatusCodes.Status409Conflict);
            if (http.GetEndpoint()!.Metadata.GetMetadata<NoPastAttribute>() is not null) throw Past.None();
            return true;
        }
        catch (MomentRefusedException refused)
        {
            await Refuse(http, refused, api);
            return false;
        }
    }

    private static Task Refuse(HttpContext http, MomentRefusedException refused, bool api)
    {
        if (api) return Problems.Of(refused).ExecuteAsync(http);
        http.Features.Set(refused);
        http.Response.StatusCode = refused.Status;
        return Task.CompletedTask;
    }

    /// <summary>The same address without a moment.</summary>
    public static string Now(HttpRequest request) => Without(request.Path, request.Query);

    internal static string Without(PathString path, IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query) =>
        path.ToUriComponent() + new QueryBuilder(query.Where(q => !q.Key.Equals(PastMoment.Key, StringComparison.OrdinalIgnoreCase)));
}
