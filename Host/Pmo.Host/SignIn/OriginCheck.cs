namespace Pmo.Host.SignIn;

/// <summary>What changes something is taken only from this site's own pages, or from programs, which send no origin at all.</summary>
internal static class OriginCheck
{
    public static async Task Look(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (safe || FromHere(request))
        {
            await next(http);
            return;
        }

        await Problems.Problem(StatusCodes.Status403Forbidden, "request.origin", "This came from another site and was not looked at.").ExecuteAsync(http);
    }

    private static bool FromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none")) return false;
        var origins = request.Headers.Origin;
        return origins.Count == 0 || (origins.Count == 1 && string.Equals(origins[0], $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
