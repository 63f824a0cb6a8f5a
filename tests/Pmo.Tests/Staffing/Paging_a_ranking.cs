using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;
using Pmo.Tests.Security;

namespace Pmo.Tests.Staffing;

/// <summary>Forty people and a request on a whole site: everybody ranked and everybody left out is reached by pages, before and after somebody is chosen.</summary>
[Trait("Feature", "T10")]
public sealed class Paging_a_ranking : IAsyncLifetime
{
    private const int Fitting = 40, TooLow = 30;
    private readonly RequestId id = new(Guid.CreateVersion7());
    private Site site = null!;
    private Browser browser = null!;
    private PersonId head;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        head = await site.Person([Role.HeadOfPmo]);
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        for (var n = 0; n < Fitting + TooLow; n++)
        {
            var (person, email) = (Named(n), $"p{n}@example.org");
            await site.Do(new ClaimEmail(person, email));
            await site.Do(new AddPerson(person, $"Person {n:00}", email, "UTC"));
            await site.Do(new JoinPool(person, n < Fitting ? Grade.ProjectManager : Grade.AssociateProjectManager, 100, today));
        }

        await site.Do(new RegisterProject("SPAN", "Span", null, null, new ProjectProfile()));
        await site.Do(new NameSponsor(Projects.IdOf("SPAN"), head));
        await site.Do(new DraftStaffing(id, Projects.IdOf("SPAN"), new(Grade.ProjectManager, 50, today, today.AddDays(90), []), Readiness.Gate), head);
        await site.Do(new SubmitStaffing(id), head);
        await site.Settle();
        browser = await site.SignedIn(head);
    }

    public Task DisposeAsync() => site.DisposeAsync().AsTask();

    [Fact]
    public async Task Everybody_is_reached_page_by_page_and_whoever_is_chosen_on_a_later_one_is_the_one_meant()
    {
        var pages = new[] { await Html(""), await Html("?page=2") };
        Assert.Equal(Enumerable.Range(1, Fitting).Select(n => $"{n}."), pages.SelectMany(p => Column(p, "#ranking", "Rank")));
        Assert.Equal(Fitting, pages.SelectMany(p => Column(p, "#ranking", "Name")).Distinct().Count());
        Assert.Equal("26–40 of 40 people", pages[1].QuerySelector("#ranking [data-announce]")!.TextContent);
        Assert.Equal("–", Column(pages[0], "#ranking", "Why below the one above")[0]);
        Assert.NotEqual("–", Column(pages[1], "#ranking", "Why below the one above")[0]);
        // The other list keeps its own place.
        var left = new[] { await Html("?page=2"), await Html("?page=2&left-out=2") };
        Assert.Equal(TooLow, left.SelectMany(p => Column(p, "#left-out", "Name")).Distinct().Count());
        Assert.Equal(["26.", "40."], Column(left[1], "#ranking", "Rank") is var ranks ? [ranks[0], ranks[^1]] : []);
        Assert.Equal(Column(pages[1], "#ranking", "Rank"), Column(await Html("?page=99"), "#ranking", "Rank"));

        var last = pages[1].QuerySelector("#ranking tbody tr:last-child")!;
        var chosen = await Page(last.QuerySelector("a.btn")!.GetAttribute("href")!);
        Assert.Contains(last.QuerySelector("[data-th=Name] a")!.TextContent, chosen.QuerySelector("#choose .card-title")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("26.", Column(chosen, "#ranking", "Rank")[0]);
    }

    [Fact]
    public async Task What_was_frozen_is_paged_too_and_worked_out_again_from_all_of_it()
    {
        await site.Do(new ProposeCandidate(id, Named(Fitting - 1), "Knows the river."), head);
        await site.Settle();
        var pages = new[] { await Html("/ranking"), await Html("/ranking?page=2") };
        Assert.Equal(Enumerable.Range(1, Fitting).Select(n => $"{n}."), pages.SelectMany(p => Column(p, "#grid", "Rank")));
        Assert.All(pages, p => Assert.Contains("the outcome is the same, byte for byte", p.Body!.TextContent, StringComparison.Ordinal));
        Assert.All(pages, p => Assert.Contains("70 people", p.Body!.TextContent, StringComparison.Ordinal));
        Assert.Equal(Fitting + TooLow, new[] { pages[0], await Html("/ranking?inputs=2"), await Html("/ranking?inputs=3") }.SelectMany(p => Column(p, "#inputs", "Name")).Distinct().Count());
    }

    private static PersonId Named(int n) => new(Ids.Named("test.person", $"{n}"));

    private static string[] Column(IDocument page, string grid, string name) => [.. page.QuerySelectorAll($"{grid} td[data-th='{name}']").Select(c => c.FirstChild is { NodeType: NodeType.Text } or null ? c.TextContent.Trim() : c.FirstChild!.TextContent.Trim())];

    private Task<IDocument> Html(string more) => Page($"/staffing/requests/{id}{more}");

    private async Task<IDocument> Page(string address) => await new HtmlParser().ParseDocumentAsync(await (await browser.Get(address)).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
}
