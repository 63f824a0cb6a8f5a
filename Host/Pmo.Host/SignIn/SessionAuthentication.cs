using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Pmo.Components;
using Pmo.Host.Shell;
using Pmo.Office;

namespace Pmo.Host.SignIn;

/// <summary>Says who sends a request: by the session's cookie or a bearer token, looked up anew every time.</summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Door door, IPeople people)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Pmo";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
        {
            return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && await door.ByToken(authorization[Bearer.Length..].Trim()) is { } program
                ? Known(program)
                : AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        }

        return SessionCookie.Read(Request) is { } secret && await door.BySession(secret, used: !AsksByItself(Request)) is { } person ? Known(person) : AuthenticateResult.NoResult();
    }

    /// <summary>A page left open follows the log and asks for its figures again: nobody need be there for that.</summary>
    private static bool AsksByItself(HttpRequest request) => request.Path.StartsWithSegments("/live") || request.Headers.ContainsKey(LiveRegion.Unattended);

    private AuthenticateResult Known(Identity identity)
    {
        Context.Features.Set(identity);
        var viewer = identity.Viewer;
        var claims = viewer.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString())).Append(new Claim(ClaimTypes.NameIdentifier, viewer.Person.ToString())).ToList();
        if (people.ZoneOf(viewer.Person) is { } zone) claims.Add(new Claim(ViewerFormat.ZoneClaim, zone));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments("/api"))
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.Problem(StatusCodes.Status401Unauthorized, "authority.sign-in", "Sign in first, or send a token that is still good.").ExecuteAsync(Context);
            return;
        }

        if (SessionCookie.Read(Request) is not null) SessionCookie.Forget(Response);
        var signIn = "/sign-in" + QueryString.Create("returnUrl", ReturnUrl.Of(Request));
        if (Request.Headers.ContainsKey("HX-Request"))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers["HX-Redirect"] = signIn;
        }
        else if (Request.Headers.Accept.ToString().StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase)) Response.StatusCode = StatusCodes.Status401Unauthorized;
        else Response.Redirect(signIn);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        if (Request.Path.StartsWithSegments("/api")) await Problems.Problem(StatusCodes.Status403Forbidden, "authority.role", "Your roles do not allow this.").ExecuteAsync(Context);
    }
}

/// <summary>Where somebody wanted to go before signing in; never another site.</summary>
internal static class ReturnUrl
{
    /// <summary>The page a request came from or asked for.</summary>
    public static string Of(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return "/";
        var shown = request.Headers["HX-Current-URL"].ToString();
        return shown.Length > 0 && Uri.TryCreate(shown, UriKind.Absolute, out var page) ? Safe(page.PathAndQuery) : Safe(request.Path + request.QueryString);
    }

    /// <summary>An address within this site; the start page for anything else.</summary>
    public static string Safe(string? url) =>
        url is ['/', ..] && !(url.Length > 1 && url[1] is '/' or '\\') && !url.Any(char.IsControl) && url.Length <= 2_000 && !url.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) ? url : "/";
}
