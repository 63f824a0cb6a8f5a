namespace Pmo.Host.SignIn;

/// <summary>Tells browsers what this site never does, on every answer, errors and files included.</summary>
internal static class SecurityHeaders
{
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ];

    public static Task Add(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var headers = http.Response.Headers;
            foreach (var (name, value) in Always) headers[name] = value;
            headers.ContentSecurityPolicy = http.GetEndpoint()?.Metadata.GetMetadata<OwnContentPolicy>()?.Policy ?? ContentPolicy;
            if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (http.Response.StatusCode >= 400 || headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            headers.Remove("X-Powered-By");
            return Task.CompletedTask;
        }, http);
        return next(http);
    }
}

/// <summary>Another content policy for one endpoint that cannot do without, such as a reference page of somebody else's making.</summary>
public sealed record OwnContentPolicy(string Policy);
