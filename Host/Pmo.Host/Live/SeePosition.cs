using System.Globalization;

namespace Pmo.Host.Live;

/// <summary>
/// People see what they did: after a form the position of its command travels over the redirect in a cookie, and the next page
/// waits, two seconds at most, until its figures are there.
/// </summary>
internal sealed class SeePosition(RequestDelegate next)
{
    private const string Cookie = "pmo-position";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task InvokeAsync(HttpContext context, Caller caller, ReadModels models)
    {
        if (HttpMethods.IsGet(context.Request.Method)) await Wait(context, models);
        else context.Response.OnStarting(() => { Leave(context, caller.LastPosition); return Task.CompletedTask; });
        await next(context);
    }

    private static async Task Wait(HttpContext context, ReadModels models)
    {
        if (context.Request.Cookies[Cookie] is not { } text) return;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) await models.WaitFor(position, Patience, context.RequestAborted);
        context.Response.Cookies.Delete(Cookie);
    }

    private static void Leave(HttpContext context, long position)
    {
        if (position == 0) return;
        context.Response.Cookies.Append(Cookie, position.ToString(CultureInfo.InvariantCulture),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromSeconds(30), Secure = context.Request.IsHttps });
    }
}
