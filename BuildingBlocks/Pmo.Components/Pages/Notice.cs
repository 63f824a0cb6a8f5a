using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Pmo.Components;

/// <summary>What was done, said once on the page a person is sent to afterwards. Travels over the redirect in a sealed cookie of one minute.</summary>
public sealed class Notice(IHttpContextAccessor http, IDataProtectionProvider protection)
{
    private const string Cookie = "pmo-notice";
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Pmo.Notice").ToTimeLimitedDataProtector();
    private bool taken;
    private string? text;

    /// <summary>Leaves a sentence for the next page.</summary>
    public void Leave(string sentence) =>
        http.HttpContext?.Response.Cookies.Append(Cookie, seal.Protect(sentence, TimeSpan.FromMinutes(1)), Options(TimeSpan.FromMinutes(1)));

    /// <summary>Takes the sentence left for this page, if any; the next page will not see it.</summary>
    public string? Take()
    {
        if (taken) return text;
        taken = true;
        // A region that is asked again in the background is not the page the sentence was left for.
        if (http.HttpContext?.Request.Headers.ContainsKey("HX-Request") == true) return null;
        if (http.HttpContext is not { Response.HasStarted: false } context || context.Request.Cookies[Cookie] is not { Length: > 0 } left) return null;
        context.Response.Cookies.Delete(Cookie, Options(TimeSpan.Zero));
        return text = Open(left);
    }

    private string? Open(string left)
    {
        try
        {
            return seal.Unprotect(left);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options(TimeSpan age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age, Secure = http.HttpContext?.Request.IsHttps ?? false };
}
