using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;

namespace Pmo.Host.SignIn;

/// <summary>
/// What a signed-in browser sends to the API in a form carries the token of one of our own pages: other sites can make a browser
/// send forms with its cookies. Programs with a token of their own and the console bring no cookie and need none.
/// </summary>
internal static class UploadCheck
{
    public static async Task Look(HttpContext http, RequestDelegate next)
    {
        if (!CouldBeForged(http) || await HasToken(http)) await next(http);
        else await Problems.Problem(StatusCodes.Status400BadRequest, "request.token", "A form needs the token of one of this site's pages; a program sends a bearer token instead.").ExecuteAsync(http);
    }

    private static bool CouldBeForged(HttpContext http) =>
        http.Features.Get<Identity>() is { Session: not null } && http.Request.Path.StartsWithSegments("/api")
        && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !http.Request.HasJsonContentType() && TakesForms(http.GetEndpoint());

    /// <summary>Commands are JSON only, and say so themselves; what answers "unsupported media type" is no route.</summary>
    private static bool TakesForms(Endpoint? endpoint) =>
        endpoint is RouteEndpoint && endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") != true;

    private static async Task<bool> HasToken(HttpContext http)
    {
        try
        {
            return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return false;
        }
    }
}
