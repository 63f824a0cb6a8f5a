using System.Net;
using Pmo.Host.Exporting;
using Pmo.Office;
using Pmo.Tests.LookingBack;
using Pmo.Tests.Security;

namespace Pmo.Tests.Exporting;

/// <summary>A list of a past moment is a file too, of the same moment, and in the rights of today.</summary>
[Collection(PastPmoTests.Name)]
[Trait("Feature", "R42"), Trait("Feature", "A20")]
public sealed class Lists_of_the_past(PastPmo pmo)
{
    private const string Then = "2026-03-31T18:00:00Z";

    [Fact]
    public async Task A_file_is_of_the_moment_looked_back_at_and_says_so()
    {
        var head = (await pmo.Site.Log()).Select(e => e.Event).OfType<RoleGranted>().First(g => g.Role == Role.HeadOfPmo).Person;
        var browser = await pmo.Site.SignedIn(head);
        var page = await browser.Get($"/reporting/obligations?sort=project&asOf={Then}");
        var code = page.Headers.GetValues("As-Of").Single();
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains($"href=\"/reporting/obligations.csv?sort=project&amp;asOf={Uri.EscapeDataString(Then)}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(await Open(browser, Then), await Open(browser, "2026-05-31T18:00:00Z"));

        var answer = await browser.Get($"/reporting/obligations.xlsx?sort=project&asOf={Then}");
        var file = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(code, answer.Headers.GetValues("As-Of").Single());
        Assert.Contains($"obligations_as-of-2026-03-31T18-00-00Z_event-{code.Split('@')[0]}.xlsx", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.Equal((await Files.Csv(browser, $"/reporting/obligations.csv?sort=project&asOf={Then}")).Count, Files.Rows(file).Count);
        Assert.Equal($"asOf={code}", Files.Rows(file, "About").Single(r => r[0] is "The moment in an address")[1]);
        var taken = (await pmo.Site.Log()).Select(e => e.Event).OfType<ListExported>().Last();
        Assert.Equal((code, long.Parse(code.Split('@')[0], System.Globalization.CultureInfo.InvariantCulture)), (taken.AsOf, taken.Position));
    }

    [Fact]
    public async Task Who_left_a_project_takes_nothing_of_its_past_away_and_who_came_does()
    {
        await using var site = await pmo.EndsAt(pmo.Head, PastPmo.Now);
        var log = (await site.Log()).Select(e => e.Event).ToArray();
        var project = log.OfType<ProjectRegistered>().First();
        var former = log.OfType<ProjectManagerNamed>().Last(e => e.Project == project.Project).Manager!.Value;
        var newcomer = await site.Person([]);
        var (leaving, coming) = (await site.SignedIn(former), await site.SignedIn(newcomer));
        Assert.Contains(await Rows(leaving), l => l[0].StartsWith(project.Code, StringComparison.Ordinal));
        Assert.DoesNotContain(await Rows(coming), l => l[0].StartsWith(project.Code, StringComparison.Ordinal));

        await site.Do(new NameProjectManager(project.Project, newcomer, former));
        await PastPmo.CatchUp(site);

        Assert.DoesNotContain(await Rows(leaving), l => l[0].StartsWith(project.Code, StringComparison.Ordinal));
        Assert.Contains(await Rows(coming), l => l[0].StartsWith(project.Code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/reporting/metrics.csv?list=breakdown", HttpStatusCode.Forbidden)]
    [InlineData("/staffing/available.csv", HttpStatusCode.Forbidden)]
    [InlineData("/account.csv?list=sessions", HttpStatusCode.NotFound)]
    public async Task What_is_not_for_them_or_has_no_past_is_no_file_of_then_either(string address, HttpStatusCode status)
    {
        var reader = await pmo.Site.SignedIn(await pmo.Site.Person([]));
        var answer = await reader.Get($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={Then}");
        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<IEnumerable<string[]>> Rows(Browser browser) => (await Files.Csv(browser, $"/reporting/obligations.csv?asOf={Then}")).Skip(1);

    private static async Task<string> Open(Browser browser, string at) => string.Join('\n', (await Files.Csv(browser, $"/reporting/obligations.csv?asOf={at}")).Select(l => string.Join('|', l)));
}
