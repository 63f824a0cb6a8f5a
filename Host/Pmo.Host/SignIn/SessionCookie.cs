namespace Pmo.Host.SignIn;

/// <summary>The cookie that carries a session's secret: never readable by scripts, never sent without encryption or from another site.</summary>
internal static class SessionCookie
{
    // Browsers treat http://localhost and http://127.0.0.1 as encrypted, so Secure holds on a developer's machine too.
    public const string Name = "__Host-pmo";

    private static CookieOptions Options => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and <= 100 } secret ? secret : null;

    public static void Write(HttpResponse response, string secret) => response.Cookies.Append(Name, secret, Options);

    public static void Forget(HttpResponse response) => response.Cookies.Delete(Name, Options);
}
