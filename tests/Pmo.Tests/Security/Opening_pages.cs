using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Security;

/// <summary>Every page × every role: whom it opens for. A page that is not on the list fails (W1).</summary>
[Trait("Feature", "G3"), Trait("Feature", "G4")]
public sealed class Opening_pages
{
    private static readonly Role[] People = [.. Enum.GetValues<Role>().Where(r => r != Role.System)];

    private static readonly Role[] Pmo = [Role.PmoOfficer, Role.HeadOfPmo];
    private static readonly Role[] Overseers = [.. People.Except([Role.Administrator, Role.GateAuthority, Role.Reader])];

    /// <summary>Whom each page opens for. Where the list says nobody, the made-up id leads to nothing, or only the console may.</summary>
    private static readonly Dictionary<string, Role[]> OpensFor = new()
    {
        ["/"] = People,
        ["/account"] = People,
        ["/account/absences"] = People,
        ["/account/password"] = People,
        ["/bulk/{List}"] = Pmo,
        ["/calendars"] = People,
        ["/calendars/new"] = Pmo,
        ["/calendars/{Id}"] = People,
        ["/console/person"] = [],
        ["/console/token/list"] = [],
        ["/departments"] = People,
        ["/departments/new"] = [Role.Administrator, Role.HeadOfPmo],
        ["/departments/{Kind}/{Id}"] = [Role.Administrator, Role.HeadOfPmo],
        ["/first-steps"] = [.. Pmo, Role.Administrator],
        ["/mail"] = [.. Pmo, Role.Administrator],
        ["/mail/{Id:guid}"] = [],
        ["/needs-you"] = People,
        ["/not-found"] = People,
        ["/notices"] = People,
        ["/notices/preferences"] = People,
        ["/openapi/{documentName}.json"] = People,
        ["/operations"] = [Role.Administrator, Role.HeadOfPmo],
        ["/people"] = People,
        ["/people/add"] = [Role.Administrator],
        ["/people/{Id:guid}"] = People,
        ["/people/{Id:guid}/absences"] = [Role.Administrator],
        ["/people/{Id:guid}/access"] = [Role.Administrator],
        ["/people/{Id:guid}/edit"] = [Role.Administrator],
        ["/projects"] = People,
        ["/projects/new"] = Pmo,
        ["/projects/{Id}"] = People,
        ["/projects/{Id}/edit"] = Pmo,
        ["/reference"] = People,
        ["/reporting/asks"] = People,
        ["/reporting/asks/{Id}"] = [],
        ["/reporting/cadence"] = Pmo,
        ["/reporting/cadence/{Id}"] = Pmo,
        ["/reporting/calendar"] = Overseers,
        ["/reporting/escalations"] = Overseers,
        ["/reporting/import"] = [.. Pmo, Role.Administrator, Role.ComplianceReviewer],
        ["/reporting/import/preview/{Import:guid}"] = People,
        ["/reporting/import/{Import:guid}"] = [],
        ["/reporting/ladders"] = People,
        ["/reporting/ladders/{Id}"] = [Role.HeadOfPmo],
        ["/reporting/metrics"] = [.. Overseers.Except([Role.Coach])],
        ["/reporting/mine"] = People,
        ["/reporting/obligations"] = People,
        ["/reporting/obligations/{Id}"] = [],
        ["/reporting/obligations/{Id}/report"] = [],
        ["/reporting/obligations/{Id}/revisions/{Number:int}"] = [],
        ["/reporting/preview"] = [.. Pmo, Role.Administrator],
        ["/reporting/review"] = Pmo,
        ["/reporting/review/{Id}/{Number:int}"] = [],
        ["/reporting/standard"] = People,
        ["/reporting/summaries"] = People,
        ["/reporting/summaries/new"] = Pmo,
        ["/reporting/summaries/{Id}"] = [],
        ["/reporting/standard/edit"] = [Role.HeadOfPmo],
        ["/search"] = People,
    };

    [Fact]
    public async Task Every_page_opens_for_the_roles_on_the_list_and_for_no_other()
    {
        await using var site = await Site.Open();
        await site.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, Today));
        await site.Do(new RegisterProject("BR-1", "North Bridge", null, Roads, new ProjectProfile()));
        var person = await site.Person([]);
        var wrong = new List<string>();
        foreach (var role in People)
        {
            var browser = await site.SignedIn(await site.Person([role]));
            foreach (var page in Pages(site))
            {
                var answer = await browser.Get(Address(page, person));
                var right = OpensFor.TryGetValue(Route(page), out var roles) && answer.StatusCode switch
                {
                    HttpStatusCode.OK => roles.Contains(role),
                    HttpStatusCode.Forbidden or HttpStatusCode.NotFound => !roles.Contains(role),
                    _ => false,
                };
                if (!right) wrong.Add($"{role}: {Route(page)}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_list_names_no_page_that_is_gone()
    {
        await using var site = await Site.Open();
        Assert.Equal(OpensFor.Keys.Order(StringComparer.Ordinal), Pages(site).Select(Route).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<RouteEndpoint> Pages(Site site) => site.Endpoints.Where(e =>
        e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<Type>() is null && Route(e) is not ("/live" or "/_framework/opaque-redirect")
        && (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET"));

    private static string Route(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Address(RouteEndpoint endpoint, PersonId person) => Route(endpoint) switch
    {
        "/calendars/{Id}" => $"/calendars/{CalendarId.Default}",
        "/departments/{Kind}/{Id}" => $"/departments/Department/{Roads}",
        "/bulk/{List}" => "/bulk/projects?action=manager&which=all",
        "/reporting/ladders/{Id}" => "/reporting/ladders/default",
        var route when route.StartsWith("/projects/", StringComparison.Ordinal) || route.StartsWith("/reporting/cadence/", StringComparison.Ordinal) => Site.Filled(endpoint).Replace("01900000-0000-7000-8000-00000000dead", Bridge.ToString(), StringComparison.Ordinal),
        var route when route.StartsWith("/people/", StringComparison.Ordinal) => Site.Filled(endpoint).Replace("01900000-0000-7000-8000-00000000dead", person.ToString(), StringComparison.Ordinal),
        _ => Site.Filled(endpoint),
    };
}
