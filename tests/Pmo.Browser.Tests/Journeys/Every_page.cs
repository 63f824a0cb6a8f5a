using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Pmo.Host;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>Every page of the product with the sample in it: answered, with one heading and one primary action, accessible in both themes, quiet, no wider than a telephone, and with no day broken.</summary>
[Collection(InBrowser.Name)]
public sealed class Every_page(Chromium chromium, RealHost host)
{
    // These answer another status by design and are asked for below.
    private static readonly string[] Troubles = ["/not-found", "/error/{Status:int}"];

    private static readonly Dictionary<string, Role[]> Others = new()
    {
        ["/"] = [Role.HeadOfPmo, Role.ProjectManager, Role.Sponsor, Role.Administrator],
        ["/projects/{Id}"] = [Role.HeadOfPmo, Role.ProjectManager, Role.Sponsor],
        ["/needs-you"] = [Role.Sponsor, Role.Executive, Role.Reader],
        ["/reporting/asks/{Id}"] = [Role.HeadOfPmo, Role.Sponsor],
        ["/reporting/asks"] = [Role.HeadOfPmo, Role.Executive],
        ["/competencies"] = [Role.HeadOfPmo, Role.Reader],
        ["/account/competencies"] = [Role.ProjectManager],
        ["/staffing/mine"] = [Role.ProjectManager, Role.Reader],
        ["/staffing/appraisals"] = [Role.HeadOfPmo, Role.Sponsor],
        ["/staffing/appraisals/{Id}"] = [Role.HeadOfPmo, Role.ComplianceReviewer],
        ["/staffing/assignments"] = [Role.Sponsor, Role.HeadOfPmo],
        ["/staffing/ladder"] = [Role.HeadOfPmo, Role.ProjectManager],
        ["/staffing/mine/career"] = [Role.ProjectManager, Role.Reader],
        ["/staffing/capacity"] = [Role.HeadOfPmo, Role.Executive],
        ["/staffing/consents"] = [Role.HeadOfPmo, Role.Sponsor, Role.Reader],
        ["/staffing/demand"] = [Role.HeadOfPmo, Role.Executive],
        ["/staffing/rules"] = [Role.HeadOfPmo, Role.PmoOfficer],
        ["/staffing/plans"] = [Role.HeadOfPmo, Role.PmoOfficer],
        ["/staffing/plans/{Id}"] = [Role.HeadOfPmo, Role.PmoOfficer],
        ["/staffing/pool"] = [Role.HeadOfPmo, Role.Executive],
        ["/staffing/pool/{Id}"] = [Role.HeadOfPmo, Role.PmoOfficer],
        ["/staffing/requests"] = [Role.HeadOfPmo, Role.Sponsor],
        ["/staffing/requests/together"] = [Role.HeadOfPmo],
        ["/staffing/requests/new"] = [Role.HeadOfPmo, Role.Sponsor],
        ["/staffing/requests/{Id}"] = [Role.HeadOfPmo, Role.PmoOfficer],
        ["/staffing/requests/{Id}/ranking"] = [Role.HeadOfPmo, Role.ComplianceReviewer],
        ["/staffing/roll-off"] = [Role.HeadOfPmo, Role.ComplianceReviewer],
        ["/staffing/returns"] = [Role.HeadOfPmo, Role.ProjectManager],
        ["/staffing/roles"] = [Role.ProjectManager, Role.HeadOfPmo, Role.Reader],
        ["/staffing/roles/{Id}"] = [Role.HeadOfPmo],
        ["/staffing/unstaffed"] = [Role.HeadOfPmo, Role.Executive],
        ["/staffing/waivers"] = [Role.HeadOfPmo, Role.Sponsor],
        ["/staffing/weights"] = [Role.HeadOfPmo, Role.ComplianceReviewer],
        ["/first-steps"] = [Role.HeadOfPmo, Role.Administrator],
        ["/mail"] = [Role.HeadOfPmo, Role.Administrator],
        ["/mail/{Id:guid}"] = [Role.HeadOfPmo, Role.Administrator],
        ["/notices"] = [Role.HeadOfPmo, Role.ProjectManager],
        ["/audit/packages"] = [Role.ComplianceReviewer],
        ["/audit/difference"] = [Role.HeadOfPmo, Role.ProjectManager],
        ["/audit/why"] = [Role.HeadOfPmo, Role.ProjectManager],
        ["/audit/proof"] = [Role.ComplianceReviewer, Role.ProjectManager],
        ["/audit/why/cell"] = [Role.HeadOfPmo],
        ["/audit/engagements"] = [Role.ComplianceReviewer],
        ["/audit/engagements/new"] = [Role.ComplianceReviewer],
        ["/audit/engagements/{Id:guid}"] = [Role.ComplianceReviewer, Role.HeadOfPmo],
        ["/audit/engagements/{Id:guid}/draw/{Name}"] = [Role.ComplianceReviewer],
        ["/audit/engagements/{Id:guid}/populations/{Name}"] = [Role.ComplianceReviewer],
        ["/audit/engagements/{Id:guid}/samples/{Sample:guid}"] = [Role.ComplianceReviewer],
        ["/audit/engagements/{Id:guid}/samples/{Sample:guid}/{Number:int}"] = [Role.ComplianceReviewer],
        ["/audit/engagements/{Id:guid}/observe"] = [Role.ComplianceReviewer],
        ["/audit/engagements/{Id:guid}/sign"] = [Role.ComplianceReviewer],
        ["/audit/observations/{Id:guid}"] = [Role.ComplianceReviewer, Role.PmoOfficer],
        ["/operations"] = [Role.Administrator],
        ["/people/add"] = [Role.Administrator],
        ["/people/{Id:guid}"] = [Role.HeadOfPmo, Role.Administrator],
        ["/people/{Id:guid}/erase"] = [Role.HeadOfPmo, Role.Administrator, Role.ComplianceReviewer],
        ["/people/{Id:guid}/erasure-certificate"] = [Role.HeadOfPmo, Role.Administrator, Role.ComplianceReviewer],
        ["/people/erasures"] = [Role.HeadOfPmo, Role.ComplianceReviewer],
        ["/people/{Id:guid}/edit"] = [Role.Administrator],
        ["/people/{Id:guid}/access"] = [Role.Administrator],
        ["/reporting/metrics"] = [Role.HeadOfPmo, Role.ProjectManager],
        ["/reporting/summaries/{Id}"] = [Role.HeadOfPmo, Role.Sponsor],
        ["/people/{Id:guid}/absences"] = [Role.Administrator],
        ["/account/absences"] = [Role.ProjectManager],
        ["/reporting/mine"] = [Role.ProjectManager],
        ["/reporting/obligations/{Id}"] = [Role.HeadOfPmo, Role.ProjectManager],
        ["/reporting/obligations/{Id}/report"] = [Role.ProjectManager],
    };

    public static TheoryData<string, Role> Pages()
    {
        var pages = new TheoryData<string, Role>();
        foreach (var route in Routes().Except(Troubles))
            foreach (var role in Others.GetValueOrDefault(route, [Role.HeadOfPmo]))
                pages.Add(route, role);
        return pages;
    }

    [Fact]
    public void Every_route_with_parameters_has_an_address_in_the_sample() =>
        Assert.Empty(Routes().Except(Troubles).Where(r => r.Contains('{')).Except(Addresses.Known.Keys));

    [Theory, MemberData(nameof(Pages))]
    public async Task Is_answered_accessible_and_quiet(string route, Role role)
    {
        var address = await new Addresses(host, role).Of(route);
        await using var visit = await host.Open(chromium, role);
        var response = await visit.Go(address);
        Assert.True(response!.Status == 200, $"{address} answers {response.Status}");
        await Look(visit, $"{Name(route)}-{role}-light-1440");
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.Page.SetViewportSizeAsync(390, 844);
        // The open page follows the system: else the next look would be one more at the light page.
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await Look(visit, $"{Name(route)}-{role}-dark-390");
        visit.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/projects/01900000-0000-7000-8000-00000000ffff")]
    [InlineData("/reporting/obligations/no-id")]
    public async Task A_page_that_is_not_there_says_so(string address)
    {
        await using var visit = await host.Open(chromium, Role.HeadOfPmo);
        var response = await visit.Go(address);

        Assert.Equal(404, response!.Status);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");
        await visit.ShouldBeAccessible();
    }

    private static async Task Look(Visit visit, string picture)
    {
        await visit.Picture($"pages/{picture}", whole: true);
        Assert.Equal(1, await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
        await visit.ShouldBeAccessible();
        await visit.ShouldKeepDaysWhole();
        await visit.ShouldHaveOnePrimaryAction();
    }

    private static IEnumerable<string> Routes() =>
        from assembly in PmoSettings.Available.Select(m => m.GetType().Assembly).Append(typeof(Pmo.Office.OfficeModule).Assembly).Append(typeof(PmoHost).Assembly)
        from type in assembly.GetTypes()
        from route in type.GetCustomAttributes<RouteAttribute>()
        select route.Template;

    private static string Name(string route) => string.Join('-', route.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim('{', '}').Split(':')[0]).DefaultIfEmpty("portfolio"));
}
