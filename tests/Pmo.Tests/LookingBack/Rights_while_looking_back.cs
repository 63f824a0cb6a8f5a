using System.Net;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.Security;

namespace Pmo.Tests.LookingBack;

/// <summary>Who looks back sees what their rights of today open, on pages, in the API and in search; drafts have no past.</summary>
[Collection(PastPmoTests.Name)]
[Trait("Feature", "A20")]
public sealed class Rights_while_looking_back(PastPmo pmo)
{
    private const string Then = "2026-06-22T18:00:00Z";

    [Fact]
    public async Task Who_left_a_project_does_not_see_its_past_and_who_came_does()
    {
        await using var site = await pmo.EndsAt(pmo.Head, PastPmo.Now);
        var log = (await site.Log()).Select(e => e.Event).ToArray();
        var project = log.OfType<ProjectRegistered>().First().Project;
        var former = log.OfType<ProjectManagerNamed>().Last(e => e.Project == project).Manager!.Value;
        var newcomer = await site.Person([]);
        var (leaving, coming) = (await site.SignedIn(former), await site.SignedIn(newcomer));
        Assert.Contains(Shown(project), await Everything(leaving), StringComparison.Ordinal);
        Assert.DoesNotContain($"{project}", await Everything(coming), StringComparison.Ordinal);

        await site.Do(new NameProjectManager(project, newcomer, former));
        await PastPmo.CatchUp(site);

        Assert.DoesNotContain($"{project}", await Everything(leaving), StringComparison.Ordinal);
        Assert.Contains(Shown(project), await Everything(coming), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_have_no_past()
    {
        var log = (await pmo.Site.Log()).Select(e => e.Event).ToArray();
        var opened = log.OfType<ObligationOpened>().Last();
        var scheduled = log.OfType<ObligationScheduled>().Last(e => e.Obligation == opened.Obligation);
        var manager = await pmo.Site.SignedIn(log.OfType<ProjectManagerNamed>().Last(e => e.Project == scheduled.Project).Manager!.Value);
        var address = $"/reporting/obligations/{opened.Obligation}/report";
        Assert.Equal(HttpStatusCode.OK, (await manager.Get(address)).StatusCode);

        var answer = await manager.Get($"{address}?asOf={Then}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("This page has no past", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_was_lost_opens_no_page_of_the_time_when_it_was_held()
    {
        var reader = await pmo.Site.SignedIn(new SampleCast(SampleSize.All[0]).Reader);

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/reporting/metrics?asOf={Then}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/api/reporting/show-metrics?asOf={Then}")).StatusCode);
    }

    private static string Shown(ProjectId project) => $"\"project\":\"{project.Value}\"";

    /// <summary>What somebody is told of obligations and their own reports as of then, by the API.</summary>
    private static async Task<string> Everything(Browser browser)
    {
        var told = "";
        foreach (var query in new[] { "reporting/find-obligations?size=500", "reporting/find-my-reports", "reporting/show-needs", "reporting/find-asks" })
        {
            var answer = await browser.Get($"/api/{query}{(query.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={Then}");
            Assert.True(answer.IsSuccessStatusCode, $"{query}: {answer.StatusCode}");
            told += await answer.Content.ReadAsStringAsync();
        }

        return told;
    }
}
