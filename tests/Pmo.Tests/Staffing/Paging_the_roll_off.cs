using AngleSharp.Html.Parser;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;
using Pmo.Tests.Security;

namespace Pmo.Tests.Staffing;

/// <summary>Twelve posts that begin soon, read ten at a time: the one that nobody fits is never on the second page.</summary>
[Trait("Feature", "T27")]
public sealed class Paging_the_roll_off
{
    [Fact]
    public async Task What_has_no_fit_comes_first_and_the_rest_by_pages()
    {
        await using var site = await Site.Open();
        var (head, pat, today) = (await site.Person([Role.HeadOfPmo]), await site.Person([Role.ProjectManager]), DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime));
        await site.Do(new JoinPool(pat, Grade.ProjectManager, 100, today));
        for (var n = 0; n < 12; n++)
        {
            var (code, id) = ($"P-{n:00}", new RequestId(Ids.Named("test.request", $"{n}")));
            await site.Do(new RegisterProject(code, $"Project {n:00}", null, null, new ProjectProfile()));
            await site.Do(new NameSponsor(Projects.IdOf(code), head));
            await site.Do(new DraftStaffing(id, Projects.IdOf(code), new(n == 11 ? Grade.PortfolioManager : Grade.ProjectManager, 50, today.AddDays(10 + n), today.AddDays(90), []), Readiness.Gate), head);
            await site.Do(new SubmitStaffing(id), head);
        }

        await site.Settle();
        var browser = await site.SignedIn(head);
        var (first, second) = (await Posts(""), await Posts("?posts=2"));
        Assert.Equal((10, 2), (first.Length, second.Length));
        Assert.Contains("11", first[0], StringComparison.Ordinal);
        Assert.Equal(12, first.Concat(second).Distinct().Count());

        async Task<string[]> Posts(string query)
        {
            var page = await new HtmlParser().ParseDocumentAsync(await (await browser.Get($"/staffing/roll-off{query}")).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
            return [.. page.QuerySelectorAll("#posts td[data-th=For] a").Select(a => a.TextContent)];
        }
    }
}
