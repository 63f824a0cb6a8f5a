using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Pmo.Components;

namespace Pmo.Host.Stepping;

/// <summary>
/// Records each page and each query of the API that somebody opens whose only role is compliance reviewer, before it is answered. Whoever
/// has work of their own here is not followed on their way to it.
/// </summary>
internal static partial class PageLooks
{
    private const int Longest = 200;

    /// <summary>Records a look, or passes on what is none.</summary>
    public static async Task Look(HttpContext http, RequestDelegate next)
    {
        if (http.RequestServices.GetRequiredService<Caller>() is { Viewer: { } who } caller && OnlyReviews(who) && http.Features.Get<Exporting.ListAsked>() is null && PageOf(http) is { } page)
            await http.RequestServices.GetRequiredService<LookLog>().Note(who, page, PathOf(http.Request.Path.Value), Asked(http.Request.Query), caller.AsOf?.Code, http.Request.Headers.ContainsKey(LiveRegion.Unattended));
        await next(http);
    }

    /// <summary>Everybody signed in is a reader; a reviewer who holds another role besides is here for that too.</summary>
    internal static bool OnlyReviews(Viewer who) => who.Is(Role.ComplianceReviewer) && who.Roles.All(r => r is Role.ComplianceReviewer or Role.Reader);

    // What an error page says is nothing that is kept here, and it is shown within the request that was looked at.
    private static string? PageOf(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null) return null;
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page) return Notes(page.Type) ? null : endpoint.RoutePattern.RawText;
        if (!http.Request.Path.StartsWithSegments("/api") || !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) return null;
        return endpoint.Metadata.GetMetadata<Type>() is { } query ? Notes(query) ? null : MessageNames.Of(query) : endpoint.RoutePattern.RawText;
    }

    private static bool Notes(Type type) => type.IsDefined(typeof(NotesLookAttribute), inherit: false);

    /// <summary>The address with its parameters unfilled.</summary>
    internal static string RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";

    /// <summary>An address, unless somebody typed words into it.</summary>
    internal static string PathOf(string? asked) => asked is { Length: <= Longest } path && Plain().IsMatch(path) ? path : "an address that is not kept";

    /// <summary>What else was asked, with the values of ids, numbers and days only.</summary>
    internal static string Asked(IQueryCollection query) => string.Join(", ", query.Where(q => !q.Key.Equals(PastMoment.Key, StringComparison.OrdinalIgnoreCase) && q.Key.Length <= 40 && Plain().IsMatch(q.Key) && q.Value.Any(v => v is { Length: > 0 }))
        .OrderBy(q => q.Key, StringComparer.Ordinal).Take(20).Select(q => q.Value is [{ } value] && IsKept(value) ? $"{q.Key}={value}" : q.Key));

    private static bool IsKept(string value) => Guid.TryParse(value, out _) || value.Length <= 9 && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        || DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // Letters of addresses that are made by this site; what somebody typed with blanks and accents is not among them.
    [GeneratedRegex(@"^[A-Za-z0-9/._~-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
