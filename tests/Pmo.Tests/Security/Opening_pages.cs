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
    private static readonly Role[] Auditors = [Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator];
    private static readonly Role[] Overseers = [.. People.Except([Role.Administrator, Role.GateAuthority, Role.Reader])];

    /// <summary>Whom each page opens for. Where the list says nobody, the made-up id leads to nothing, or only the console may.</summary>
    private static readonly Dictionary<string, Role[]> OpensFor = new()
    {
        ["/"] = People,
        ["/account"] = People,
        ["/account/absences"] = People,
        ["/account/competencies"] = People,
        ["/account/password"] = People,
        ["/audit/engagements"] = [Role.ComplianceReviewer, Role.HeadOfPmo],
        ["/audit/engagements/new"] = [Role.ComplianceReviewer],
        ["/audit/engagements/{Id:guid}"] = [],
        ["/audit/engagements/{Id:guid}/draw/{Name}"] = [],
        ["/audit/engagements/{Id:guid}/populations/{Name}"] = [],
        ["/audit/engagements/{Id:guid}/samples/{Sample:guid}"] = [],
        ["/audit/engagements/{Id:guid}/samples/{Sample:guid}/{Number:int}"] = [],
        ["/audit/engagements/{Id:guid}/observe"] = [],
        ["/audit/engagements/{Id:guid}/sign"] = [],
        ["/audit/observations/{Id:guid}"] = [],
        ["/audit/two-clocks"] = [.. Pmo, Role.ComplianceReviewer],
        ["/audit/late-entries"] = [.. Pmo, Role.ComplianceReviewer],
        ["/audit/looks"] = Auditors,
        ["/audit/streams"] = Auditors,
        ["/audit/streams/{Stream}"] = Auditors,
        ["/audit/difference"] = [.. Overseers.Except([Role.Coach])],
        ["/audit/why"] = People,
        ["/audit/why/cell"] = [.. Overseers.Except([Role.Coach])],
        ["/audit/proof"] = People,
        ["/api/host/event-proof"] = [],
        ["/api/host/erasure-certificates/{person:guid}"] = [],
        ["/api/host/packages/{id:guid}"] = [],
        ["/api/host/engagements/{engagement:guid}/samples/{sample:guid}/{number:int}/files/{hash}"] = [],
        ["/audit/packages"] = [Role.ComplianceReviewer, Role.Administrator],
        ["/audit/dashboards"] = [Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator],
        ["/bulk/{List}"] = Pmo,
        ["/bulk/result/{Act:guid}"] = [],
        ["/calendars"] = People,
        ["/calendars/new"] = Pmo,
        ["/calendars/{Id}"] = People,
        ["/competencies"] = People,
        ["/competencies/new"] = Pmo,
        ["/competencies/{Id}"] = [],
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
        ["/people/{Id:guid}/competencies"] = [.. Pmo, Role.Coach, Role.ComplianceReviewer],
        ["/people/{Id:guid}/erase"] = Auditors,
        ["/people/{Id:guid}/erasure-certificate"] = [],
        ["/people/erasures"] = Auditors,
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
        ["/reporting/cadence/red"] = Pmo,
        ["/reporting/cadence/tiers"] = Pmo,
        ["/reporting/cadence/tiers/{Id}"] = Pmo,
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
        ["/staffing/appraisals"] = People,
        ["/staffing/appraisals/{Id}"] = [],
        ["/staffing/assignments"] = [.. Pmo, Role.Executive, Role.ComplianceReviewer, Role.Sponsor],
        ["/staffing/available"] = [.. Pmo, Role.Executive, Role.ComplianceReviewer],
        ["/staffing/ladder"] = People,
        ["/staffing/capacity"] = [.. Pmo, Role.Executive, Role.ComplianceReviewer],
        ["/staffing/consents"] = People,
        ["/staffing/demand"] = [.. Pmo, Role.Executive, Role.ComplianceReviewer],
        ["/staffing/mine"] = People,
        ["/staffing/mine/career"] = People,
        ["/staffing/plans"] = Pmo,
        ["/staffing/plans/{Id}"] = [],
        ["/staffing/pool"] = [.. Pmo, Role.Executive, Role.ComplianceReviewer],
        ["/staffing/pool/join"] = [Role.HeadOfPmo],
        ["/staffing/pool/{Id}"] = [],
        ["/staffing/returns"] = People,
        ["/staffing/requests"] = [.. Pmo, Role.Executive, Role.ComplianceReviewer, Role.Sponsor],
        ["/staffing/requests/together"] = [.. Pmo, Role.ComplianceReviewer],
        ["/staffing/requests/new"] = [.. Pmo, Role.Sponsor],
        ["/staffing/requests/{Id}"] = [],
        ["/staffing/requests/{Id}/ranking"] = [],
        ["/staffing/roll-off"] = [.. Pmo, Role.ComplianceReviewer],
        ["/staffing/roles"] = People,
        ["/staffing/roles/{Id}"] = [],
        ["/staffing/unstaffed"] = [.. Pmo, Role.Executive, Role.ComplianceReviewer],
        ["/staffing/waivers"] = People,
        ["/staffing/weights"] = [.. Pmo, Role.ComplianceReviewer],
        ["/staffing/pool/{Id}/career"] = [],
        ["/staffing/rules"] = [.. Pmo, Role.Executive, Role.ComplianceReviewer],
        ["/staffing/promotions"] = People,
        ["/staffing/promotions/{Id}"] = [],
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
        "/audit/streams/{Stream}" => $"/audit/streams/office.person-{person}",
        "/calendars/{Id}" => $"/calendars/{CalendarId.Default}",
        "/departments/{Kind}/{Id}" => $"/departments/Department/{Roads}",
        "/bulk/{List}" => "/bulk/projects?action=manager&which=all",
        "/reporting/ladders/{Id}" => "/reporting/ladders/default",
        "/reporting/cadence/tiers/{Id}" => "/reporting/cadence/tiers/default",
        var route when route.StartsWith("/projects/", StringComparison.Ordinal) || route.StartsWith("/reporting/cadence/", StringComparison.Ordinal) => Site.Filled(endpoint).Replace("01900000-0000-7000-8000-00000000dead", Bridge.ToString(), StringComparison.Ordinal),
        var route when route.StartsWith("/people/", StringComparison.Ordinal) => Site.Filled(endpoint).Replace("01900000-0000-7000-8000-00000000dead", person.ToString(), StringComparison.Ordinal),
        _ => Site.Filled(endpoint),
    };
}
