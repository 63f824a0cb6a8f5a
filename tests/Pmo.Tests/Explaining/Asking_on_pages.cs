using System.Net;
using AngleSharp.Html.Parser;
using Pmo.Tests.LookingBack;

namespace Pmo.Tests.Explaining;

/// <summary>From the figure to its reasons and to the steps of the records, now and looking back; what is typed wrong is said, and stays.</summary>
[Collection(PastPmoTests.Name)]
public sealed class Asking_on_pages(PastPmo pmo)
{
    [Theory, Trait("Feature", "A6")]
    [InlineData("/", 10)]
    [InlineData("/reporting/metrics", 20)]
    [InlineData("/reporting/obligations", 1)]
    [InlineData("/reporting/obligations?state=Behind", 1)]
    [InlineData("/reporting/obligations?state=Accepted", 1)]
    [InlineData("/reporting/escalations", 1)]
    [InlineData("the first project", 2)]
    public async Task Every_why_beside_a_figure_leads_to_rows_that_make_it(string page, int least)
    {
        var browser = await pmo.Site.SignedIn(await pmo.Site.Person([Role.HeadOfPmo]));
        if (page[0] != '/') page = (await Html(browser, "/?asOf=2026-03-31")).QuerySelector("td.name a")!.GetAttribute("href")!.Split('?')[0];
        foreach (var moment in new[] { "", "2026-03-31" })
        {
            var links = (await Html(browser, moment.Length == 0 ? page : $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={moment}")).QuerySelectorAll("a.why, a.why-number").Select(a => a.GetAttribute("href")!).Distinct().ToList();
            Assert.True(links.Count >= least, page);
            foreach (var link in links)
            {
                Assert.Equal(moment.Length > 0, link.Contains("asOf=", StringComparison.Ordinal));
                var why = await Html(browser, link);
                Assert.True(why.QuerySelector(".why-sum")?.TextContent.Contains("Adds up", StringComparison.Ordinal) == true, link);
            }
        }
    }

    [Fact, Trait("Feature", "A6")]
    public async Task A_row_leads_to_the_step_of_its_record_also_out_of_the_past()
    {
        var browser = await pmo.Site.SignedIn(await pmo.Site.Person([Role.ComplianceReviewer]));
        var step = (await Html(browser, "/audit/why?figure=reporting.green-projects&asOf=2026-03-31")).QuerySelectorAll(".why-sentence").First(s => s.TextContent.Contains("was accepted by", StringComparison.Ordinal)).NextElementSibling!.QuerySelector("a[data-now]")!.GetAttribute("href")!;

        Assert.Contains("was accepted by", (await Html(browser, step)).QuerySelector(".step-sentence")!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A6")]
    public async Task A_figure_that_nobody_shows_is_not_found_and_without_one_all_are_listed()
    {
        var browser = await pmo.Site.SignedIn(await pmo.Site.Person([Role.Reader]));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/audit/why?figure=reporting.nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/audit/why?figure=reporting.measured-on-time")).StatusCode);
        var list = await Html(browser, "/audit/why");
        Assert.Contains(list.QuerySelectorAll("td.name a"), a => a.TextContent == "Red projects");
        Assert.DoesNotContain(list.QuerySelectorAll("td.name a"), a => a.TextContent == "Reminders sent");
    }

    [Theory, Trait("Feature", "A5")]
    [InlineData("yesterday-ish", "is no moment: write a day")]
    [InlineData("2031-01-01", "has not come yet")]
    [InlineData("2019-01-01", "The log begins on")]
    public async Task A_moment_that_is_none_is_said_and_what_was_typed_stays(string typed, string said)
    {
        var page = await Html(await pmo.Site.SignedIn(await pmo.Site.Person([Role.HeadOfPmo])), $"/audit/difference?from={typed}&to=2026-06-01");

        Assert.Contains(said, page.QuerySelector("#difference-trouble")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((typed, "2026-06-01"), (page.QuerySelector("input[name=from]")!.GetAttribute("value"), page.QuerySelector("input[name=to]")!.GetAttribute("value")));
    }

    [Fact, Trait("Feature", "A5")]
    public async Task Two_days_are_compared_in_words()
    {
        var page = await Html(await pmo.Site.SignedIn(await pmo.Site.Person([Role.HeadOfPmo])), "/audit/difference?from=2025-11-30&to=2026-03-31");

        Assert.Matches(@"[\d,]+ cells in \d projects differ between event", page.QuerySelector(".difference-sum")!.TextContent);
        Assert.Contains("→", page.QuerySelector("#differences")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".why-sentence"), s => s.TextContent.Contains("was accepted by", StringComparison.Ordinal));
        Assert.Equal("Nothing differs.", (await Html(await pmo.Site.SignedIn(await pmo.Site.Person([Role.HeadOfPmo])), "/audit/difference?from=2026-03-31&to=2026-03-31")).QuerySelector(".nothing-title")!.TextContent.Trim());
    }

    private static async Task<AngleSharp.Dom.IDocument> Html(Security.Browser browser, string address)
    {
        var answer = await browser.Get(address);
        for (var n = 0; answer.StatusCode == HttpStatusCode.ServiceUnavailable && n < 20; n++) answer = await browser.Get(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
