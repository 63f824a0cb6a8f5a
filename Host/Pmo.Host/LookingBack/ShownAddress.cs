using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Pmo.Host.LookingBack;

/// <summary>The address a person asked for, also while an error page is shown in its place.</summary>
internal sealed record ShownAddress(PathString Place, IReadOnlyList<KeyValuePair<string, StringValues>> Query)
{
    /// <summary>What this request asked for.</summary>
    public static ShownAddress Of(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is { } status ? new(status.OriginalPath, [.. QueryHelpers.ParseQuery(status.OriginalQueryString)])
        : http.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? new(failed.Path, [.. http.Request.Query])
        : new(http.Request.Path, [.. http.Request.Query]);

    /// <summary>The path.</summary>
    public string Path => Place.ToUriComponent();

    /// <summary>The moment as it stands in the address.</summary>
    public string? Moment => Query.FirstOrDefault(IsMoment).Value;

    /// <summary>The same page as it is now.</summary>
    public string Now => PastRequests.Without(Place, Query);

    /// <summary>The same page at another moment.</summary>
    public string At(string moment) => QueryHelpers.AddQueryString(Now, PastMoment.Key, moment);

    /// <summary>All of the query but the moment, and the page of a list: there may be fewer.</summary>
    public IEnumerable<(string Name, string? Value)> Rest => Query.Where(q => !IsMoment(q) && q.Key != "page").SelectMany(q => q.Value, (q, v) => (q.Key, v));

    private static bool IsMoment(KeyValuePair<string, StringValues> value) => value.Key.Equals(PastMoment.Key, StringComparison.OrdinalIgnoreCase);
}
