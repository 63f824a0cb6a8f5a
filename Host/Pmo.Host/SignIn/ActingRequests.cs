using Microsoft.AspNetCore.Antiforgery;
using Pmo.Components;
using Pmo.Host.Shell;

namespace Pmo.Host.SignIn;

/// <summary>
/// In whose place a request is sent: of a program by its header, of a browser by its session. Looked up anew for every request, so
/// that a deputyship which ended, or whose people may not sign in any more, ends at the next one.
/// </summary>
internal static class ActingRequests
{
    /// <summary>The header of the API: the id of the person in whose place the request is sent.</summary>
    public const string Header = "On-Behalf-Of";

    /// <summary>Says who sends the request and in whose place; answers it when they may not.</summary>
    public static async Task Look(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<Identity>() is { } identity)
        {
            var caller = http.RequestServices.GetRequiredService<Caller>();
            caller.Is(identity.Viewer, identity.Session is { } session ? http.RequestServices.GetRequiredService<ProofMoments>().Of(session) : null);
            if (!Wanted(http.Request, identity, out var principal))
            {
                await Problems.Problem(StatusCodes.Status400BadRequest, "authority.on-behalf-of", $"{Header} holds the id of one person.").ExecuteAsync(http);
                return;
            }

            if (principal is { } person) caller.Acting = Of(http, identity.Viewer.Person, person);
            if (principal is not null && caller.Acting is null)
            {
                await Over(http, identity);
                return;
            }
        }

        await next(http);
    }

    /// <summary>Maps choosing in whose place to act, and stopping it.</summary>
    public static void MapActing(this IEndpointRouteBuilder app)
    {
        app.MapPost("/act-for", (Delegate)Choose).ExcludeFromDescription();
        app.MapPost("/act-for/stop", (Delegate)Stop).ExcludeFromDescription();
    }

    private static bool Wanted(HttpRequest request, Identity identity, out PersonId? principal)
    {
        principal = identity.Session?.Acting;
        if (!request.Path.StartsWithSegments("/api") || request.Headers[Header] is not { Count: > 0 } given) return true;
        var known = Guid.TryParse(given.Count == 1 ? given[0] : null, out var id);
        principal = new PersonId(id);
        return known;
    }

    private static Acting? Of(HttpContext http, PersonId deputy, PersonId principal) =>
        http.RequestServices.GetRequiredService<IDeputies>().ActingFor(deputy, principal, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    // What was sent in another's place is never carried out as oneself instead.
    private static async Task Over(HttpContext http, Identity identity)
    {
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            await Problems.Problem(StatusCodes.Status403Forbidden, "authority.deputy", "You may not act for this person today.").ExecuteAsync(http);
            return;
        }

        http.RequestServices.GetRequiredService<Sessions>().Act(identity.Viewer.Person, identity.Session!.Id, null);
        var reading = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        http.RequestServices.GetRequiredService<Notice>().Leave(reading
            ? "Your time as a deputy is over: you act for yourself again."
            : "Your time as a deputy is over: you act for yourself again. What you sent last was not carried out.");
        var to = reading ? http.Request.Path + http.Request.QueryString : "/account/absences";
        if (http.Request.Headers.ContainsKey("HX-Request"))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            http.Response.Headers["HX-Redirect"] = "/account/absences";
        }
        else http.Response.Redirect(to);
    }

    private static async Task<IResult> Choose(HttpContext http, IEnumerable<IModule> modules)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty;
        if (http.Features.Get<Identity>() is not { } identity || !Guid.TryParse(form["person"], out var id)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        return Of(http, identity.Viewer.Person, new PersonId(id)) is { } acting
            ? await Change(http, acting.Principal.Person, form["back"] is { Count: 1 } back ? ReturnUrl.Safe(back) : MenuOrder.FirstFor(modules, acting)?.Href ?? "/account/absences", null)
            : await Change(http, null, "/account/absences", "You may not act for this person today.");
    }

    private static Task<IResult> Stop(HttpContext http) => Change(http, null, "/", "You act for yourself again.");

    private static async Task<IResult> Change(HttpContext http, PersonId? principal, string to, string? said)
    {
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) || http.Features.Get<Identity>() is not { Session: { } session })
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        http.RequestServices.GetRequiredService<Sessions>().Act(session.Person, session.Id, principal);
        if (said is not null) http.RequestServices.GetRequiredService<Notice>().Leave(said);
        return Results.Redirect(to);
    }
}
