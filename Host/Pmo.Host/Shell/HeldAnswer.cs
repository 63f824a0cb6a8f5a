namespace Pmo.Host.Shell;

/// <summary>An answer that is kept until it is whole, because something in it is changed before it is sent.</summary>
internal static class HeldAnswer
{
    /// <summary>Lets the request be answered; what was answered, to be read from its beginning. Nothing of it is sent.</summary>
    public static async Task<MemoryStream> To(HttpContext http, RequestDelegate next)
    {
        var (body, held) = (http.Response.Body, new MemoryStream());
        http.Response.Body = held;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        held.Position = 0;
        return held;
    }

    /// <summary>True for a page; files and answers of the API are none.</summary>
    public static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
