using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Pmo.Staffing;
using Pmo.Tests.Security;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Staffing.Appraising;

/// <summary>Every page and every query of the API, asked about one appraisal, now and as of a past moment.</summary>
internal static class EveryDoor
{
    /// <summary>Everything that somebody is answered, and through how many doors.</summary>
    public static async Task<(int Doors, string All)> Walk(Site site, AnAppraisal a, PersonId who)
    {
        await site.Settle();
        var then = site.Clock.GetUtcNow();
        await site.Until(then.AddHours(1));
        var (browser, all, doors) = (await site.SignedIn(who), new StringBuilder(), 0);
        foreach (var address in site.Endpoints.Where(IsRead).SelectMany(e => Addresses(e, a)).Distinct().ToList())
            foreach (var at in new[] { address, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={then:yyyy-MM-ddTHH:mm:ssZ}" })
            {
                all.Append(await (await browser.Get(at)).Content.ReadAsStringAsync()).Append('\n');
                doors++;
            }

        return (doors, WebUtility.HtmlDecode(all.ToString()));
    }

    /// <summary>What one address answers, as it is read.</summary>
    public static async Task<string> Text(Browser browser, string address) => WebUtility.HtmlDecode(await (await browser.Get(address)).Content.ReadAsStringAsync());

    private static bool IsRead(RouteEndpoint e) => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET")
        && !e.RoutePattern.RawText!.Contains("live", StringComparison.Ordinal) && !e.RoutePattern.RawText.StartsWith('_') && !e.RoutePattern.RawText.Contains("_framework", StringComparison.Ordinal);

    private static IEnumerable<string> Addresses(RouteEndpoint endpoint, AnAppraisal a)
    {
        var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        if (endpoint.Metadata.GetMetadata<Type>() is { } query && TheSolution.Queries.Contains(query))
        {
            yield return route;
            var given = query.GetConstructors()[0].GetParameters().Select(p => (p.Name, Value: Value(p, a))).Where(p => p.Value is not null).ToList();
            if (given.Count > 0) yield return $"{route}?{string.Join('&', given.Select(p => $"{char.ToLowerInvariant(p.Name![0])}{p.Name[1..]}={p.Value}"))}";
            yield break;
        }

        if (endpoint.RoutePattern.Parameters.Count == 0) yield return route;
        else
            foreach (var id in new[] { a.Id.Value, a.Pat.Value, a.Project.Value })
                foreach (var form in new[] { $"{id}", $"{id:n}", $"staffing.appraisal-{id:n}" })
                    yield return Regex.Replace(route, @"\{[^}]+\}", form);
        if (route == "/search") foreach (var word in new[] { "pier", "storm", "burns", "alone" }) yield return $"/search?text={word}";
    }

    private static string? Value(ParameterInfo p, AnAppraisal a) => (Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType) switch
    {
        var t when t == typeof(AppraisalId) => $"{a.Id.Value}",
        var t when t == typeof(PersonId) => $"{a.Pat.Value}",
        var t when t == typeof(ProjectId) => $"{a.Project.Value}",
        var t when t == typeof(PromotionId) => $"{PromotionId.Of(a.Pat, Grade.SeniorProjectManager).Value}",
        _ when p.Name == "Stream" => $"staffing.appraisal-{a.Id}",
        _ when p.Name == "Text" => "storm",
        _ => null,
    };
}
